/** What an entry of the catalogue must look like (zod). Apart from the rules, so that a phone's first visit does not load it. */
import * as z from 'zod/mini';
import { catalogueLists, catalogueSubjects, entryQuestions } from './catalogue.ts';
import * as f from './fields.ts';

/** Groups join violations with the reasons people give for them; the office may add its own. */
const group = z.string().check(z.regex(/^[\p{L}\p{N} -]{1,40}$/u));

export const catalogueEntry = z.strictObject({
  list: z.enum(catalogueLists),
  code: f.code,
  nameId: f.shortLine,
  nameEn: f.shortLine,
  /** Of a violation. */
  group: z.exactOptional(group),
  /** Of a reason: groups of violations it is given for; '*' is every group. */
  groups: z.exactOptional(z.array(z.union([z.literal('*'), group])).check(z.maxLength(20))),
  /** Of a violation or an action; without it: everyone and every office. */
  subject: z.exactOptional(z.array(z.enum(catalogueSubjects)).check(z.minLength(1), z.maxLength(3))),
  /** The rule it rests on, as editable text. */
  basis: z.exactOptional(f.shortLine),
  note: z.exactOptional(f.shortLine),
  /** Without it, an English screen shows the basis, which is a name, in its place. */
  noteEn: z.exactOptional(f.shortLine),
  asks: z.exactOptional(z.enum(entryQuestions)),
  /** Says nothing without words of the officer's own. */
  needsText: z.exactOptional(z.boolean()),
  retired: z.boolean(),
  revision: z.int().check(z.minimum(1)),
  order: z.int().check(z.minimum(0), z.maximum(10_000)),
});
export type CatalogueEntry = z.infer<typeof catalogueEntry>;
