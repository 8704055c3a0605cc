import { useState } from 'preact/hooks';

import type { OperationFacts, OperationRow } from '../../schema/operation.ts';
import { spokenCodeOf } from '../../schema/spoken-code.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { reviewText } from '../text/review.ts';
import { notingText } from '../text/noting.ts';
import { scanText } from '../text/scan.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { Facts } from '../ui/fact-row.tsx';
import { formatLongDate, formatTimeWithZone } from '../ui/format.ts';
import { Screen } from '../ui/screen.tsx';
import { InvitationSheet } from './invitation-sheet.tsx';
import { operationOf } from './rows.ts';
import { TeamList } from './team-list.tsx';

/** The code to be read out, the facts of the order, the team. `isNew`: opened a moment ago. */
export function OperationDetails(props: { id: string; isNew: boolean }) {
  const { id } = props;
  const t = officerText();
  const r = reviewText();
  const common = commonText();
  const operation = operationOf(id)?.body;
  const back = { label: common.act.back, href: `#/operation/${id}` };
  if (operation === undefined)
    return (
      <Screen skipLabel={common.skip} title={r.details.title} back={back}>
        <Empty
          icon="search"
          title={t.operationUnknown}
          text={t.operationUnknownHint}
          action={{ text: t.operations.join, href: '#/operations/join' }}
        />
      </Screen>
    );
  return (
    <Screen
      skipLabel={common.skip}
      title={props.isNew ? r.details.opened : r.details.title}
      back={back}
      dock={
        props.isNew && (
          <Dock>
            <Button kind="primary" iconEnd="arrow-right" href={`#/operation/${id}`}>
              {r.details.begin}
            </Button>
          </Dock>
        )
      }
    >
      <div class="stack">
        <JoinCode operation={operation} />
        {operation.differs !== null && <Differs said={operation.differs} />}
        {operation.facts === null ? (
          <Banner tone="amber" title={t.factsMissing}>
            {t.factsMissingHint}
          </Banner>
        ) : (
          <OrderFacts operation={operation} facts={operation.facts} />
        )}
      </div>
      <TeamList operation={operation} />
    </Screen>
  );
}

/** In groups of three, as it is read aloud; and as a QR code to be held up. */
function JoinCode(props: { operation: OperationRow }) {
  const t = reviewText().details;
  const { id, facts } = props.operation;
  const [isShown, setShown] = useState(false);
  const code = spokenCodeOf(id);
  return (
    <Card label={t.code}>
      <p class="cap muted">{t.code}</p>
      <p class="ticket__code">
        <span aria-hidden="true">{code}</span>
        <span class="sr">{code.replaceAll(' ', '').split('').join(' ')}</span>
      </p>
      <p class="muted meta">{t.codeHint}</p>
      <div class="block">
        <Button icon="qr" wide onClick={() => setShown(true)}>
          {scanText().show.open}
        </Button>
      </div>
      <InvitationSheet open={isShown} onClose={() => setShown(false)} operationId={id} facts={facts} />
    </Card>
  );
}

function OrderFacts(props: { operation: OperationRow; facts: OperationFacts }) {
  const n = notingText();
  const r = reviewText();
  const { operation, facts } = props;
  const shown = language.value;
  const version = facts.legalBasisVersion === null ? '' : ` (${facts.legalBasisVersion})`;
  return (
    <Card label={r.details.facts}>
      <Facts
        facts={[
          { key: 'title', label: n.open.title, value: facts.title },
          { key: 'order', label: n.open.orderNumber, value: facts.orderNumber },
          { key: 'basis', label: n.open.legalBasis, value: `${facts.legalBasis}${version}` },
          { key: 'place', label: n.open.place, value: facts.place },
          { key: 'squad', label: n.open.squad, value: facts.squad },
          {
            key: 'opened',
            label: r.details.openedOn,
            value: `${formatLongDate(operation.openedOn, shown)}, ${formatTimeWithZone(operation.openedAt, operation.timeZone, shown)}`,
          },
        ]}
      />
    </Card>
  );
}

/** A phone that joined early had other facts than the leader wrote. */
function Differs(props: { said: OperationFacts }) {
  const t = reviewText().details;
  const { said } = props;
  return (
    <Banner tone="amber" title={t.differs}>
      {[said.title, said.orderNumber, said.legalBasis, said.place, said.squad].join(', ')}
    </Banner>
  );
}
