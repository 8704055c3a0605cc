import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseRow } from '../../schema/case.ts';
import type { FindingRow, Subject } from '../../schema/finding.ts';
import type { Mutation } from '../../schema/mutation.ts';
import { type Tally, addCells, tallyCells } from '../../schema/report.ts';
import {
  type Device,
  type World,
  aFinding,
  aWorld,
  aboutCase,
  aboutFinding,
  anEmployee,
  anOperation,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});

/** Mulberry32: small, seeded, good enough to pick with. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

type Kept = { key: string; version: string; body: string };

type KeptBodies = { findings: FindingRow; cases: CaseRow };

async function keptRows<T extends keyof KeptBodies>(
  table: T,
): Promise<Map<string, { version: string; body: KeptBodies[T] }>> {
  const { results } = await world.db.prepare(`SELECT key, version, body FROM ${table}`).all<Kept>();
  // Rules write the bodies, so a table holds its own.
  return new Map(results.map(({ key, version, body }) => [key, { version, body: JSON.parse(body) as KeptBodies[T] }]));
}

/** The tallies as they should be: computed from the findings and cases that are there. */
async function recomputed(): Promise<Record<string, Tally>> {
  const [findings, cases] = [await keptRows('findings'), await keptRows('cases')];
  const all: Record<string, Tally> = {};
  for (const [id, { body: finding }] of findings) {
    const cells = tallyCells({ finding, file: cases.get(id)?.body ?? null });
    for (const scope of [`own:${finding.unitId ?? '-'}`, `tree:${finding.officeId ?? '-'}`]) {
      for (const period of [finding.on, finding.on.slice(0, 7)])
        if (cells.length > 0) addCells((all[`${scope} ${period}`] ??= {}), cells, 1);
    }
  }
  return all;
}

async function stored(): Promise<Record<string, Tally>> {
  const { results } = await world.db
    .prepare('SELECT scope, period, cells FROM tallies')
    .all<{ scope: string; period: string; cells: string }>();
  const all = results.map(({ scope, period, cells }): [string, Tally] => [
    `${scope} ${period}`,
    JSON.parse(cells) as Tally,
  ]); // numbers by cell
  return Object.fromEntries(all.filter(([, cells]) => Object.keys(cells).length > 0));
}

const reasons = ['LUPA', 'TERTINGGAL-MOBIL', 'TANPA-ALASAN'];
const violations = ['PROKES-01', 'PROKES-02', 'PROKES-03', 'PROKES-04'];
const citizen: Subject = { kind: 'unlisted', name: 'Warga', office: null, standing: 'citizen', nip: null, nik: null };
const unwilling: Subject = { kind: 'unidentified', description: 'Pria berbaju cokelat' };

describe('tallies', () => {
  it.each([1, 2, 3])(
    'are what the findings say after any series of changes (seed %i)',
    async (seed) => {
      const random = randomOf(seed);
      const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T; // lists here are never empty
      const [budi, chief, clerk] = [
        await world.signsUp('officer'),
        await world.signsUp('chief'),
        await world.signsUp('personnel'),
      ];
      const raid = anOperation();
      await budi.sends(await budi.opens(raid));
      const noted: Mutation<'finding.record'>[] = [];
      const outcomes = new Map<string, number>();

      const words = () => ({ violations: [...new Set([pick(violations), pick(violations)])], reason: pick(reasons) });
      const record = async (): Promise<[Device, Mutation]> => {
        const who = pick([anEmployee(random(3)), anEmployee(random(3)), anEmployee(random(40)), citizen, unwilling]);
        const m = await budi.records(raid, aFinding({ who, ...words() }));
        noted.push(m);
        return [budi, m];
      };
      const change = async (): Promise<[Device, Mutation]> => {
        const [findings, cases] = [await keptRows('findings'), await keptRows('cases')];
        const twinOf = ({ id }: Mutation<'finding.record'>) => {
          const row = findings.get(id)?.body;
          const isTwin = (body: FindingRow) =>
            body.operationId === raid.operationId &&
            body.subjectKey === row?.subjectKey &&
            body.id !== id &&
            body.state === 'noted';
          return [...findings.values()].find(({ body }) => isTwin(body));
        };
        const kind = random(8);
        // Mostly where it is possible, so that the series is not one of refusals; else anywhere.
        const fits = noted.filter((m) => {
          if (kind === 2 || kind === 3) return twinOf(m) !== undefined;
          if (kind === 4) return findings.get(m.id)?.body.state === 'joined';
          return kind < 6 || cases.get(m.id)?.body.state === 'closed';
        });
        const m = pick(fits.length > 0 && random(4) > 0 ? fits : noted);
        const [row, file, twin] = [findings.get(m.id), cases.get(m.id), twinOf(m)];
        const seen = { settles: null, why: 'begitulah' };
        const finding = { ...aboutFinding(m), ...seen, version: row?.version ?? m.id };
        const about = { ...aboutCase(m), settles: null, version: file?.version ?? m.id };
        switch (kind) {
          case 0:
            return [chief, await chief.corrects(m, words(), finding.version)];
          case 1:
            return [budi, await budi.withdraws(m, finding.version, row?.body.twins ?? [])];
          case 2:
          case 3:
            return [
              chief,
              await chief.says('finding.join', {
                ...finding,
                intoId: twin?.body.id ?? m.id,
                intoVersion: findings.get(twin?.body.id ?? m.id)?.version ?? m.id,
              }),
            ];
          case 4:
            return [chief, await chief.says('finding.split', { ...finding, intoId: row?.body.joinedInto ?? m.id })];
          case 5:
            return [
              clerk,
              await clerk.says('case.close', {
                ...about,
                outcome: pick(['notProven', 'lawful', 'handedOver'] as const),
                why: 'begitulah',
                agency: 'Inspektorat',
              }),
            ];
          default:
            return [clerk, await clerk.says('case.reopen', { ...about, why: 'begitulah' })];
        }
      };
      for (let step = 0; step < 120; step += 1) {
        const [from, m] = noted.length < 6 || random(4) === 0 ? await record() : await change();
        const [result] = await from.sends(m);
        const name = `${m.kind} ${result?.outcome ?? ''}`;
        outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
      }
      console.info(
        `tallies, seed ${seed}`,
        Object.fromEntries([...outcomes].toSorted(([a], [b]) => a.localeCompare(b))),
      );
      for (const kind of [
        'finding.record',
        'finding.correct',
        'finding.withdraw',
        'finding.join',
        'finding.split',
        'case.close',
        'case.reopen',
      ]) {
        expect(outcomes.get(`${kind} applied`) ?? 0, kind).toBeGreaterThan(0);
      }
      const sums = await stored();
      expect(sums).toEqual(await recomputed());
      expect(
        Object.values(sums)
          .flatMap((cells) => Object.values(cells))
          .every((count) => count > 0),
      ).toBe(true);
    },
    60_000,
  );
});
