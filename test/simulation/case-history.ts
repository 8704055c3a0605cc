/**
 * (9) Every case's way, read off the log once more: each step from a state that allows it, and the row at the end in
 * the state that the steps lead to. The table is written from DESIGN §5 and §7, not taken from the rules.
 */
import type { World } from './world.ts';

const steps: Record<string, { from: readonly string[]; to: string }> = {
  'case.forward': { from: ['new'], to: 'forwarded' },
  'case.read': { from: ['forwarded'], to: 'read' },
  'case.assign': { from: ['forwarded', 'read', 'assigned'], to: 'assigned' },
  'case.complete': { from: ['assigned'], to: 'completed' },
  'case.close': { from: ['new', 'forwarded', 'read', 'assigned', 'completed'], to: 'closed' },
  'case.reopen': { from: ['closed'], to: 'new' },
};

type Way = { state: string; outcome: string | null; before: string; version: string };
type Step = { id: string; kind: string; thing: string | null; outcome: string | null; version: string | null };

export function checkCaseHistory(world: World): void {
  const { sqlite } = world.server;
  const ways = new Map<string, Way>();
  const log = sqlite.all<Step>(
    `SELECT id, kind, thing, body ->> '$.outcome' AS outcome, body ->> '$.version' AS version FROM log
     WHERE outcome = 'applied' AND (kind LIKE 'case.%' OR kind LIKE 'finding.%') AND kind NOT LIKE 'case.opened' ORDER BY seq`,
  );
  for (const step of log) take(world, ways, step);
  const rows = sqlite.all<{ key: string; state: string; outcome: string | null; version: string }>(
    `SELECT key, state, body ->> '$.outcome' AS outcome, version FROM cases`,
  );
  for (const { key, state, outcome, version } of rows) {
    const way = ways.get(key);
    if (way?.state !== state || way.outcome !== outcome || way.version !== version)
      world.watch.fail(
        'illegalStates',
        `case ${key} is ${state} (${outcome}), its steps lead to ${way?.state} (${way?.outcome})`,
      );
  }
}

function take(world: World, ways: Map<string, Way>, { id, kind, thing, outcome, version }: Step): void {
  if (kind === 'finding.record') return void ways.set(id, { state: 'new', outcome: null, before: 'new', version: id });
  const way = ways.get(thing ?? '');
  if (way === undefined) return;
  const illegal = (why: string): void => world.watch.fail('illegalStates', `${kind} ${id} on ${thing}: ${why}`);
  switch (kind) {
    case 'finding.join':
      Object.assign(way, { before: way.state, state: 'closed', outcome: 'joined', version: id });
      return;
    case 'finding.split':
      if (way.outcome === 'joined')
        Object.assign(way, { state: way.before === 'closed' ? 'new' : way.before, outcome: null, version: id });
      return;
    case 'finding.correct':
    case 'finding.withdraw':
      return;
    default: {
      const step = steps[kind];
      if (step === undefined) return illegal('is no step');
      if (!step.from.includes(way.state) || way.outcome === 'joined')
        return illegal(`from ${way.state} (${way.outcome})`);
      if (version !== way.version) return illegal(`upon ${version}, which is not the version it had`);
      if (outcome === 'guided' && way.state !== 'completed') return illegal(`guided from ${way.state}`);
      Object.assign(way, { state: step.to, outcome: kind === 'case.close' ? outcome : null, version: id });
    }
  }
}
