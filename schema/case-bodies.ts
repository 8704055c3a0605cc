/** What mutations about a case must look like (zod). Apart from the rules, so that a phone's first visit does not load it. */
import * as z from 'zod/mini';
import * as f from './fields.ts';
import { aboutFinding } from './finding-bodies.ts';

const { findingId: caseId, operationId, subject } = aboutFinding;
/** `subject` and `operationId` are hints that name the rows the rule reads; they must fit the case. */
const seen = { caseId, operationId, subject, version: f.version, settles: z.nullable(f.uuid) };
const person = z.strictObject({ accountId: z.nullable(f.uuid), name: f.name, post: z.nullable(f.shortLine) });

export const caseBodies = {
  'case.forward': z.strictObject({ ...seen, superior: person, note: z.nullable(f.text) }),
  /** By the superior himself in the app, or by personnel for a paper receipt: then when and how. */
  'case.read': z.strictObject({ ...seen, receipt: z.nullable(z.strictObject({ on: f.isoDay, how: f.shortLine })) }),
  'case.assign': z.strictObject({
    ...seen,
    guidance: f.code,
    label: f.shortLine,
    assignee: person,
    dueOn: f.isoDay,
    note: z.nullable(f.text),
  }),
  'case.complete': z.strictObject({ ...seen, on: f.isoDay, result: f.text }),
  'case.close': z.strictObject({
    ...seen,
    outcome: z.enum(['guided', 'notProven', 'lawful', 'handedOver']),
    why: f.text,
    agency: z.nullable(f.shortLine),
  }),
  'case.reopen': z.strictObject({ ...seen, why: f.text }),
} as const;
export type CaseKind = keyof typeof caseBodies;
