/** The key figures of a report: each opens the list it counts. Which there are depends on what the role may see. */
import type { CasesAnswer, OperationsAnswer } from '../../schema/api.ts';
import type { Report } from '../../schema/report.ts';
import { account } from '../device/device.ts';
import { type PageState, readPage, usePage, useOfficePage } from '../personnel/use-page.ts';
import { queueHref } from '../personnel/ways.ts';
import { numberWords } from '../personnel/words.ts';
import { supervisorText } from '../text/supervisor.ts';
import { KeyFigure, KeyFigures } from '../ui/key-figure.tsx';
import { Tag } from '../ui/tag.tsx';
import { hasDesk } from './frame.tsx';
import { conflictsHref, findingsHref, findingsOf, heldHref, operationHref, operationsHref } from './ways.ts';
import { daysWords } from './words.ts';

export function ReportFigures({ report }: { report: Report }) {
  const t = supervisorText().figure;
  const role = account.value?.role;
  const { filter, tables, checked } = report;
  const toValidate = useToValidate();
  const desk = useDesk(report);
  return (
    <KeyFigures label={t.label}>
      <KeyFigure
        label={t.findings}
        value={numberWords(tables.total)}
        note={filter.from === undefined || filter.to === undefined ? '' : daysWords(filter.from, filter.to)}
        href={findingsHref(findingsOf(filter))}
      />
      {checked !== null && (
        <KeyFigure
          label={t.checked}
          value={numberWords(checked)}
          note={t.checkedNote}
          href={checkedHref(report, checked)}
        />
      )}
      {toValidate !== null && (
        <KeyFigure
          label={t.toValidate}
          value={numberWords(toValidate)}
          note={t.toValidateNote}
          href={operationsHref({ state: 'closed', days: null, expected: null })}
        />
      )}
      {role === 'chief' && (
        <KeyFigure
          label={t.conflicts}
          value={numberWords(report.openConflicts)}
          note={t.conflictsNote}
          href={conflictsHref}
        />
      )}
      {desk !== null && (
        <KeyFigure
          label={t.overdue}
          value={numberWords(desk.overdue)}
          note={t.overdueNote(numberWords(desk.open))}
          href={queueHref({ queue: 'overdue', unitId: filter.unitId })}
          late={desk.overdue > 0}
        />
      )}
    </KeyFigures>
  );
}

/** What waits for somebody's decision, while there is any. */
export function WaitingTags({ report }: { report: Report | null }) {
  const t = supervisorText().figure;
  if (report === null) return null;
  const { openConflicts, held } = report;
  return (
    <>
      {openConflicts > 0 && (
        <Tag tone="amber" icon="warning" text={t.openConflicts(numberWords(openConflicts))} href={conflictsHref} />
      )}
      {held > 0 && <Tag tone="amber" icon="clock" text={t.held(numberWords(held))} href={heldHref} />}
    </>
  );
}

/** Of one operation its own page shows them by phone; of a period the operations opened in it. */
function checkedHref({ filter }: Report, checked: number): string {
  if (filter.operationId !== undefined) return operationHref(filter.operationId);
  const { from, to } = filter;
  return operationsHref({ days: from === undefined || to === undefined ? null : { from, to }, expected: checked });
}

/** Null for those whose business it is not: a head sees his own people only. */
function useToValidate(): number | null {
  const page = useOfficePage<OperationsAnswer>('/api/operations', { limit: 1 });
  const me = account.value;
  if (me === null || me.role === 'head' || me.unitIds !== null || page.state !== 'ready') return null;
  return page.value.toValidate;
}

function useDesk(report: Report): { overdue: number; open: number } | null {
  const role = account.value?.role;
  const may = role !== undefined && hasDesk(role);
  const { unitId } = report.filter;
  const page: PageState<CasesAnswer> = usePage<CasesAnswer>(`desk ${String(may)} ${unitId ?? ''}`, async () =>
    may ? readPage<CasesAnswer>('/api/cases', { queue: 'overdue', limit: 1, unitId }) : { state: 'loading' },
  );
  return page.state === 'ready' ? { overdue: page.value.counts.overdue, open: page.value.counts.open } : null;
}
