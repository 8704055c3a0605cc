/** Photos on the phone: what is kept is whole, belongs to its form or finding, and carries nothing but the picture. */
import { expect } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { aFinding, anOpening, rini } from './fixtures.ts';
import type { Phone } from './harness.ts';
import { soon, test } from './harness.ts';

const form = 'capture:raid';

/** Takes pictures of these seeds into the form; answers their hashes. */
export function takes(phone: Phone, seeds: readonly number[], draft = form): Promise<string[]> {
  return phone.page.evaluate(
    async ([seeds, draft]) => {
      const hashes: string[] = [];
      for (const seed of seeds) {
        const taken = await window.device.photos.take(draft, await window.pictures.noise(seed));
        if (!taken.ok) throw new Error(taken.why);
        hashes.push(taken.sha256);
      }
      return hashes;
    },
    [seeds, draft] as const,
  );
}

const stored = (phone: Phone) => phone.page.evaluate((id) => window.stored.photos(id), rini);
const inForm = (phone: Phone, draft = form) =>
  phone.page.evaluate(
    async (key) => ((await window.device.photos.ofDraft(key)) ?? []).map(({ sha256 }) => sha256),
    draft,
  );

test('F11 F15 a picture of any size is kept as an ArrayBuffer within the limits, byte for byte', async ({ phone }) => {
  const seen = await phone.page.evaluate(async (draft) => {
    const taken = await window.device.photos.take(draft, await window.pictures.noise(1, 3_200, 1_920, 6));
    if (!taken.ok) throw new Error(taken.why);
    const picture = await window.device.photos.picture(taken.sha256);
    const bitmap = await createImageBitmap(picture ?? new Blob());
    return { sha256: taken.sha256, width: bitmap.width, height: bitmap.height, size: picture?.size ?? 0 };
  }, form);
  expect(Math.max(seen.width, seen.height)).toBeLessThanOrEqual(limits.photoSideMaxPx);
  expect(seen.width / seen.height).toBeCloseTo(3_200 / 1_920, 1);
  expect(seen.size).toBeLessThanOrEqual(limits.photoBytesMax);
  expect(await stored(phone)).toMatchObject([
    { sha256: seen.sha256, hash: seen.sha256, kind: '[object ArrayBuffer]', bytes: seen.size, state: 'draft' },
  ]);
});

test('nothing but pixels is left of a photo with a place in its EXIF, and it stands upright', async ({ phone }) => {
  const seen = await phone.page.evaluate(async (draft) => {
    const photo = await window.pictures.withExif(await window.pictures.noise(2, 300, 200));
    const taken = await window.device.photos.take(draft, photo);
    if (!taken.ok) throw new Error(taken.why);
    const kept = await window.device.photos.picture(taken.sha256);
    const bitmap = await createImageBitmap(kept ?? new Blob());
    const text = (blob: Blob | null) => blob?.arrayBuffer().then((bytes) => new TextDecoder('latin1').decode(bytes));
    const size = [bitmap.width, bitmap.height];
    return { before: await text(photo), after: await text(kept), size, mark: window.pictures.placeMark };
  }, form);
  expect(seen.before).toContain(seen.mark);
  expect(seen.before).toContain('Exif');
  expect(seen.after).not.toContain(seen.mark);
  expect(seen.after).not.toContain('Exif');
  expect(seen.size).toEqual([200, 300]);
});

test('what is no picture is refused in words, and nothing is kept', async ({ phone }) => {
  const outcome = await phone.page.evaluate(
    (draft) => window.device.photos.take(draft, new Blob(['<svg>'], { type: 'image/jpeg' })),
    form,
  );
  expect(outcome).toEqual({ ok: false, why: 'unreadable' });
  expect(await stored(phone)).toEqual([]);
});

test('F15 a photo that reads back otherwise than it was written is not called kept', async ({ phone }) => {
  const outcome = await phone.page.evaluate(async (draft) => {
    const real = Reflect.get(IDBObjectStore.prototype, 'put');
    IDBObjectStore.prototype.put = function (...args: Parameters<typeof real>) {
      if (this.name === 'photoBytes') {
        const [{ value, ...rest }, key] = args;
        const bytes = new Uint8Array(value.slice(0));
        bytes[700] = (bytes[700] ?? 0) ^ 1;
        return Reflect.apply(real, this, [{ ...rest, value: bytes.buffer }, key]);
      }
      return Reflect.apply(real, this, args);
    };
    const taken = await window.device.photos.take(draft, await window.pictures.noise(3));
    IDBObjectStore.prototype.put = real;
    return taken;
  }, form);
  expect(outcome).toEqual({ ok: false, why: 'storage' });
});

