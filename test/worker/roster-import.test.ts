import { beforeAll, describe, expect, it } from 'vitest';
import type { RosterAnswer, UndoAnswer } from '../../schema/api.ts';
import { applyChanges, differencesOf, previewRestore } from '../../schema/roster.ts';
import type { RosterEmployee } from '../../schema/roster.ts';
import { type Browser, logged, someone } from './access-scene.ts';
import { imports, packed, readsEmployees, regency, regencyUnits } from './roster-scene.ts';

// The tests of this file are one story: imported, changed, undone.
let admin: Browser;
let officer: Browser;
const first = regency.employees;
let second: RosterEmployee[] = [];

beforeAll(async () => {
  await regencyUnits();
  admin = await someone('admin', 'admin');
  officer = await someone('petugas', 'officer');
});

describe('a roster of 9,000', () => {
  it('is imported in pages and applied at once', async () => {
    expect(await officer.send('GET', '/roster/current')).toMatchObject({ status: 404 });
    const version = await imports(
      admin,
      0,
      first.map((employee) => ({ employee })),
      first,
    );
    expect(version).toBe(1);
    const read = await readsEmployees(admin);
    expect(read).toMatchObject({ version: 1, pages: 19 });
    expect(read.employees).toEqual(first);
    const listed = (await admin.send('GET', '/roster')).body as RosterAnswer;
    expect(listed.rows).toMatchObject([{ version: 1, state: 'current', size: 9_000, source: 'uji.csv' }]);
    expect(await logged('roster.applied')).toMatchObject([{ version: 1, base: 0, size: 9_000 }]);
  });

  it('goes to a phone as the bytes that were packed, and only when they are new', async () => {
    const { bytes, hash } = await packed(first, 1);
    const answer = await officer.send('GET', '/roster/current');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe(`"${hash}"`);
    expect(answer.headers.get('content-length')).toBe(String(bytes.byteLength));
    expect(answer.headers.get('cache-control')).toContain('private');
    // F15: byte for byte.
    expect(answer.bytes).toEqual(bytes);
    const known = await officer.send('GET', '/roster/current', undefined, { 'if-none-match': `"other", "${hash}"` });
    expect(known).toMatchObject({ status: 304, text: '' });
    expect(known.headers.get('etag')).toBe(`"${hash}"`);
  });

  it('changes by differences alone: new, changed, gone', async () => {
    const [one, two, three] = first;
    if (!one || !two || !three) throw new Error('nobody there');
    const fresh: RosterEmployee = {
      ...three,
      id: 9_001,
      nip: '199001012020121001',
      numbers: ['199001012020121001'],
      name: 'Orang Baru',
      pnsId: null,
    };
    const changes = [{ ...one, post: 'Sekretaris' }, { ...two, active: false }, fresh].map((employee) => ({
      employee,
    }));
    second = applyChanges(first, changes);
    expect(await imports(admin, 1, changes, second)).toBe(2);
    expect((await readsEmployees(admin)).employees).toEqual(second);
    const states = ((await admin.send('GET', '/roster')).body as RosterAnswer).rows.map(({ version, state }) => [
      version,
      state,
    ]);
    expect(states).toEqual([
      [2, 'current'],
      [1, 'past'],
    ]);
  });

  it('is undone by applying what was before as the next version', async () => {
    const { rows, next } = (await admin.send('GET', '/roster/versions/2/undo')).body as UndoAnswer;
    expect(next).toBeNull();
    expect(rows.map(({ employeeId, before }) => [employeeId, before?.post ?? null])).toEqual([
      [1, first[0]?.post],
      [2, first[1]?.post],
      [9_001, null],
    ]);
    const now = await readsEmployees(admin);
    const before = new Map(rows.map((row) => [row.employeeId, row.before]));
    const previous = now.employees.flatMap((employee) => {
      const was = before.get(employee.id);
      return was === undefined ? [employee] : was === null ? [] : [was];
    });
    expect(previous).toEqual(first);
    const changes = differencesOf(previewRestore(previous, now.employees));
    const after = applyChanges(now.employees, changes);
    expect(await imports(admin, 2, changes, after)).toBe(3);
    const restored = (await readsEmployees(admin)).employees;
    expect(restored.filter(({ id }) => id <= 9_000)).toEqual(first);
    expect(restored.find(({ id }) => id === 9_001)).toMatchObject({ active: false });
  });

  it('tells page by page what was before a large version', async () => {
    const seen: number[] = [];
    for (let after: number | null = 0; after !== null;) {
      const answer = (await admin.send('GET', `/roster/versions/1/undo?after=${after}&limit=500`)).body as UndoAnswer;
      expect(answer.rows.every(({ before }) => before === null)).toBe(true);
      seen.push(...answer.rows.map(({ employeeId }) => employeeId));
      after = answer.next;
    }
    expect(seen).toEqual(first.map(({ id }) => id));
  });
});
