/** What an operation is, who was there, who was checked, what phones were told, and what happened to its report. */
import type { HistoryEntry, OperationFile } from '../../schema/api.ts';
import type { OperationFacts, OperationRow } from '../../schema/operation.ts';
import { numberWords } from '../personnel/words.ts';
import { language } from '../text/language.ts';
import { supervisorText } from '../text/supervisor.ts';
import { Banner } from '../ui/banner.tsx';
import { Bars } from '../ui/bars.tsx';
import { formatInstant, zoneLabel } from '../ui/format.ts';
import { GazetteSection } from '../ui/gazette-section.tsx';
import { Stamp } from '../ui/stamp.tsx';
import { Timeline } from '../ui/timeline.tsx';
import { OperationStateLabel, SendingTag } from './operation-state.tsx';
import type { Laid } from './use-operations.ts';
import { findingsHref } from './ways.ts';

export function FactsPanel({ operation, now }: { operation: OperationRow; now: Laid }) {
  const t = supervisorText();
  const { validated } = operation;
  return (
    <GazetteSection title={t.operation.facts}>
      {operation.provisional && <Banner tone="amber">{t.operation.provisional}</Banner>}
      <p class="tags">
        <OperationStateLabel now={now} />
        <SendingTag now={now} />
      </p>
      <dl class="fact-lines">
        {factLines(operation).map((line) => (
          <div key={line.key}>
            <dt>{line.label}</dt>
            <dd>{line.value}</dd>
          </div>
        ))}
      </dl>
      {validated !== null && (
        <Stamp small word={t.review.stamp} when={whenWords(operation, validated.at)} fresh={now.sending !== null} />
      )}
    </GazetteSection>
  );
}

export type FactLine = { key: string; label: string; value: string };

/** Without what nobody has said. */
export function factLines(operation: OperationRow): FactLine[] {
  const t = supervisorText().operation;
  const { facts, closed, validated, returned } = operation;
  const step = (key: string, label: string, one: { at: string; by: string } | null): FactLine | null =>
    one === null ? null : { key, label, value: t.by(whenWords(operation, one.at), one.by) };
  const lines: (FactLine | null)[] = [
    ...(facts === null ? [] : orderLines(facts)),
    operation.leaderName === null ? null : { key: 'leader', label: t.leader, value: operation.leaderName },
    { key: 'opened', label: t.opened, value: whenWords(operation, operation.openedAt) },
    step('closed', t.closed, closed),
    step('validated', t.validated, validated),
    validated?.note ? { key: 'note', label: t.note, value: validated.note } : null,
    step('returned', t.returned, returned),
    returned === null ? null : { key: 'why', label: t.why, value: returned.why },
  ];
  return lines.filter((line) => line !== null);
}

function orderLines(facts: OperationFacts): FactLine[] {
  const t = supervisorText().operation;
  const basis = facts.legalBasisVersion === null ? '' : ` (${facts.legalBasisVersion})`;
  return [
    { key: 'order', label: t.orderNumber, value: facts.orderNumber },
    { key: 'basis', label: t.legalBasis, value: `${facts.legalBasis}${basis}` },
    { key: 'place', label: t.place, value: facts.place },
    { key: 'squad', label: t.squad, value: facts.squad },
  ];
}

/** In the operation's own time zone, which is said: its readers may sit in another. */
export function whenWords({ timeZone }: Pick<OperationRow, 'timeZone'>, instant: string): string {
  return `${formatInstant(instant, timeZone, language.value)} ${zoneLabel(timeZone)}`;
}

export function CheckedPanel({ file }: { file: OperationFile }) {
  const t = supervisorText().operation;
  const { members, report, operation } = file;
  return (
    <GazetteSection title={t.team} aside={t.members(numberWords(members.length))}>
      <ul class="team">
        {members.map((member) => (
          <li key={member.accountId}>{member.name}</li>
        ))}
      </ul>
      {report.checked !== null && (
        <>
          <h3 class="checked-head">
            {t.checked} <span class="num">{numberWords(report.checked)}</span>
          </h3>
          <Bars
            label={t.checked}
            rows={[
              {
                key: 'noted',
                label: t.notedPersons,
                count: personsOf(file),
                value: numberWords(personsOf(file)),
                // The list has findings on offices too: then this figure is not its count, and opens nothing.
                ...(personsOf(file) === report.tables.total
                  ? { href: findingsHref({ operationId: operation.id }) }
                  : {}),
              },
              ...compliantRows(file),
            ]}
          />
          <p class="sub">{t.perDevice}</p>
        </>
      )}
    </GazetteSection>
  );
}

/** Offices are noted too, but are nobody. */
function personsOf({ report }: OperationFile): number {
  return report.tables.total - (report.tables.by.status['KANTOR'] ?? 0);
}

function compliantRows({ counts, members }: OperationFile) {
  const names = new Map(members.map((member) => [member.accountId, member.name]));
  return counts.map((count) => ({
    key: count.deviceId,
    label: names.get(count.accountId) ?? '–',
    count: count.compliant,
    value: numberWords(count.compliant),
  }));
}

/** Two phones may have been told different things before the leader's own opening arrived. */
export function DiffersPanel({ operation }: { operation: OperationRow }) {
  const t = supervisorText().operation;
  const { facts, differs } = operation;
  if (differs === null || facts === null) return null;
  const keys: readonly { key: keyof OperationFacts; label: string }[] = [
    { key: 'title', label: t.title },
    { key: 'orderNumber', label: t.orderNumber },
    { key: 'legalBasis', label: t.legalBasis },
    { key: 'place', label: t.place },
    { key: 'squad', label: t.squad },
    { key: 'timeZone', label: t.timeZone },
  ];
  const differing = keys.filter(({ key }) => facts[key] !== differs[key]);
  return (
    <GazetteSection title={t.differs}>
      <p>{t.differsText}</p>
      <table class="differs">
        <thead>
          <tr>
            <td />
            <th scope="col">{t.byLeader}</th>
            <th scope="col">{t.byMember}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map(({ key, label }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>{facts[key]}</td>
              <td>
                <mark>{differs[key]}</mark>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </GazetteSection>
  );
}

export function HistoryPanel({ file }: { file: OperationFile }) {
  const t = supervisorText().operation;
  return (
    <GazetteSection title={t.history}>
      <Timeline
        label={t.history}
        items={file.history.toReversed().map((entry) => ({
          key: entry.id,
          title: kindWord(entry.kind),
          note: noteOf(entry, file.operation),
        }))}
      />
    </GazetteSection>
  );
}

function noteOf(entry: HistoryEntry, operation: OperationRow): string {
  const t = supervisorText().operation;
  const said = t.by(whenWords(operation, entry.at), entry.by ?? '–');
  if (entry.outcome === 'conflict') return `${said}. ${t.conflict}`;
  return entry.outcome === 'rejected' ? `${said}. ${t.rejected}` : said;
}

function kindWord(kind: string): string {
  const words: Readonly<Record<string, string>> = supervisorText().operation.kind;
  return words[kind] ?? supervisorText().operation.otherKind;
}
