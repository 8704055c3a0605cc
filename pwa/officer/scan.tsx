import { useEffect, useState } from 'preact/hooks';

import { holderOf, readCard } from '../../schema/card-code.ts';
import { invitationPath, readInvitation } from '../../schema/invitation.ts';
import type { RosterPerson } from '../../schema/roster-unpack.ts';
import { clock, roster } from '../device/device.ts';
import { go } from '../route.ts';
import type { Scanned } from '../scan/formats.ts';
import { commonText } from '../text/common.ts';
import { scanText } from '../text/scan.ts';
import { formatNip } from '../ui/format.ts';
import { announce } from '../ui/live-region.tsx';
import { Screen } from '../ui/screen.tsx';
import { beginOther } from './begin-other.ts';
import { loadDraft, notePath } from './capture-draft.ts';
import { employeeSubject } from './choices.ts';
import { useOpenForm } from './open-form.ts';
import { DraftInTheWay, useSubject } from './pick-subject.tsx';
import { zoneNow } from './rows.ts';
import { Scanner } from './scanner.tsx';
import type { Verdict } from './verdict.ts';

/** The person by his staff card. `isChange`: for the finding that is being noted already. */
export function Scan(props: { operationId: string; isChange: boolean; isFromHome: boolean }) {
  const { operationId, isChange } = props;
  const t = scanText();
  const { pick, inTheWay } = useSubject(operationId, isChange);
  // A draft in the way was looked at and left: the camera begins anew.
  const [turn, setTurn] = useState(0);
  useEffect(() => void loadDraft(operationId), [operationId]);
  useOpenForm(isChange ? notePath(operationId) : null);
  const home = `/operation/${operationId}`;
  const find = `${home}/find${isChange ? '?change=1' : ''}`;

  const choose = (person: RosterPerson): void => {
    const version = roster.peek()?.version;
    if (version === undefined) return;
    announce(t.found(person.name));
    pick(employeeSubject(person, version));
  };
  const unlisted = (nip: string, name: string | null) => ({
    onClick: () => void beginOther(operationId, isChange, { nip, ...(name === null ? {} : { name }) }),
  });
  const ofPerson = (person: RosterPerson) => ({
    of: `employee ${person.id}`,
    text: `${person.name}, ${person.unitName}`,
    among: `${person.name}, ${formatNip(person.nip)}, ${person.unitName}`,
    onClick: () => choose(person),
  });
  const judge = ({ text, format }: Scanned): Verdict => {
    const invitation = readInvitation(text);
    if (invitation !== null) {
      const way = invitationPath(invitation.operationId, invitation.facts);
      return { done: false, stop: true, text: t.isInvitation, acts: [{ text: t.join.title, href: `#${way}` }] };
    }
    const people = roster.peek();
    const holder = holderOf(readCard(text, clock.today(zoneNow())), people);
    switch (holder.kind) {
      case 'person':
        return { done: true, choice: ofPerson(holder.person) };
      case 'unlisted': {
        const nip = formatNip(holder.nip);
        return {
          done: false,
          stop: true,
          text: people === null ? t.noRoster(nip) : t.notListed(nip),
          acts: [
            { of: holder.nip, text: t.noteUnlisted, among: t.notInList(nip), ...unlisted(holder.nip, holder.name) },
          ],
        };
      }
      case 'several':
        return {
          done: false,
          stop: true,
          text: t.several,
          acts: holder.candidates.map(({ nip, person }) =>
            person === null ? { of: nip, text: t.notInList(formatNip(nip)), ...unlisted(nip, null) } : ofPerson(person),
          ),
        };
      case 'unknown':
        return { done: false, stop: false, text: t.unknown(t.formats[format], holder.shown) };
    }
  };

  return (
    <Screen
      skipLabel={commonText().skip}
      title={t.card}
      back={{ label: commonText().act.back, href: `#${props.isFromHome ? home : find}` }}
    >
      <Scanner
        key={turn}
        title={t.card}
        hint={t.cardHint}
        byHand={{ icon: 'search', text: t.byName, href: `#${find}` }}
        onClose={() => go(props.isFromHome ? home : find, 'replace')}
        judge={judge}
        several={t.severalCards}
      />
      <DraftInTheWay
        operationId={operationId}
        subject={inTheWay.subject}
        onClose={() => {
          inTheWay.close();
          setTurn(turn + 1);
        }}
      />
    </Screen>
  );
}
