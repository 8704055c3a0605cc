/** What a recap and a report are made from, as this phone knows it. */
import type { OperationRow } from '../../schema/operation.ts';
import { clock } from '../device/device.ts';
import type { ChatInput } from '../report/chat-text.ts';
import type { ReportInput } from '../report/input.ts';
import { officeOf } from '../report/office-of.ts';
import { supplementByFlag } from '../report/supplement.ts';
import { compliantWith } from './compliant.ts';
import { figuresOf, findingsOf, membersOf } from './rows.ts';
import { unsentItems } from './shown.tsx';

export type Counts = ReportInput['counts'];

export function reportData(operation: OperationRow): ChatInput {
  // Newest first on screens, as they happened on paper.
  const findings = findingsOf(operation.id)
    .map((row) => row.body)
    .filter((finding) => finding.counts)
    .toReversed();
  return {
    operation,
    team: membersOf(operation.id)
      .map(({ name }) => name)
      .toSorted((a, b) => a.localeCompare(b)),
    findings,
    officeOf,
    counts: countsOf(operation.id),
    supplement: supplementByFlag(operation, findings),
    asOf: clock.now(),
    unsent: unsentOf(operation.id),
  };
}

/** Notes about this operation that the server has not decided. */
function unsentOf(operationId: string): number {
  return unsentItems().filter(({ mutation: { body } }) => 'operationId' in body && body.operationId === operationId)
    .length;
}

/** With what was tapped and is still being saved. */
function countsOf(operationId: string): Counts {
  const figures = figuresOf(operationId);
  const own = compliantWith(operationId, figures.own) - figures.own;
  return { checked: figures.checked + own, compliant: figures.compliant + own };
}
