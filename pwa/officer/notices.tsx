import { connection, roster, rosterComing, sync, updateReady } from '../device/device.ts';
import { firstText } from '../text/first.ts';
import { officerText } from '../text/officer.ts';
import { language } from '../text/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';

/** What the person should know before he goes on; nothing of it stands in the way of noting. */
export function Notices() {
  const t = officerText().notice;
  const { needsSignIn, hasEnded, appOutdated, online } = connection.value;
  const { complete, pulledRows } = sync.value;
  return (
    <>
      {hasEnded && (
        <Banner tone="red" title={t.endedTitle}>
          {t.endedText}
        </Banner>
      )}
      {needsSignIn && !hasEnded && (
        <Banner
          tone="amber"
          title={t.signInTitle}
          actions={
            <Button kind="text" href="#/sign-in">
              {firstText().act.signIn}
            </Button>
          }
        >
          {t.signInText}
        </Banner>
      )}
      {appOutdated && (
        <Banner tone="amber" title={t.outdatedTitle}>
          {t.outdatedText}
        </Banner>
      )}
      {updateReady.value && (
        <Banner icon="refresh" title={t.updateTitle}>
          {t.updateText}
        </Banner>
      )}
      {!complete && (
        <Banner tone="amber" title={t.incompleteTitle}>
          {online && pulledRows > 0 ? t.incompleteSoFar(formatNumber(pulledRows, language.value)) : t.incompleteText}
        </Banner>
      )}
      {complete && roster.value === null && rosterComing.value !== 'opening' && (
        <Banner tone="amber" title={t.rosterTitle}>
          {t.rosterText}
        </Banner>
      )}
    </>
  );
}
