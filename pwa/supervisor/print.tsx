/** What goes on paper: a head that says whose figures these are, of what and as of when, and plain tables. */
import type { ComponentChildren } from 'preact';

import type { FindingListing } from '../../schema/api.ts';
import { nameOf } from '../../schema/finding.ts';
import { chosenWords, dateWords, instantWords, violationWords } from '../personnel/words.ts';
import { supervisorText } from '../text/supervisor.ts';
import { formatNip } from '../ui/format.ts';
import { findingOffice, followUpOfListing, rowNow } from './words.ts';

export function PrintHead(props: { title: string; lines: readonly string[]; asOf: string }) {
  const setting = rowNow('setting', 'main')?.body;
  return (
    <header class="print-head">
      <p class="print-head__owner">
        {setting?.government}
        <span class="sub">{setting?.policeName}</span>
      </p>
      <h2>{props.title}</h2>
      {props.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="muted num">{supervisorText().print.asOf(instantWords(props.asOf))}</p>
    </header>
  );
}

export type PrintLine = { key: string; label: string; value: string };

/** A table of names and counts, with its sum below where it has one. */
export function PrintTable(props: { title: string; lines: readonly PrintLine[]; total?: string | undefined }) {
  const t = supervisorText();
  return (
    <section class="print-part">
      <h3>{props.title}</h3>
      <table class="print-table">
        <tbody>
          {props.lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.label}</th>
              <td class="end">{line.value}</td>
            </tr>
          ))}
          {props.lines.length === 0 && (
            <tr>
              <td colSpan={2}>{t.nil}</td>
            </tr>
          )}
        </tbody>
        {props.total !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{t.print.total}</th>
              <td class="end">{props.total}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

export function PrintFindings(props: { rows: readonly FindingListing[]; title?: ComponentChildren }) {
  const t = supervisorText();
  if (props.rows.length === 0) return <p>{t.nilText}</p>;
  return (
    <table class="print-table print-table--list">
      <thead>
        <tr>
          <th scope="col">{t.print.no}</th>
          <th scope="col">{t.findings.name}</th>
          <th scope="col">{t.findings.office}</th>
          <th scope="col">{t.dimension.violation}</th>
          <th scope="col">{t.dimension.reason}</th>
          <th scope="col">{t.dimension.action}</th>
          <th scope="col">{t.findings.when}</th>
          <th scope="col">{t.dimension.followUp}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, index) => (
          <PrintRow key={row.finding.id} row={row} order={index + 1} />
        ))}
      </tbody>
    </table>
  );
}

function PrintRow({ row, order }: { row: FindingListing; order: number }) {
  const { finding } = row;
  const { subject, facts } = finding;
  const number = subject.kind === 'employee' || subject.kind === 'unlisted' ? subject.nip : null;
  return (
    <tr>
      <td>{order}</td>
      <td>
        {nameOf(subject)}
        {number !== null && <span class="sub num">{formatNip(number)}</span>}
      </td>
      <td>{findingOffice(finding)}</td>
      <td>{violationWords(facts)}</td>
      <td>{chosenWords(facts.reason)}</td>
      <td>{chosenWords(facts.action)}</td>
      <td class="num">{dateWords(finding.on)}</td>
      <td>{followUpOfListing(row)}</td>
    </tr>
  );
}

/** After the next drawing, so that what was just read is on the paper. */
export function printSoon(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
}
