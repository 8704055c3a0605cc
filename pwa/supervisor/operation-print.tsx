/** The report of one operation on paper: facts, sums, refusals, the list. Zero findings are a result too. */
import type { FindingListing, OperationFile } from '../../schema/api.ts';
import type { OperationRow } from '../../schema/operation.ts';
import { dimensions } from '../../schema/report.ts';
import { numberWords } from '../personnel/words.ts';
import { supervisorText } from '../text/supervisor.ts';
import { factLines } from './operation-facts.tsx';
import { PrintFindings, PrintHead, PrintTable } from './print.tsx';
import { OfficesOnPaper } from './report-page.tsx';
import { dimensionRows } from './report-panels.tsx';
import type { Findings } from './use-findings.ts';
import { operationTitle } from './words.ts';

export function OperationOnPaper(props: { file: OperationFile; now: OperationRow; findings: Findings }) {
  const { file, now, findings } = props;
  const t = supervisorText();
  const { report, members } = file;
  const total = numberWords(report.tables.total);
  return (
    <>
      <PrintHead title={t.print.operation} asOf={file.asOf} lines={[operationTitle(now), ...supplementLines(file)]} />
      <dl class="print-facts">
        {[...factLines(now), teamLine(members.map((member) => member.name))].map((line) => (
          <div key={line.key}>
            <dt>{line.label}</dt>
            <dd>{line.value}</dd>
          </div>
        ))}
      </dl>
      {report.tables.total === 0 ? (
        <p class="print-nil">{t.nil}</p>
      ) : (
        <>
          <div class="print-columns">
            {dimensions.map((dimension) => (
              <PrintTable
                key={dimension}
                title={t.dimension[dimension]}
                lines={dimensionRows(report, dimension)}
                total={total}
              />
            ))}
            <OfficesOnPaper report={report} />
            {findings.isWhole && <PrintTable title={t.print.refusals} lines={refusalLines(findings.rows)} />}
          </div>
          {!findings.isWhole && <p>{t.print.part(numberWords(findings.rows.length), total)}</p>}
          <h3>{t.operation.listed}</h3>
          <PrintFindings rows={findings.rows} />
        </>
      )}
    </>
  );
}

function teamLine(names: readonly string[]) {
  return { key: 'team', label: supervisorText().operation.team, value: names.join(', ') };
}

function supplementLines({ report }: OperationFile): string[] {
  const t = supervisorText();
  const lines = [t.findings.count(numberWords(report.tables.total))];
  if (report.checked !== null) lines.push(t.operations.sum(numberWords(report.checked)));
  const { supplement } = report;
  if (supplement !== null && supplement.later > 0) {
    const pair = t.filter.pair;
    lines.push(pair(t.operation.validatedFigure, numberWords(supplement.validated)));
    lines.push(pair(t.operation.supplement, numberWords(supplement.later)));
  }
  return lines;
}

function refusalLines(rows: readonly FindingListing[]) {
  const t = supervisorText().refusal;
  return (['identity', 'signature'] as const).map((refusal) => ({
    key: refusal,
    label: t[refusal],
    value: numberWords(rows.filter(({ finding }) => finding.facts.refusal === refusal).length),
  }));
}