test('F05 finding, its photos and the outbox change in one strict transaction, or not at all', async ({ phone }) => {
  phone.goesDown();
  await phone.page.evaluate((opening) => window.device.save('operation.open', opening), anOpening());
  let failed = 0;
  for (let step = 0; step < 20; step += 1) {
    const hashes = await takes(phone, [10 + 2 * step, 11 + 2 * step]);
    const before = (await phone.page.evaluate((id) => window.stored.outbox(id), rini)).length;
    const outcome = await phone.page.evaluate(
      async ([finding, photos, draft, step]) => {
        await window.device.drafts.put(draft, { note: 'setengah jadi' });
        const names = ['get', 'add', 'put', 'delete'] as const;
        const real = names.map((name) => [name, Reflect.get(IDBObjectStore.prototype, name)] as const);
        let calls = 0;
        // Counted in each saving transaction by itself: a second try fails at the same step.
        const steps = new WeakMap<IDBTransaction, number>();
        for (const [name, call] of real)
          Reflect.set(IDBObjectStore.prototype, name, function (this: IDBObjectStore, ...args: unknown[]) {
            const isSaving =
              this.transaction.objectStoreNames.contains('outbox') && this.transaction.mode === 'readwrite';
            const n = isSaving ? (steps.get(this.transaction) ?? 0) : -1;
            steps.set(this.transaction, n + 1);
            calls = Math.max(calls, n + 1);
            if (n === step) {
              this.transaction.abort();
              throw new DOMException('broken', 'DataError');
            }
            return Reflect.apply(call, this, args);
          });
        const saved = await window.device.save('finding.record', { ...finding, photos }, { draft });
        for (const [name, call] of real) Reflect.set(IDBObjectStore.prototype, name, call);
        return { saved, calls };
      },
      [aFinding(), hashes, form, step] as const,
    );
    const after = (await phone.page.evaluate((id) => window.stored.outbox(id), rini)).length;
    const owned = (await stored(phone)).filter(({ sha256 }) => hashes.includes(sha256));
    expect(owned).toHaveLength(2);
    if (outcome.saved.ok) {
      expect(after - before).toBe(1);
      expect(owned.map(({ state, owners }) => [state, owners])).toEqual(
        owned.map(() => ['waiting', [`finding:${outcome.saved.ok ? outcome.saved.id : ''}`]]),
      );
    } else {
      failed += 1;
      expect(after).toBe(before);
      expect(owned.map(({ state, owners }) => [state, owners])).toEqual(owned.map(() => ['draft', [`draft:${form}`]]));
      expect(await inForm(phone)).toEqual(expect.arrayContaining(hashes));
      await phone.page.evaluate((draft) => window.device.drafts.remove(draft), form);
    }
    if (outcome.calls <= step) break;
  }
  expect(failed).toBeGreaterThanOrEqual(6);
});

test('F05 a finding is not saved with a photo that is not on the phone', async ({ phone }) => {
  const saved = await phone.page.evaluate(
    async ([opening, finding]) => {
      await window.device.save('operation.open', opening);
      return window.device.save('finding.record', { ...finding, photos: ['a'.repeat(64)] });
    },
    [anOpening(), aFinding()] as const,
  );
  expect(saved).toEqual({ ok: false, why: 'storage' });
  // Nothing of it: neither the finding nor its place in the chain.
  const lies = () => phone.page.evaluate((id) => window.stored.outbox(id), rini);
  expect(await lies()).toHaveLength(1);
  await phone.page.evaluate((finding) => window.device.save('finding.record', finding), aFinding());
  expect((await lies()).map(({ mutation }) => mutation.deviceSeq)).toEqual([1, 2]);
});

test('F10 killed with the form open: the draft and both photos are there', async ({ phone }) => {
  phone.goesDown();
  await phone.page.evaluate((draft) => window.device.drafts.put(draft, { note: 'baru mulai' }), form);
  const hashes = await takes(phone, [30, 31]);
  await phone.reopen();
  expect(await phone.page.evaluate((draft) => window.device.drafts.get(draft), form)).toEqual({ note: 'baru mulai' });
  expect(await inForm(phone)).toEqual(hashes);
});

test('a photo taken out comes back by undo; what was not taken back goes with its form, and nothing else', async ({
  phone,
}) => {
  phone.goesDown();
  const [one = '', two = ''] = await takes(phone, [40, 41]);
  const [other = ''] = await takes(phone, [42], 'capture:elsewhere');
  await phone.page.evaluate(
    async ([draft, one, two]) => {
      await window.device.photos.remove(draft, one);
      await window.device.photos.remove(draft, two);
      await window.device.photos.putBack(draft, one);
    },
    [form, one, two] as const,
  );
  expect(await inForm(phone)).toEqual([one]);
  await phone.reopen();
  await soon(async () => (await stored(phone)).map(({ sha256 }) => sha256).toSorted()).toEqual([one, other].toSorted());
  await phone.page.evaluate((draft) => window.device.drafts.remove(draft), form);
  await phone.reopen();
  await soon(async () => (await stored(phone)).map(({ sha256 }) => sha256)).toEqual([other]);
});

test('a photo taken out right after the app was opened can still be put back', async ({ phone }) => {
  phone.goesDown();
  const [one = ''] = await takes(phone, [45]);
  await phone.reopen();
  await phone.page.evaluate(([draft, one]) => window.device.photos.remove(draft, one), [form, one] as const);
  // Later than what an earlier session left is swept.
  await phone.page.waitForTimeout(2_500);
  await phone.page.evaluate(([draft, one]) => window.device.photos.putBack(draft, one), [form, one] as const);
  expect(await inForm(phone)).toEqual([one]);
});

test('the same picture in two forms is kept once and for both', async ({ phone }) => {
  phone.goesDown();
  const [one] = await takes(phone, [50]);
  expect(await takes(phone, [50], 'capture:elsewhere')).toEqual([one]);
  await phone.page.evaluate((draft) => window.device.drafts.remove(draft), form);
  await phone.reopen();
  expect([await inForm(phone), await inForm(phone, 'capture:elsewhere')]).toEqual([[], [one]]);
});

test('F37 a phone that is nearly full refuses a photo early; the text is saved', async ({ phone }) => {
  phone.goesDown();
  const outcome = await phone.page.evaluate(
    async ([draft, opening, finding, free]) => {
      navigator.storage.estimate = async () => ({ quota: free, usage: 0 });
      await window.device.save('operation.open', opening);
      return {
        photo: await window.device.photos.take(draft, await window.pictures.noise(60)),
        text: await window.device.save('finding.record', finding),
      };
    },
    [form, anOpening(), aFinding(), limits.roomForTextBytes - 1] as const,
  );
  expect(outcome.photo).toEqual({ ok: false, why: 'full' });
  expect(outcome.text.ok).toBe(true);
});
