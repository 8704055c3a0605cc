/** Findings by office. Units below unfold one level at a time, each read from the report of the unit above it. */
import { useState } from 'preact/hooks';

import { noUnit, type Report } from '../../schema/report.ts';
import { revision, rowsOfType } from '../device/device.ts';
import { readPage } from '../personnel/use-page.ts';
import { numberWords } from '../personnel/words.ts';
import { supervisorText } from '../text/supervisor.ts';
import { GazetteSection } from '../ui/gazette-section.tsx';
import { type UnitRow, UnitTree } from '../ui/unit-tree.tsx';
import { findingsHref, findingsOf, given } from './ways.ts';

type Lines = Report['offices'];

export function OfficePanel({ report }: { report: Report }) {
  const t = supervisorText();
  // What was unfolded belongs to these very figures: newer ones begin folded.
  const key = `${report.asOf} ${JSON.stringify(report.filter)}`;
  return (
    <GazetteSection title={t.offices.title} aside={t.sums(numberWords(report.tables.total))}>
      {report.offices.length === 0 ? <p class="muted">{t.nil}</p> : <OfficeTree key={key} report={report} />}
      {report.officesRest > 0 && <p class="muted">{t.offices.rest(numberWords(report.officesRest))}</p>}
    </GazetteSection>
  );
}

function OfficeTree({ report }: { report: Report }) {
  const t = supervisorText().offices;
  const [below, setBelow] = useState<ReadonlyMap<string, Lines>>(new Map());
  async function read(unitId: string): Promise<void> {
    if (below.has(unitId)) return;
    const query = given({ ...findingsOf(report.filter), unitId, only: undefined });
    const page = await readPage<Report>('/api/report', query);
    if (page.state === 'ready') setBelow((known) => new Map(known).set(unitId, page.value.offices));
  }
  void revision.value;
  const parents = new Set(rowsOfType('unit').map((row) => row.body.parentId));
  return (
    <UnitTree
      label={t.title}
      head={{ unit: t.unit, count: t.count }}
      rows={officeRows(report, report.offices, { below, parents })}
      openLabel={t.open}
      onOpen={(unitId) => void read(unitId)}
    />
  );
}

type Known = { below: ReadonlyMap<string, Lines>; parents: ReadonlySet<string | null> };

export function officeRows(report: Report, lines: Lines, known: Known): UnitRow[] {
  return lines.map((line) => {
    const { unitId } = line;
    const canUnfold = unitId !== null && !line.self && known.parents.has(unitId);
    const children = unitId === null || line.self ? undefined : known.below.get(unitId);
    return {
      key: line.self ? `${unitId ?? noUnit}:self` : (unitId ?? noUnit),
      name: officeName(line),
      href: officeHref(report, line),
      count: line.count,
      value: numberWords(line.count),
      foldable: canUnfold,
      ...(children === undefined ? {} : { children: officeRows(report, children, known) }),
    };
  });
}

export function officeName({ unitId, name, self }: Lines[number]): string {
  const t = supervisorText().offices;
  if (unitId === null) return t.none;
  return self ? t.self(name) : name;
}

function officeHref(report: Report, { unitId, self }: Lines[number]): string {
  return findingsHref({ ...findingsOf(report.filter), unitId: unitId ?? noUnit, only: self ? 'self' : undefined });
}
