import { useRef, useState } from 'preact/hooks';

import { type Invitation, invitationPath } from '../../schema/invitation.ts';
import { spokenCodeOf } from '../../schema/spoken-code.ts';
import { clock } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { notingText } from '../text/noting.ts';
import { scanText } from '../text/scan.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Dock } from '../ui/dock.tsx';
import { Facts } from '../ui/fact-row.tsx';
import { Failed } from '../ui/failed.tsx';
import { formatLongDate } from '../ui/format.ts';
import { Screen } from '../ui/screen.tsx';
import { joinOperation } from './join-operation.ts';
import { useOpenForm } from './open-form.ts';
import { zoneNow } from './rows.ts';
import { refusalWords } from './refusal-words.ts';

/** An operation by the QR code of its leader's phone, scanned here or by the phone's own camera: looked at, then joined. */
export function JoinInvited(props: { invitation: Invitation }) {
  const { operationId, openedOn, facts } = props.invitation;
  const n = notingText();
  const s = scanText().join;
  const common = commonText();
  const [failure, setFailure] = useState<string | null>(null);
  const busy = useRef(false);
  // The address holds all there is: killed here, the app opens on it again.
  useOpenForm(invitationPath(operationId, facts));
  const isToday = openedOn === clock.today(facts?.timeZone ?? zoneNow());
  const join = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const joined = await joinOperation(props.invitation);
    busy.current = false;
    if (!joined.ok) setFailure(refusalWords(joined.why));
  };
  const version = facts?.legalBasisVersion;
  return (
    <Screen
      skipLabel={common.skip}
      title={s.title}
      back={{ label: common.act.back, href: '#/operations' }}
      dock={
        <Dock>
          <Button kind="primary" onClick={() => void join()}>
            {n.join.action}
          </Button>
        </Dock>
      }
    >
      <div class="stack">
        {failure !== null && <Failed title={officerText().notSaved} text={failure} />}
        {!isToday && (
          <Banner tone="amber" title={s.otherDay(formatLongDate(openedOn, language.value))}>
            {s.otherDayText}
          </Banner>
        )}
        <Card label={s.title}>
          <Facts
            facts={[
              ...(facts === null
                ? []
                : [
                    { key: 'title', label: n.open.title, value: facts.title },
                    { key: 'order', label: n.open.orderNumber, value: facts.orderNumber },
                    {
                      key: 'basis',
                      label: n.open.legalBasis,
                      value: version == null ? facts.legalBasis : `${facts.legalBasis} (${version})`,
                    },
                    { key: 'place', label: n.open.place, value: facts.place },
                    { key: 'squad', label: n.open.squad, value: facts.squad },
                  ]),
              { key: 'opened', label: s.openedOn, value: formatLongDate(openedOn, language.value) },
              { key: 'code', label: n.join.code, value: spokenCodeOf(operationId) },
            ]}
          />
        </Card>
        <p class="muted meta">{facts === null ? s.withoutFacts : s.works}</p>
      </div>
    </Screen>
  );
}
