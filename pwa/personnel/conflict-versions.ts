/** Both sides of a conflict about a case, told in the same few lines so that they can be compared. */
import type { CaseFile } from '../../schema/api.ts';
import type { CaseKind } from '../../schema/case.ts';
import { transitions } from '../../schema/case.ts';
import { caseBodies } from '../../schema/case-bodies.ts';
import type { Body } from '../../schema/mutation.ts';
import { isKind } from '../../schema/versions.ts';
import { save, type Saved } from '../device/device.ts';
import { caseText } from '../text/case.ts';
import { personnelText } from '../text/personnel.ts';
import type { Version } from '../ui/attention-item.tsx';
import * as words from './words.ts';

type Fact = Version['facts'][number];
type Side = { step: string; person: string; due: string; text: string };

export function isCaseKind(kind: string): kind is CaseKind {
  return isKind(kind) && kind in caseBodies;
}

/** What was wanted and what is, line by line; only what either says. */
export function sidesOf(kind: string, stepWord: string, body: unknown, file: CaseFile): [Fact[], Fact[]] {
  const mine: Side = { ...wantedOf(kind, body), step: stepWord };
  const theirs = presentOf(file);
  const t = personnelText().conflict;
  const labels: [keyof Side, string][] = [
    ['step', t.step],
    ['person', t.person],
    ['due', t.due],
    ['text', t.text2],
  ];
  const told = labels.filter(([key]) => mine[key] !== '' || theirs[key] !== '');
  const shown = (side: Side): Fact[] =>
    told.map(([key, label]) => ({
      key,
      label,
      value: side[key] === '' ? '–' : side[key],
      // What was wanted says nothing of some lines; there is no difference in them.
      differs: mine[key] !== '' && mine[key] !== theirs[key],
    }));
  return [shown(mine), shown(theirs)];
}

function wantedOf(kind: string, body: unknown): Omit<Side, 'step'> {
  const none = { person: '', due: '', text: '' };
  if (!isCaseKind(kind)) return { ...none, text: words.whyWords(textIn(body, 'why')) };
  const read = caseBodies[kind].safeParse(body);
  if (!read.success) return none;
  const said = read.data;
  const person = 'superior' in said ? said.superior : 'assignee' in said ? said.assignee : null;
  const text = ['result', 'why', 'note'].map((key) => textIn(said, key)).find((one) => one !== '');
  return {
    person: person === null ? '' : words.personWords(person),
    due: 'dueOn' in said ? words.dateWords(said.dueOn) : '',
    text: text ?? '',
  };
}

function textIn(body: unknown, key: string): string {
  if (typeof body !== 'object' || body === null) return '';
  const found: unknown = Object.entries(body).find(([name]) => name === key)?.[1];
  return typeof found === 'string' ? found : '';
}

function presentOf({ case: file, finding }: CaseFile): Side {
  const person = file.guidance?.assignee ?? file.forwarded?.to ?? null;
  const state = finding.state === 'withdrawn' ? caseText().history.kind['finding.withdraw'] : words.stateWord(file);
  return {
    step: state,
    person: person === null ? '' : words.personWords(person),
    due: file.dueOn === null ? '' : words.dateWords(file.dueOn),
    text: file.closed?.why ?? file.result?.text ?? file.guidance?.note ?? '',
  };
}

/** Whether the case, as it stands, still takes such a step. */
export function takesAgain(kind: string, file: CaseFile): boolean {
  return isCaseKind(kind) && transitions[kind].from.includes(file.case.state);
}

/** The same intent on the version that stands now; it settles the conflict once it is applied. */
export async function sayAgain(kind: CaseKind, body: unknown, file: CaseFile, settles: string): Promise<Saved> {
  const read = caseBodies[kind].safeParse(body);
  if (!read.success) return { ok: false, why: 'malformed' };
  // Parsed by the schema of that very kind; TypeScript cannot tie the two through an index.
  const again = { ...read.data, version: file.version, settles } as Body<typeof kind>;
  return save(kind, again);
}
