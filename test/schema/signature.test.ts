/** A signature on the phone's glass, from the finger to the row and the page it is printed on. */
import { describe, expect, it } from 'vitest';
import { findingBodies } from '../../schema/finding-bodies.ts';
import { limits } from '../../schema/limits.ts';
import { newestVersion } from '../../schema/shapes.ts';
import { drawingOf, type Point, signatureForm, signatureOf, strokesOf } from '../../schema/signature.ts';
import { readMutation } from '../../schema/versions.ts';
import { Scene, siti, someFacts, wahyu } from './scene.ts';

/** A line as a hand draws it: many touches of the sensor, none quite where the last was. */
function loop(touches: number, rounds: number, at = { x: 100, y: 100 }): Point[] {
  return Array.from({ length: touches }, (_, n) => {
    const angle = (n / touches) * rounds * 2 * Math.PI;
    return { x: at.x + n / 4 + 60 * Math.cos(angle), y: at.y + 30 * Math.sin(angle) + (n % 3) / 10 };
  });
}
const drawn = [loop(400, 3), loop(150, 1, { x: 240, y: 120 }), [{ x: 300, y: 60 }]];
const signed = signatureOf(drawn) ?? '';

describe('a signature', () => {
  it('of some hundred touches is a text of a few hundred signs', () => {
    expect(signed).toMatch(signatureForm);
    expect(signed.length).toBeLessThan(700);
    expect(strokesOf(signed)).toHaveLength(3);
  });

  it('keeps the line: no touch lies farther from it than a hundredth of its width', () => {
    const kept = strokesOf(signed);
    const across = drawn.flat().map(({ x }) => x);
    const left = Math.min(...across);
    const scale = 400 / (Math.max(...across) - left);
    const top = Math.min(...drawn.flat().map(({ y }) => y));
    for (const [n, stroke] of drawn.entries()) {
      for (const { x, y } of stroke) {
        const touch = { x: (x - left) * scale, y: (y - top) * scale };
        expect(distanceToLine(touch, kept[n] ?? [])).toBeLessThan(4);
      }
    }
  });

  it('has the same text wherever on the glass and however large it was drawn', () => {
    const twice = drawn.map((stroke) => stroke.map(({ x, y }) => ({ x: 2 * x + 31, y: 2 * y + 7 })));
    expect(signatureOf(twice)).toBe(signed);
  });

  it('never outgrows its limit: a scribble of ten thousand touches loses its tremble', () => {
    const scribble = Array.from({ length: 10_000 }, (_, n) => ({ x: (n * 7919) % 320, y: (n * 104_729) % 160 }));
    const text = signatureOf([loop(2_000, 60), scribble.slice(0, 900)]) ?? '';
    expect(text).toMatch(signatureForm);
    expect(text.length).toBeLessThanOrEqual(limits.signatureCharsMax);
  });

  it('is none when nothing was drawn, or when nobody signs with so many strokes', () => {
    expect(signatureOf([])).toBeNull();
    expect(signatureOf([[]])).toBeNull();
    expect(signatureOf(Array.from({ length: limits.signatureStrokesMax + 1 }, () => [{ x: 1, y: 1 }]))).toBeNull();
  });

  it('a single touch is a dot that can be seen', () => {
    const text = signatureOf([[{ x: 40, y: 40 }]]) ?? '';
    expect(drawingOf(text)).toEqual({ path: 'M6 6L6 6', width: 12, height: 12, strokeWidth: 5 });
  });

  it('is drawn as curves inside its box', () => {
    const drawing = drawingOf(signed);
    expect(drawing?.width).toBe(412);
    expect(drawing?.path).toMatch(/^(?:M[\d.]+ [\d.]+(?:Q[\d. ]+)*L[\d.]+ [\d.]+)+$/);
    const numbers = (drawing?.path.match(/[\d.]+/g) ?? []).map(Number);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(412);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['nothing', ''],
    ['a point', 'M1 2'],
    ['half a step', 'M1 2l3'],
    ['markup', 'M1 2l3 4"/><script>'],
    ['other commands', 'M1 2L3 4'],
    ['more than its limit', `M1 2l${'1 1 '.repeat(700)}1 1`],
  ])('%s does not pass for one', (_what, text) => {
    expect(findingBodies['finding.record'].shape.signature.safeParse(text).success).toBe(false);
    expect(drawingOf(text)).toBeNull();
  });
});

