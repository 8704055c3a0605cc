import { useState } from 'preact/hooks';

import type { Role } from '../../schema/outcome.ts';
import { account, connection, roster, rosterComing, signOut, sync } from '../device/device.ts';
import { go } from '../route.ts';
import { accountText } from '../text/account.ts';
import { commonText, type CommonText } from '../text/common.ts';
import { handInText } from '../text/hand-in.ts';
import { phoneText } from '../text/phone.ts';
import { language, type Language, setLanguage } from '../text/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ChipGroup } from '../ui/chip-group.tsx';
import { Facts } from '../ui/fact-row.tsx';
import { Failed } from '../ui/failed.tsx';
import { formatInstant, formatNumber } from '../ui/format.ts';
import { RowLink } from '../ui/row-link.tsx';
import { Screen } from '../ui/screen.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { setTheme, theme, themes } from '../ui/theme.ts';
import { LockCard } from './lock-card.tsx';
import { RescueRow } from './rescue-row.tsx';
import { StoreFacts } from './store-facts.tsx';
import { install, isInstalled } from './install.ts';
import { InstallGains, InstallSteps, installWay } from './install-ways.tsx';
import { isShellKept } from './shell-ready.ts';
import { useLocks } from './use-vault.ts';
import { zoneHere } from './zone-here.ts';

/** Who is signed in here, whether the phone is ready for flight mode, language, appearance, signing out. */
export function Phone(_props: { path: string }) {
  const t = accountText();
  const p = phoneText().phone;
  const common = commonText();
  const [turn, setTurn] = useState(0);
  // What stands below the lock waits for it, so that nothing moves under a finger.
  const locks = useLocks(turn);
  return (
    <Screen skipLabel={common.skip} title={p.title} back={{ label: common.act.back, href: '#/' }}>
      <div class="stack">
        <Readiness />
        <Who />
        <StoreFacts />
        {locks !== null && (
          <>
            {locks !== 'failed' && <LockCard locks={locks} onChanged={() => setTurn(turn + 1)} />}
            <Choices />
            <RescueRow />
            <Card pad={false}>
              <RowLink icon="document" title={handInText().open} sub={handInText().openHint} href="#/serahkan" />
            </Card>
            {!isInstalled() && <Install />}
            <section>
              <SectionHead title={p.purposeTitle} />
              <p class="muted meta">{t.purpose}</p>
            </section>
            <Leave />
          </>
        )}
      </div>
    </Screen>
  );
}

function Readiness() {
  const t = phoneText().phone;
  // Only officers work without a network from the roster; the offices read pages from the server.
  const needsRoster = account.value?.role === 'officer';
  const isOpening = needsRoster && roster.value === null && rosterComing.value === 'opening';
  const missing = [
    isShellKept.value ? null : t.missingShell,
    sync.value.complete ? null : t.missingData,
    !needsRoster || roster.value !== null || isOpening ? null : t.missingRoster,
  ].filter((line) => line !== null);
  if (missing.length === 0 && isOpening) return <Banner title={t.openingTitle}>{t.openingText}</Banner>;
  if (missing.length === 0)
    return (
      <Banner icon="check" title={t.readyTitle}>
        {needsRoster && t.readyText}
      </Banner>
    );
  return (
    <Banner tone="amber" title={t.notReadyTitle}>
      {[...missing, t.stayOnline].join(' ')}
    </Banner>
  );
}

function Who() {
  const t = phoneText().phone;
  const common = commonText();
  const me = account.value;
  if (me === null) return null;
  const people = roster.value;
  // Its row is there from the start, so that nothing moves when the roster has been opened.
  const isOpening = me.role === 'officer' && rosterComing.value === 'opening';
  const shown = language.value;
  const zone = zoneHere();
  const { lastContactAt } = connection.value;
  const facts = [
    { key: 'name', label: t.signedIn, value: me.name },
    { key: 'role', label: t.role, value: roleName(me.role, common) },
    ...(me.unitName === null ? [] : [{ key: 'unit', label: t.unit, value: me.unitName }]),
    ...(people === null && !isOpening
      ? []
      : [
          {
            key: 'roster',
            label: t.roster,
            value:
              people === null
                ? t.rosterOpening
                : t.rosterOf(formatNumber(people.size, shown), formatInstant(people.asOf, zone, shown)),
          },
        ]),
    {
      key: 'contact',
      label: t.lastContact,
      value: lastContactAt === null ? t.never : formatInstant(lastContactAt, zone, shown),
    },
  ];
  return (
    <Card label={t.title}>
      <Facts facts={facts} />
    </Card>
  );
}

function Choices() {
  const t = commonText().setting;
  const [hasFailed, setFailed] = useState(false);
  return (
    <section>
      <ChipGroup<Language>
        label={t.language}
        value={language.value}
        options={[
          { value: 'id', label: 'Bahasa Indonesia' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(next) => void setLanguage(next).then((isDone) => setFailed(!isDone))}
      />
      {hasFailed && <p class="field__error">{t.languageFailed}</p>}
      <ChipGroup
        label={t.theme}
        value={theme.value}
        options={themes.map((value) => ({ value, label: t.themes[value] }))}
        onChange={setTheme}
      />
    </section>
  );
}

function Install() {
  const t = phoneText().install;
  const way = installWay();
  return (
    <section class="stack stack--tight">
      <SectionHead title={t.title} />
      <InstallGains />
      {way === 'prompt' && (
        <Button icon="download" wide onClick={() => void install()}>
          {t.action}
        </Button>
      )}
      <InstallSteps way={way} />
    </section>
  );
}

function Leave() {
  const t = phoneText().phone;
  const common = commonText();
  const [isAsking, setAsking] = useState(false);
  const [isOffline, setOffline] = useState(false);
  const unsent = sync.value.waiting + sync.value.attention;
  const leave = async (): Promise<void> => {
    const outcome = await signOut();
    setAsking(false);
    setOffline(!outcome.ok);
    if (outcome.ok) go('/', 'replace');
  };
  return (
    <section class="stack stack--tight">
      {isOffline && <Failed title={t.signOutOffline} text="" />}
      <Button icon="sign-out" wide onClick={() => setAsking(true)}>
        {common.act.signOut}
      </Button>
      <Sheet
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t.signOutTitle}
        closeLabel={common.act.close}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{common.act.cancel}</Button>
            <Button kind="primary" icon="sign-out" onClick={() => void leave()}>
              {common.act.signOut}
            </Button>
          </>
        }
      >
        <p>{unsent > 0 ? t.signOutUnsent(formatNumber(unsent, language.value)) : t.signOutText}</p>
      </Sheet>
    </section>
  );
}

function roleName(role: Role, { role: words }: CommonText): string {
  return role === 'chief' ? words.kasatpol : words[role];
}
