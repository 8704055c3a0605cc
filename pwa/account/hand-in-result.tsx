/** What became of a handed-in file: four figures, and each reason with the lines it concerns. */
import { findRow, revision } from '../device/device.ts';
import { refusalWords } from '../officer/refusal-words.ts';
import { handInText, type HandInText } from '../text/hand-in.ts';
import { language } from '../text/language.ts';
import { Card } from '../ui/card.tsx';
import { Facts } from '../ui/fact-row.tsx';
import { formatInstant, formatNumber } from '../ui/format.ts';
import { RowLink } from '../ui/row-link.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import type { Progress, Settled } from './hand-in.ts';

type Group = 'received' | 'known' | 'attention' | 'damaged';
const groups = ['received', 'known', 'attention', 'damaged'] as const;
const icons = { received: 'check', known: 'sent', attention: 'warning', damaged: 'close' } as const;
/** Line numbers named for one reason; the file's reader needs a beginning, not all of them. */
const linesNamedMax = 8;

export function HandInResult(props: { name: string; progress: Progress }) {
  const t = handInText();
  const { header, settled } = props.progress;
  const count = (n: number): string => formatNumber(n, language.value);
  const results = [...settled.values()];
  const zone = zoneAt(revision.value);
  const about = [
    { key: 'name', label: t.name, value: props.name },
    ...(header === null
      ? []
      : [
          { key: 'made', label: t.made, value: formatInstant(header.madeAt, zone, language.value) },
          { key: 'holds', label: t.holds, value: t.content(count(header.entries), count(header.photos)) },
        ]),
  ];
  const said = (one: Settled): string => reasonOf(one, t.reason) ?? '';
  const reasons = [...new Set(results.map(said))]
    .filter((reason) => reason !== '')
    .map((reason) => [reason, results.filter((one) => said(one) === reason)] as const);
  return (
    <>
      <Card label={t.result} pad={false}>
        {groups.map((group) => {
          const some = results.filter(({ outcome }) => groupOf(outcome) === group);
          return <RowLink key={group} icon={icons[group]} tone="plain" title={t[group]} end={count(some.length)} />;
        })}
      </Card>
      {reasons.length > 0 && (
        <section>
          <SectionHead title={t.reasons} />
          <Card label={t.reasons} pad={false}>
            {reasons.map(([reason, some]) => (
              <RowLink key={reason} tone="plain" title={reason} sub={linesOf(some, t)} end={count(some.length)} />
            ))}
          </Card>
        </section>
      )}
      <Card label={t.name}>
        <Facts facts={about} />
      </Card>
    </>
  );
}

function groupOf(outcome: Settled['outcome']): Group {
  switch (outcome) {
    case 'applied':
    case 'held':
      return 'received';
    case 'duplicate':
      return 'known';
    case 'conflict':
    case 'rejected':
    case 'retry':
    case 'not_proven':
      return 'attention';
    case 'damaged':
      return 'damaged';
  }
}

/** Null where there is nothing to say. */
function reasonOf({ outcome, code }: Settled, words: HandInText['reason']): string | null {
  switch (outcome) {
    case 'applied':
    case 'duplicate':
      return null;
    case 'held':
      return words.held;
    case 'conflict':
      return words.conflict;
    case 'not_proven':
      return words.notProven;
    case 'retry':
      return words.newer;
    case 'rejected':
      return refusalWords(code);
    case 'damaged':
      return damageOf(code, words);
  }
}

function damageOf(code: string, words: HandInText['reason']): string {
  if (code === 'other_server') return words.otherServer;
  if (code === 'hash_mismatch') return words.notIntact;
  return code === 'wrong_type' || code === 'too_large' ? words.notPhoto : words.unreadable;
}

function linesOf(some: readonly Settled[], t: HandInText): string {
  const numbers = some
    .map(({ line }) => line)
    .toSorted((a, b) => a - b)
    .slice(0, linesNamedMax)
    .map((line) => formatNumber(line, language.value))
    .join(', ');
  const more = some.length - linesNamedMax;
  return more > 0 ? t.linesMore(numbers, formatNumber(more, language.value)) : t.lines(numbers);
}

function zoneAt(_revision: number) {
  return findRow('setting', 'main')?.body.timeZone ?? 'Asia/Jakarta';
}
