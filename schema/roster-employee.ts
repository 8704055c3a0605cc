/**
 * The new state of one employee as it comes over the wire. Strict on purpose: a column that the product does not
 * need (religion, phone, address) is refused, not dropped, so that nobody sends it by mistake and is not told.
 */
import * as z from 'zod/mini';
import * as f from './fields.ts';
import { employmentStatuses, parseNip } from './identity.ts';
import { limits } from './limits.ts';
import type { RosterEmployee } from './roster.ts';

/** An 18-digit NIP, contract staff's own number, or ''. Sixteen digits are a NIK, which no roster holds. */
const number = z.string().check(
  z.regex(/^[^\p{Cc}\s]{1,30}$/u),
  z.refine((text) => !/^\d{16}$/.test(text)),
);
const code = z.nullable(z.string().check(z.minLength(1), z.maxLength(60)));
const words = z.nullable(f.shortLine);

export const rosterEmployee = z
  .strictObject({
    id: f.employeeId,
    nip: z.union([z.literal(''), number]),
    /** Changes of agency in one working life. */
    numbers: z.array(number).check(z.maxLength(20)),
    name: f.name,
    unitId: f.unitId,
    post: z.string().check(z.maxLength(limits.lineMax), z.regex(/^[^\p{Cc}]*$/u)),
    status: z.enum(employmentStatuses),
    active: z.boolean(),
    grade: words,
    echelon: words,
    pnsId: code,
    gradeId: code,
    standing: words,
    standingId: code,
  })
  .check(
    z.refine((one) => one.status === 'NON-ASN' || parseNip(one.nip).ok, {
      path: ['nip'],
      error: 'not a number of a civil servant',
    }),
    z.refine((one) => one.nip === '' || one.numbers.includes(one.nip), {
      path: ['numbers'],
      error: 'the number of today is among the numbers',
    }),
  ) satisfies z.ZodMiniType<RosterEmployee>;