describe('a signed finding', () => {
  const withSignature = (operationId: string) => {
    return { operationId, subject: siti, facts: someFacts(), photos: [], signature: signed };
  };

  it('keeps the signature in its row and nowhere else', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const { m } = await scene.does(wahyu, 'finding.record', withSignature(operationId));
    expect(scene.body('finding', m.id).signature).toBe(signed);
    const elsewhere = [...scene.rows.values()].filter((row) => row.type !== 'finding');
    expect(JSON.stringify(elsewhere)).not.toContain(signed);
  });

  it('keeps it through a correction, which bears none', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const { m } = await scene.does(wahyu, 'finding.record', withSignature(operationId));
    await scene.does(wahyu, 'finding.correct', {
      findingId: m.id,
      operationId,
      subject: 'employee:17',
      version: m.id,
      settles: null,
      why: 'Salah ketuk',
      facts: someFacts({ note: 'Dibetulkan' }),
      on: null,
    });
    expect(scene.body('finding', m.id)).toMatchObject({ signature: signed, corrections: 1 });
  });

  it('without one has no field for it', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const { id } = await scene.records(wahyu, operationId, siti, someFacts({ refusal: 'unable' }));
    expect(scene.body('finding', id)).not.toHaveProperty('signature');
    expect(scene.body('finding', id).facts.refusal).toBe('unable');
  });
});

/** One body of each version that was ever frozen, word for word. Never rewritten. */
const fixtures: Record<number, Record<string, unknown>> = {
  1: {},
  2: { place: { name: 'Alun-alun', fix: { ...aPoint(), before: aPoint() } } },
  3: { refusal: 'unable' },
};

describe('F42 a finding of every version', () => {
  it.each(Object.keys(fixtures).map(Number))('version %i is read as it was frozen', async (v) => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const facts = { ...someFacts(), ...fixtures[v] };
    const body = { operationId, subject: siti, facts, photos: [], ...(v < 3 ? {} : { signature: signed }) };
    const m = await scene.says(wahyu, 'finding.record', { operationId, subject: siti, facts: someFacts(), photos: [] });
    expect(readMutation({ ...m, v, body })).toMatchObject({ ok: true, mutation: { v, body } });
    const seen = { findingId: m.id, operationId, subject: 'employee:17', version: m.id, settles: null, why: 'Keliru' };
    const correction = { ...m, kind: 'finding.correct', v, body: { ...seen, facts, on: null } };
    expect(readMutation(correction)).toMatchObject({ ok: true, mutation: { v, body: { facts } } });
  });

  it('one newer than the server waits for it', async () => {
    const scene = new Scene();
    const operationId = await scene.opens(wahyu);
    const m = await scene.says(wahyu, 'finding.record', { operationId, subject: siti, facts: someFacts(), photos: [] });
    expect(Object.keys(fixtures)).toHaveLength(newestVersion('finding.record'));
    expect(newestVersion('finding.correct')).toBe(newestVersion('finding.record'));
    expect(readMutation({ ...m, v: newestVersion('finding.record') + 1 })).toEqual({ ok: false, why: 'newer' });
  });
});

function aPoint() {
  return { lat: -7.7056, lon: 110.6061, accuracyM: 8, at: '2026-11-20T02:00:00.000Z' };
}

function distanceToLine(point: Point, line: readonly Point[]): number {
  if (line.length === 1) return Math.hypot(point.x - (line[0]?.x ?? 0), point.y - (line[0]?.y ?? 0));
  return line.slice(1).reduce((nearest, to, n) => {
    const from = line[n] ?? to;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1);
    const part = Math.max(0, Math.min(1, along));
    return Math.min(nearest, Math.hypot(point.x - from.x - part * dx, point.y - from.y - part * dy));
  }, Number.POSITIVE_INFINITY);
}
