/** What a recap and a report are made from, as this phone knows it. */
import type { OperationRow } from '../../schema/operation.ts';
import { clock, sync } from '../device/device.ts';
import type { ChatInput } from '../report/chat-text.ts';
import type { ReportInput } from '../report/input.ts';
import { officeOf } from '../report/office-of.ts';
import { compliantWith } from './compliant.ts';
import { figuresOf, findingsOf, membersOf } from './rows.ts';

export type Counts = ReportInput['counts'];

export function reportData(operation: OperationRow): ChatInput {
  return {
    operation,
    team: membersOf(operation.id)
      .map(({ name }) => name)
      .toSorted((a, b) => a.localeCompare(b)),
    // Newest first on screens, as they happened on paper.
    findings: findingsOf(operation.id)
      .map((row) => row.body)
      .filter((finding) => finding.counts)
      .toReversed(),
    officeOf,
    counts: countsOf(operation.id),
    asOf: clock.now(),
    unsent: sync.value.waiting,
  };
}

/** With what was tapped and is still being saved. */
function countsOf(operationId: string): Counts {
  const figures = figuresOf(operationId);
  const own = compliantWith(operationId, figures.own) - figures.own;
  return { checked: figures.checked + own, compliant: figures.compliant + own };
}
