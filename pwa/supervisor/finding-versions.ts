/** Both sides of a conflict about a finding: what its sender wanted, and what holds, told so that they can be compared. */
import { bodies } from '../../schema/bodies.ts';
import { type FindingFacts, findingCode, type FindingRow } from '../../schema/finding.ts';
import type { Body } from '../../schema/mutation.ts';
import type { ConflictRow } from '../../schema/rows.ts';
import { save, type Saved } from '../device/device.ts';
import { chosenWords, dateWords, violationWords, whyWords } from '../personnel/words.ts';
import { supervisorText } from '../text/supervisor.ts';
import type { Version } from '../ui/attention-item.tsx';

const kinds = ['finding.correct', 'finding.withdraw', 'finding.join', 'finding.split'] as const;
type FindingKind = (typeof kinds)[number];
export type Said = { [K in FindingKind]: { kind: K; body: Body<K> } }[FindingKind];
export type Standing = { finding: FindingRow; version: string };

/** What the mutation in conflict said; null when it was erased or is of a shape this app does not know. */
export function saidIn({ kind }: ConflictRow, mine: Record<string, unknown> | null): Said | null {
  const known = kinds.find((one) => one === kind);
  if (known === undefined || mine === null) return null;
  const read = bodies[known].safeParse(mine);
  // Parsed by the schema of that very kind; TypeScript cannot tie the two through an index.
  return read.success ? ({ kind: known, body: read.data } as Said) : null;
}

/** Whether the finding, as it stands, still takes this; whether the person may is another question. */
export function takesAgain(said: Said, finding: FindingRow): boolean {
  switch (said.kind) {
    case 'finding.correct':
    case 'finding.withdraw':
      return finding.state !== 'withdrawn';
    case 'finding.join':
      return finding.state === 'noted' && (isKept(said, finding) || finding.twins.length === 0);
    case 'finding.split':
      return finding.state === 'joined' && finding.joinedInto === said.body.intoId;
  }
}

/** The same intent on the version that stands now; it settles the conflict once it is applied. */
export async function sayAgain(said: Said, { finding, version }: Standing, settles: string): Promise<Saved> {
  switch (said.kind) {
    case 'finding.correct':
      return save(said.kind, { ...said.body, version, settles });
    case 'finding.withdraw':
      return save(said.kind, { ...said.body, version, settles, twins: finding.twins });
    case 'finding.join':
      // Of the two findings the one that moved is here; the other held still when the join was decided.
      return save(said.kind, {
        ...said.body,
        settles,
        ...(isKept(said, finding) ? { intoVersion: version } : { version }),
      });
    case 'finding.split':
      return save(said.kind, { ...said.body, version, settles });
  }
}

/** The conflict of a join may be about either finding: the twin, or the one it was to be joined into. */
function isKept({ body }: Extract<Said, { kind: 'finding.join' }>, finding: FindingRow): boolean {
  return body.intoId === finding.id;
}

type Line = { key: string; label: string; value: string };
type Fact = Version['facts'][number];

/** A correction against what holds, fact by fact; of the other kinds what is wanted, against what the finding is. */
export function sidesOf(said: Said, finding: FindingRow): [Fact[], Fact[]] {
  const isCorrection = said.kind === 'finding.correct';
  const mine = [
    ...stateLine(wantedState(said, finding)),
    ...(isCorrection ? factLines(said.body.facts, said.body.on ?? finding.on) : []),
    wordsLine(whyWords(said.body.why)),
  ];
  const theirs = [
    ...stateLine(isCorrection && finding.state === 'noted' ? null : presentState(finding)),
    ...factLines(finding.facts, finding.on),
    wordsLine(whyWords(finding.withdrawn?.why ?? '')),
  ];
  return [compared(mine, theirs), compared(theirs, mine)];
}

/** Only what both tell can differ: a withdrawal says nothing of the facts, and why somebody did it is no difference. */
function compared(lines: readonly Line[], others: readonly Line[]): Fact[] {
  const told = lines.filter(
    ({ key, value }) => value !== '' || (key !== 'words' && others.some((one) => one.key === key && one.value !== '')),
  );
  return told.map((line) => {
    const other = others.find((one) => one.key === line.key);
    const differs = line.key !== 'words' && other !== undefined && other.value !== line.value;
    return { ...line, value: line.value === '' ? '–' : line.value, differs };
  });
}

function factLines(facts: FindingFacts, on: string): Line[] {
  const t = supervisorText();
  return [
    { key: 'violations', label: t.sheet.violations, value: violationWords(facts) },
    { key: 'reason', label: t.sheet.reason, value: chosenWords(facts.reason) },
    { key: 'action', label: t.sheet.spotAction, value: chosenWords(facts.action) },
    { key: 'on', label: t.findings.when, value: dateWords(on) },
    { key: 'place', label: t.sheet.place, value: facts.place.name },
    { key: 'letter', label: t.sheet.letter, value: facts.letter === 'not-asked' ? '' : t.letter[facts.letter] },
    { key: 'refusal', label: t.sheet.refusal, value: facts.refusal === 'none' ? '' : t.refusal[facts.refusal] },
    { key: 'witness', label: t.sheet.witness, value: facts.witness ?? '' },
    { key: 'note', label: t.sheet.note, value: facts.note ?? '' },
  ];
}

function stateLine(value: string | null): Line[] {
  return value === null ? [] : [{ key: 'state', label: supervisorText().conflicts.step, value }];
}

function wordsLine(value: string): Line {
  return { key: 'words', label: supervisorText().conflicts.words, value };
}

/** Null: a correction wants no other state than it found. */
function wantedState(said: Said, finding: FindingRow): string | null {
  const t = supervisorText().conflicts.findingState;
  switch (said.kind) {
    case 'finding.correct':
      return finding.state === 'noted' ? null : t.noted;
    case 'finding.withdraw':
      return t.withdrawn;
    case 'finding.join':
      return isKept(said, finding)
        ? t.takesIn(findingCode(said.body.findingId))
        : t.joined(findingCode(said.body.intoId));
    case 'finding.split':
      return t.split(findingCode(said.body.intoId));
  }
}

function presentState({ state, joinedInto }: FindingRow): string {
  const t = supervisorText().conflicts.findingState;
  if (state === 'withdrawn') return t.withdrawn;
  return joinedInto === null ? t.noted : t.joined(findingCode(joinedInto));
}
