import { invitationPath, readInvitation } from '../../schema/invitation.ts';
import { spokenCodeOf } from '../../schema/spoken-code.ts';
import { readCard, shownText } from '../../schema/card-code.ts';
import { go } from '../route.ts';
import type { Scanned } from '../scan/formats.ts';
import { commonText } from '../text/common.ts';
import { scanText } from '../text/scan.ts';
import { Screen } from '../ui/screen.tsx';
import { Scanner } from './scanner.tsx';
import type { Verdict } from './verdict.ts';

const typed = '/operations/join';

/** An operation by the QR code on its leader's phone. */
export function ScanJoin() {
  const t = scanText();
  const judge = ({ text, format }: Scanned): Verdict => {
    const invitation = readInvitation(text);
    if (invitation !== null) {
      const { operationId, facts } = invitation;
      const onClick = (): void => go(invitationPath(operationId, facts), 'replace');
      const code = spokenCodeOf(operationId);
      // Two squads out on one day often have operations of one name.
      const names = facts === null ? { text: code } : { text: facts.title, among: `${facts.title}, ${code}` };
      return { done: true, choice: { of: operationId, ...names, onClick } };
    }
    const says = readCard(text).nips.length > 0 ? t.join.isCard : t.join.unknown(t.formats[format], shownText(text));
    return { done: false, stop: false, text: says };
  };
  return (
    <Screen
      skipLabel={commonText().skip}
      title={t.join.scan}
      back={{ label: commonText().act.back, href: `#${typed}` }}
    >
      <Scanner
        title={t.join.scan}
        hint={t.join.hint}
        byHand={{ icon: 'pencil', text: t.join.type, href: `#${typed}` }}
        onClose={() => go(typed, 'replace')}
        judge={judge}
        several={t.join.several}
      />
    </Screen>
  );
}
