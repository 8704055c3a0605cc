/** What mutations about an operation must look like (zod). Apart from the rules, so that a phone's first visit does not load it. */
import * as z from 'zod/mini';
import * as f from './fields.ts';
import { limits } from './limits.ts';

export const operationFacts = z.strictObject({
  title: f.shortLine,
  orderNumber: f.shortLine,
  legalBasis: f.shortLine,
  legalBasisVersion: z.nullable(f.name),
  place: f.shortLine,
  squad: f.name,
  timeZone: f.timeZone,
});
export type OperationFacts = z.infer<typeof operationFacts>;

const person = z.strictObject({ accountId: f.uuid, name: f.name });
const aboutOperation = { operationId: f.operationId };
const seen = { version: f.version, settles: z.nullable(f.uuid) };

export const operationBodies = {
  'operation.open': z.strictObject({
    ...aboutOperation,
    openedOn: f.isoDay,
    facts: operationFacts,
    team: z.array(person).check(z.maxLength(limits.teamMax)),
  }),
  /** `facts` come with the QR; with the typed code alone nothing is known yet. */
  'operation.join': z.strictObject({
    ...aboutOperation,
    openedOn: f.isoDay,
    timeZone: f.timeZone,
    facts: z.nullable(operationFacts),
  }),
  /** The device's running total of people checked and found in order. */
  'operation.count': z.strictObject({
    ...aboutOperation,
    compliant: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  }),
  'operation.close': z.strictObject({ ...aboutOperation, settles: z.nullable(f.uuid) }),
  /** `uptoSeq`: the log entry up to which the report was read; what comes later is its supplement. */
  'operation.validate': z.strictObject({
    ...aboutOperation,
    ...seen,
    uptoSeq: z.int().check(z.minimum(0)),
    note: z.nullable(f.text),
  }),
  'operation.return': z.strictObject({ ...aboutOperation, ...seen, why: f.text }),
} as const;
