/** Help on the screen that is open: a few sentences, the way to the tour, the way to this phone's settings. */
import './help.css';
import { account, phase } from '../device/device.ts';
import { path } from '../route.ts';
import { commonText } from '../text/common.ts';
import { helpText } from '../text/help.ts';
import { RowLink } from '../ui/row-link.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { closeHelp, isHelpOpen } from './offer.ts';
import { helpPageOf } from './page-of.ts';

export function HelpSheet() {
  const t = helpText();
  const me = phase.value === 'ready' ? account.value : null;
  const lines = t.pages[helpPageOf(path.value, me?.role ?? null, phase.value === 'locked')];
  return (
    <Sheet
      open={isHelpOpen.value}
      onClose={closeHelp}
      title={isHelpOpen.value ? titleOf(t.about) : ''}
      closeLabel={t.close}
      dialog
    >
      <ul class="help-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {me !== null && (
        <div class="help-ways">
          {me.role === 'officer' && <RowLink icon="refresh" title={t.again} tone="plain" href="#/tour" />}
          {!path.value.startsWith('/phone') && <RowLink icon="on-phone" title={t.phone} tone="plain" href="#/phone" />}
        </div>
      )}
    </Sheet>
  );
}

/** The heading of the screen below, so that the help says what it is about. */
function titleOf(about: (screen: string) => string): string {
  const heading = document.querySelector('h1')?.textContent?.trim() ?? '';
  return heading === '' ? commonText().act.help : about(heading);
}
