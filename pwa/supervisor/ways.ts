/** The addresses of the report rooms. What a page shows stands in its address, so every figure can be a link. */
import type { OperationListing } from '../../schema/api.ts';
import { type Dimension, dimensions, type ReportFilter } from '../../schema/report.ts';
import { partsOf } from '../route.ts';
import { type Days, type Preset, presetDays, presets } from './period.ts';

/** Parameters of the findings list, as the server names them. */
export const filterNames = [
  'from',
  'to',
  'unitId',
  'only',
  'operationId',
  ...dimensions,
  'noted',
  'supplement',
] as const;
export type FilterName = (typeof filterNames)[number];
export type FindingsAsked = { [Name in FilterName]?: string | undefined };

export type Narrow = { dimension: Dimension; value: string };
/** What the report is about. `preset` follows today; `days` are fixed ones. */
export type ReportAsked = {
  preset: Preset | 'own';
  days: Days | null;
  unitId?: string | undefined;
  only?: string | undefined;
  operationId?: string | undefined;
  narrow: Narrow | null;
};
export type OperationState = OperationListing['operation']['state'];
/** `expected`: how many checked people the figure that led here said. */
export type OperationsAsked = { state?: OperationState | undefined; days: Days | null; expected: number | null };

export type Way =
  | { page: 'report'; asked: ReportAsked }
  | { page: 'findings'; asked: FindingsAsked }
  | { page: 'operations'; asked: OperationsAsked }
  | { page: 'operation'; operationId: string }
  | { page: 'conflicts' }
  | { page: 'held' }
  | { page: 'cases' }
  | { page: 'unknown' };

export const reportHref = '#/laporan';
export const findingsRoot = '#/temuan';
export const operationsRoot = '#/operasi';
export const conflictsHref = '#/konflik';
export const heldHref = '#/tertahan';
export const operationHref = (operationId: string): string => `${operationsRoot}/${operationId}`;

/** `path`: the address behind '#'. */
export function wayOf(path: string): Way {
  const { steps, query } = partsOf(path);
  const [area, what, more] = steps;
  if (area === 'perkara') return { page: 'cases' };
  if (more !== undefined) return { page: 'unknown' };
  if (area === 'operasi' && what !== undefined) return { page: 'operation', operationId: what };
  if (what !== undefined) return { page: 'unknown' };
  switch (area) {
    case undefined:
    case 'laporan':
      return { page: 'report', asked: reportAskedOf(query) };
    case 'temuan':
      return { page: 'findings', asked: findingsAskedOf(query) };
    case 'operasi':
      return { page: 'operations', asked: operationsAskedOf(query) };
    case 'konflik':
      return { page: 'conflicts' };
    case 'tertahan':
      return { page: 'held' };
    default:
      return { page: 'unknown' };
  }
}

export function findingsHref(asked: FindingsAsked): string {
  return address(findingsRoot, Object.fromEntries(filterNames.map((name) => [name, asked[name]])));
}

/** The address without '#', for `go`. */
export function reportPath(asked: ReportAsked): string {
  return reportLink(asked).slice(1);
}

export function reportLink({ preset, days, unitId, only, operationId, narrow }: ReportAsked): string {
  const own = preset === 'own' && days !== null ? days : {};
  const narrowed = narrow === null ? {} : { [narrow.dimension]: narrow.value };
  const period = preset === '30' || preset === 'own' ? {} : { period: preset };
  return address(reportHref, { ...period, ...own, unitId, only, operationId, ...narrowed });
}

export function operationsHref({ state, days, expected }: OperationsAsked): string {
  return address(operationsRoot, { state, ...days, expected: expected === null ? undefined : String(expected) });
}

/** The query of GET /api/report. Of one operation all its days are asked. */
export function reportQuery(asked: ReportAsked, today: string): Record<string, string> {
  const { preset, days, unitId, only, operationId, narrow } = asked;
  const period = preset === 'own' ? days : presetDays(preset, today);
  return given({
    ...(operationId === undefined ? period : {}),
    unitId,
    only,
    operationId,
    ...(narrow === null ? {} : { [narrow.dimension]: narrow.value }),
  });
}

/** The list of what a report counted; its filter comes filled in from the server. */
export function findingsOf(filter: ReportFilter): FindingsAsked {
  const known: FindingsAsked = {};
  for (const name of filterNames) if (isReported(name)) known[name] = filter[name];
  return known;
}

/** Leaves out what was not said. */
export function given(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function address(root: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams(given(values)).toString();
  return query === '' ? root : `${root}?${query}`;
}

function isReported(name: FilterName): name is Exclude<FilterName, 'noted' | 'supplement'> {
  return name !== 'noted' && name !== 'supplement';
}

function reportAskedOf(query: URLSearchParams): ReportAsked {
  const [from, to] = [query.get('from'), query.get('to')];
  const days = from !== null && to !== null ? { from, to } : null;
  const preset = presets.find((one) => one === query.get('period'));
  const dimension = dimensions.find((one) => query.has(one));
  return {
    preset: days !== null ? 'own' : (preset ?? '30'),
    days,
    unitId: query.get('unitId') ?? undefined,
    only: query.get('only') ?? undefined,
    operationId: query.get('operationId') ?? undefined,
    narrow: dimension === undefined ? null : { dimension, value: query.get(dimension) ?? '' },
  };
}

function findingsAskedOf(query: URLSearchParams): FindingsAsked {
  const asked: FindingsAsked = {};
  for (const name of filterNames) asked[name] = query.get(name) ?? undefined;
  return asked;
}

const states = ['open', 'closed', 'validated', 'returned'] as const;

function operationsAskedOf(query: URLSearchParams): OperationsAsked {
  const [from, to, expected] = [query.get('from'), query.get('to'), query.get('expected')];
  return {
    state: states.find((state) => state === query.get('state')),
    days: from !== null && to !== null ? { from, to } : null,
    expected: expected !== null && /^\d{1,9}$/.test(expected) ? Number(expected) : null,
  };
}
