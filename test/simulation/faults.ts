/** Fourteen faults as others have shipped them (FAILURES and reviews name each), as patches of our code. */
import type { Patch } from './bundle.ts';

export type Fault = { name: string; patches: readonly Patch[] };

const verdict = `{ id, state: 'sent', outcome: 'applied', code: null, seq: null, ackedAt: sender.now() }`;
const logged = '(SELECT l.at FROM log AS l WHERE l.seq =';

export const faults: readonly Fault[] = [
  {
    name: 'pop before ack',
    patches: [
      {
        file: 'pwa/device/sender.ts',
        find: 'const batch = takeBatch(left, size);',
        put: `const batch = takeBatch(left, size);
          await sender.mark(batch.map(({ mutation: { id } }) => (${verdict})));`,
      },
    ],
  },
  {
    name: 'cursor by time',
    patches: [
      {
        file: 'worker/sync/pull-sql.ts',
        find: 'FROM ${tables[type]} WHERE feed = ?1 AND seq > ?2 AND seq <= ?3`,\n  );',
        put: `FROM \${tables[type]} AS t WHERE feed = ?1
          AND ${logged} t.seq) > coalesce(${logged} ?2), '') AND seq <= ?3\`,\n  );`,
      },
    ],
  },
  {
    name: 'no guard',
    patches: [
      {
        file: 'worker/sync/commit.ts',
        find: '...(lines.length === 0 && waits.length === 0 ? [] : [guard]),',
        put: '',
      },
    ],
  },
  {
    name: 'guard blind to new rows',
    patches: [
      {
        file: 'worker/sync/rows-sql.ts',
        find: 'WHERE t.seq IS NOT j.value ->> 1)`',
        put: 'WHERE t.seq <> j.value ->> 1)`',
      },
    ],
  },
  {
    name: 'ack without hash',
    patches: [{ file: 'worker/sync/judge.ts', find: 'return logged.hash === hash ?', put: 'return true ?' }],
  },
  {
    name: 'effect without log',
    patches: [
      {
        file: 'worker/sync/plan.ts',
        find: 'const ordinal = plan.lines.push(lineOf(item, outcome, code));',
        put: `const isTold = item.envelope.kind !== 'operation.count';
          const ordinal = isTold ? plan.lines.push(lineOf(item, outcome, code)) : Math.max(1, plan.lines.length);`,
      },
    ],
  },
  {
    name: 'scope after the query',
    patches: [
      {
        file: 'worker/sync/pull-sql.ts',
        find: 'WHERE m.account_id = ?1 AND',
        put: 'WHERE (m.account_id = ?1 OR true) AND',
      },
    ],
  },
  {
    name: 'relaxed durability',
    patches: [
      {
        file: 'pwa/device/store.ts',
        find: `db.transaction(['outbox', 'head', 'drafts', 'photos'], 'readwrite', { durability: 'strict' })`,
        put: `db.transaction(['outbox', 'head', 'drafts', 'photos'], 'readwrite')`,
      },
    ],
  },
  {
    name: 'duplicate shown as sent',
    patches: [
      {
        file: 'pwa/device/sender.ts',
        find: '{ ...result, ...result.was }',
        put: `{ ...result, ...(result.outcome === 'duplicate' ? { outcome: 'applied' as const } : {}) }`,
      },
    ],
  },
  {
    name: 'tally read by a rule',
    patches: [
      {
        file: 'worker/sync/commit.ts',
        find: 'const plan = planOf(withFirstReceipts(items, known), known, kept);',
        put: `const plan = planOf(withFirstReceipts(items, known), known, kept);
          for (const one of plan.increments) {
            const sql = 'SELECT cells FROM tallies WHERE scope = ?1 AND period = ?2';
            const row = await db.prepare(sql).bind(one.scope, one.period).first();
            const sum = row === null ? {} : JSON.parse(row.cells);
            for (const [cell, n] of Object.entries(one.cells)) sum[cell] = (sum[cell] ?? 0) + n;
            one.cells = sum;
          }`,
      },
      {
        file: 'worker/sync/commit-sql.ts',
        find: 'ON CONFLICT (scope, period) DO UPDATE SET cells = (',
        put: 'ON CONFLICT (scope, period) DO UPDATE SET cells = excluded.cells WHERE true OR tallies.cells = (',
      },
    ],
  },
  {
    name: 'photo for anybody',
    patches: [
      {
        file: 'worker/photos/photos-sql.ts',
        find: 'const sql = `(${finding.sql} OR EXISTS',
        put: 'const sql = `(true OR ${finding.sql} OR EXISTS',
      },
    ],
  },
  {
    name: 'photo by its name alone',
    patches: [
      {
        file: 'worker/photos/store-photo.ts',
        find: '(await sha256OfBytes(bytes)) !== sha256',
        put: 'sha256.length !== 64',
      },
    ],
  },
  {
    name: 'lock keeps its key',
    patches: [{ file: 'pwa/device/vault.ts', find: 'return forgetKey(accountId);', put: 'return true;' }],
  },
  {
    name: 'rescue file without photos',
    patches: [
      {
        file: 'pwa/device/rescue-file.ts',
        find: `if (sealed !== undefined && head !== undefined) yield* entryOf('photo'`,
        put: `if (sealed === undefined) yield* entryOf('photo'`,
      },
    ],
  },
];
