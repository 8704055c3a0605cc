/** Where a phone says it was (F36): kept with accuracy and age, never proof, never a reason to refuse. */
import { describe, expect, it } from 'vitest';
import { distanceM, isLeap } from '../../schema/fix.ts';
import { readMutation } from '../../schema/versions.ts';
import { Scene, siti, someFacts, wahyu } from './scene.ts';

const klaten = { lat: -7.7056, lon: 110.6061, accuracyM: 8, at: '2026-11-20T02:00:00.000Z' };
/** 85 km away by the great circle. */
const semarang = { lat: -6.9667, lon: 110.4167, accuracyM: 20 };

const facts = (fix: ReturnType<typeof someFacts>['place']['fix']) => ({
  ...someFacts(),
  place: { name: 'Alun-alun', fix },
});

describe('F36 a declared position', () => {
  it('is kept as it was declared: place, accuracy, and when it was taken', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const { id } = await scene.records(wahyu, operationId, siti, facts(klaten));
    expect(scene.body('finding', id)).toMatchObject({ facts: { place: { fix: klaten } }, flags: [] });
  });

  it.each([
    ['85 km in ten minutes', '2026-11-20T02:10:00.000Z', ['impossibleSpeed']],
    ['85 km in an hour and a half', '2026-11-20T03:30:00.000Z', []],
    ['85 km back in time, as after a clock was set', '2026-11-20T01:55:00.000Z', ['impossibleSpeed']],
  ])('%s: kept, flagged only if nobody can drive so', async (_what, at, flags) => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const fix = { ...semarang, at, before: klaten };
    const { decision, id } = await scene.records(wahyu, operationId, siti, facts(fix));
    expect(decision.outcome).toBe('applied');
    expect(scene.body('finding', id).flags).toEqual(flags);
  });

  it('two fixes a moment apart, or both very inaccurate, are no leap', () => {
    const near = { ...klaten, lat: klaten.lat + 0.01 };
    expect(isLeap({ ...near, at: '2026-11-20T02:00:01.000Z', before: klaten })).toBe(false);
    const vague = { ...klaten, accuracyM: 45_000 };
    expect(isLeap({ ...semarang, accuracyM: 45_000, at: '2026-11-20T02:00:30.000Z', before: vague })).toBe(false);
    expect(isLeap(null)).toBe(false);
    expect(isLeap(klaten)).toBe(false);
  });

  it('distances are those of the map', () => {
    expect(distanceM(klaten, semarang) / 1_000).toBeCloseTo(84.8, 0);
    expect(distanceM({ lat: 0, lon: 179.9 }, { lat: 0, lon: -179.9 }) / 1_000).toBeCloseTo(22.2, 1);
  });

  it('F42 a finding of version 1, which names no fix before, is read as it is', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const body = { operationId, subject: siti, facts: facts(klaten), photos: [] };
    const m = await scene.says(wahyu, 'finding.record', body);
    expect(readMutation({ ...m, v: 1 })).toMatchObject({ ok: true, mutation: { v: 1, body } });
  });
});
