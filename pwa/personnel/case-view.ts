/** One case as the page shows it: the server's file with own unsent steps laid over, or what this device keeps of it. */
import type { CaseFile } from '../../schema/api.ts';
import type { CaseRow } from '../../schema/case.ts';
import type { FindingRow } from '../../schema/finding.ts';
import { asRowOf, type Row, type RowType } from '../../schema/rows.ts';
import { findRow, laidOver, revision } from '../device/device.ts';
import { type PageState, useOfficePage } from './use-page.ts';

export type TwinView = { finding: FindingRow; version: string; file: CaseRow | null };

export type CaseView = {
  now: CaseRow;
  version: string;
  /** Null where only this device's row is at hand. */
  finding: { body: FindingRow; version: string } | null;
  twins: TwinView[];
  file: Omit<CaseFile, 'case' | 'version' | 'finding' | 'findingVersion' | 'twins' | 'asOf' | 'on'>;
};

export type CaseShown = { page: PageState<CaseFile>; view: CaseView | null };

export function useCase(caseId: string): CaseShown {
  const page = useOfficePage<CaseFile>(`/api/cases/${caseId}`);
  // Own steps change what is shown without a new page.
  void revision.value;
  if (page.state === 'ready') return { page, view: viewOf(page.value) };
  return { page, view: page.state === 'failed' && page.problem === 'offline' ? keptView(caseId) : null };
}

function viewOf(file: CaseFile): CaseView {
  const rows = [
    row('case', file.case.id, file.version, file.case),
    row('finding', file.finding.id, file.findingVersion, file.finding),
    ...(file.operation ? [row('operation', file.operation.id, file.version, file.operation)] : []),
    ...file.twins.flatMap((twin) => [
      row('finding', twin.finding.id, twin.version, twin.finding),
      ...(twin.case ? [row('case', twin.case.id, twin.version, twin.case)] : []),
    ]),
  ];
  const after = laidOver(rows);
  const find = <T extends RowType>(type: T, key: string): Row<T> | undefined => {
    for (const one of after) {
      const found = one.key === key ? asRowOf(one, type) : null;
      if (found !== null) return found;
    }
    return undefined;
  };
  const now = find('case', file.case.id);
  const finding = find('finding', file.finding.id);
  return {
    now: now?.body ?? file.case,
    version: now?.version ?? file.version,
    finding: { body: finding?.body ?? file.finding, version: finding?.version ?? file.findingVersion },
    twins: file.twins.map((twin) => {
      const laid = find('finding', twin.finding.id);
      return {
        finding: laid?.body ?? twin.finding,
        version: laid?.version ?? twin.version,
        file: find('case', twin.finding.id)?.body ?? twin.case,
      };
    }),
    file,
  };
}

/** Cases that wait for this person lie on the device; enough to go on working without network. */
function keptView(caseId: string): CaseView | null {
  const kept = findRow('case', caseId);
  if (kept === undefined) return null;
  return {
    now: kept.body,
    version: kept.version,
    finding: null,
    twins: [],
    file: { operation: null, others: [], history: [], nik: null, superiors: [], assignees: [] },
  };
}

/** Type and body are tied by the signature; TypeScript does not distribute over T. */
function row<T extends RowType>(type: T, key: string, version: string, body: Row<T>['body']): Row {
  return { type, key, feed: null, version, body } as Row;
}
