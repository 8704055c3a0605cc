/** The rows that a finding's mutations write, beside those of its case and of standing. */
import type { CaseRow } from './case.ts';
import type { FindingRow } from './finding.ts';
import { encounterKey } from './finding.ts';
import { limits } from './limits.ts';
import type { Row } from './rows.ts';
import { feeds } from './rows.ts';

export function findingRow(version: string, body: FindingRow): Row<'finding'> {
  return { type: 'finding', key: body.id, feed: feeds.operation(body.operationId), version, body };
}

export function encounterRow(
  { operationId, subjectKey }: FindingRow,
  version: string,
  findingIds: string[],
): Row<'encounter'> {
  const key = encounterKey(operationId, subjectKey);
  // Not sent down: a device reads it off the operation's findings, and one more index row per finding is saved.
  return {
    type: 'encounter',
    key,
    feed: null,
    version,
    body: { operationId, subject: subjectKey, findingIds: findingIds.slice(-limits.encounterMax) },
  };
}

export function flagCase(file: Row<'case'>, flag: CaseRow['flags'][number]): Row<'case'> {
  if (file.body.flags.includes(flag)) return file;
  return { ...file, body: { ...file.body, flags: [...file.body.flags, flag] } };
}
