import { useEffect } from 'preact/hooks';

import { lookForNews, phase } from '../device/device.ts';
import type { Row } from '../../schema/rows.ts';
import { firstText } from '../text/first.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { formatDate, formatNumber } from '../ui/format.ts';
import { RowLink } from '../ui/row-link.tsx';
import { Screen } from '../ui/screen.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { Tag } from '../ui/tag.tsx';
import { Notices } from './notices.tsx';
import { spokenCodeOf } from '../../schema/spoken-code.ts';
import { figuresOf, isOpen, isToday, operations } from './rows.ts';
import { AccountLink, connectionLine } from './shown.tsx';
import { Waiting } from './waiting.tsx';

/** The person's operations: today's open ones first, then what lies behind. */
export function Operations() {
  const t = officerText();
  const common = firstText();
  const all = operations.value;
  const now = all.filter((row) => isOpen(row.body) && isToday(row.body));
  const before = all.filter((row) => !now.includes(row));
  useEffect(lookForNews, []);
  return (
    <Screen
      skipLabel={common.skip}
      title={t.operations.title}
      {...connectionLine()}
      trailing={<AccountLink />}
      dock={
        <Dock column>
          <Button kind="primary" icon="plus" href="#/operations/new">
            {t.operations.open}
          </Button>
          <Button href="#/operations/join">{t.operations.join}</Button>
        </Dock>
      }
    >
      <div class="stack stack--tight">
        <Notices />
        {all.length === 0 && phase.value === 'ready' && (
          <Empty icon="flag" title={t.operations.none} text={t.operations.noneHint} />
        )}
      </div>
      <Waiting />
      {now.length > 0 && <Group title={t.operations.today} rows={now} />}
      {before.length > 0 && <Group title={t.operations.before} rows={before} />}
    </Screen>
  );
}

function Group(props: { title: string; rows: readonly Row<'operation'>[] }) {
  return (
    <section>
      <SectionHead title={props.title} />
      <Card label={props.title} pad={false}>
        {props.rows.map((row) => (
          <OperationLine key={row.key} row={row} />
        ))}
      </Card>
    </section>
  );
}

function OperationLine(props: { row: Row<'operation'> }) {
  const t = officerText();
  const { body } = props.row;
  const { findings } = figuresOf(body.id);
  const place = body.facts?.place ?? t.factsMissing;
  const count = t.findings(findings, formatNumber(findings, language.value));
  return (
    <RowLink
      title={body.facts?.title ?? t.operationOf(spokenCodeOf(body.id))}
      sub={`${formatDate(body.openedOn, language.value)}, ${place}, ${count}`}
      tone="plain"
      href={`#/operation/${body.id}`}
      end={
        body.state === 'open' ? undefined : (
          <Tag tone={body.state === 'returned' ? 'amber' : 'khaki'} text={t.operationStates[body.state]} />
        )
      }
    />
  );
}
