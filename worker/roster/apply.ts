/** Makes a staging version the current one, or says what stands in the way. */
import type { Context } from 'hono';
import type { App } from '../env.ts';
import { isGuardFailure } from '../access/constraint.ts';
import { nowIso } from '../platform.ts';
import { refuse } from '../problem.ts';
import { commitWithEntry } from '../sync/server-entry.ts';
import { type ApplyFault, type Applying, applyStatements, whyNot } from './apply-sql.ts';
import { readVersion } from './roster-sql.ts';

/** Everything or nothing. Applying the current version again, with the same hash, changes nothing and is no error. */
export async function applyVersion(
  c: Context<App>,
  version: number,
  asked: { size: number; hash: string },
): Promise<void> {
  const { db } = c.var.tenant;
  const found = await readVersion(db, version);
  if (found === null) throw refuse('not_found');
  // The answer of the first time was lost.
  if (found.state === 'current' && found.hash === asked.hash) return;
  const applying: Applying = { version, ...asked, now: nowIso() };
  const { base, source, summary } = found;
  const body = { version, base, source, size: asked.size, hash: asked.hash, summary };
  const entry = {
    kind: 'roster.applied',
    thing: `roster:${version}`,
    body,
    accountId: c.var.session.actor.accountId,
    at: applying.now,
  };
  try {
    await commitWithEntry(db, entry, applyStatements(db, applying));
  } catch (error) {
    const fault = isGuardFailure(error) ? await whyNot(db, applying) : null;
    if (fault === null) throw error;
    throw refusalOf(fault);
  }
}

function refusalOf(fault: ApplyFault): Error {
  switch (fault) {
    case 'moved':
      return refuse('moved', { detail: 'another_version_was_applied' });
    case 'not-staging':
      return refuse('wrong_state');
    case 'no-file':
      return refuse('wrong_state', { detail: 'file_missing' });
    case 'hash':
      return refuse('hash_mismatch', { field: 'hash' });
    case 'size':
      return refuse('invalid', { field: 'size', detail: 'not_the_number_of_employees' });
    case 'twice':
      return refuse('invalid', { field: 'changes', detail: 'number_of_two_people' });
  }
}
