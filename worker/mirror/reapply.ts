/**
 * After a restore (DESIGN §4): the database is of an earlier day, and what phones do not send again comes back from the
 * mirror before any of them is answered. Step by step, each in one batch with its log entry and its place in the
 * journal, so that a crash repeats nothing and two at once do not meet. The last step says the new epoch.
 */
import { limits } from '../../schema/limits.ts';
import type { Row } from '../../schema/rows.ts';
import { feeds } from '../../schema/rows.ts';
import { isGuardFailure } from '../access/constraint.ts';
import type { Tenant } from '../env.ts';
import { nowIso } from '../platform.ts';
import { commitWithEntry } from '../sync/server-entry.ts';
import { type Journal, nextJournal, placeOf, placeText } from './journal.ts';
import * as sql from './mirror-sql.ts';
import { reapplyPhotos } from './reapply-photos.ts';
import { reapplyRoster } from './reapply-roster.ts';

/** At most `limits.reapplyStepsMax` steps; called again, it goes on. */
export async function reapply(tenant: Tenant, epoch: string): Promise<void> {
  for (let step = 0; step < limits.reapplyStepsMax; step += 1) {
    const state = await sql.readState(tenant.db);
    if (state.epoch === epoch) return;
    try {
      if (!(await takeStep(tenant, state))) return await finish(tenant, state, epoch);
    } catch (error) {
      // Somebody else has taken this step: he goes on too.
      if (!isGuardFailure(error)) throw error;
    }
  }
}

/** False when there is nothing left to take in. */
async function takeStep(tenant: Tenant, state: sql.MirrorState): Promise<boolean> {
  const next = await nextJournal(tenant, state.at);
  if (next === null) return reapplyPhotos(tenant, state);
  const rosters = next.journal.rosters.toSorted((a, b) => a.version - b.version);
  for (const roster of rosters) if (await reapplyRoster(tenant, state, roster)) return true;
  await reapplyAccess(tenant, state, next);
  return true;
}

async function reapplyAccess(
  { db }: Tenant,
  state: sql.MirrorState,
  { at, rows, journal }: { at: string; rows: string; journal: Journal },
): Promise<void> {
  const listed = await sql.listedOfficers(
    db,
    journal.accounts.map(({ id }) => id),
  );
  const body = {
    journal: at,
    accountIds: journal.accounts.map(({ id }) => id),
    deviceIds: journal.devices.map(({ id }) => id),
  };
  await commitWithEntry(
    db,
    { kind: 'mirror.applied', thing: null, body, accountId: null, at: nowIso() },
    [sql.guardState(db, state), ...sql.applyAccess(db, rows, limits.afterRevocationDays), sql.moveTo(db, at, null)],
    (version) => officerRows(journal, listed, version),
  );
}

/** Leaders choose their team from these rows; who is no officer any more stays as inactive. */
function officerRows({ accounts }: Journal, listed: ReadonlySet<string>, version: string): Row[] {
  return accounts
    .filter(({ id, role }) => role === 'officer' || listed.has(id))
    .map(({ id, name, role, active }) => {
      const body = { accountId: id, name, active: active === 1 && role === 'officer' };
      return { type: 'officer', key: id, feed: feeds.field, version, body };
    });
}

async function finish({ db }: Tenant, state: sql.MirrorState, epoch: string): Promise<void> {
  const head = await sql.readHead(db);
  // The journal goes on where no earlier timeline has written.
  const at = placeText({ timeline: placeOf(state.at).timeline + 1, seq: head });
  const entry = { kind: 'server.restored', thing: null, body: { epoch }, accountId: null, at: nowIso() };
  await commitWithEntry(db, entry, [sql.guardState(db, state), sql.beginEpoch(db, epoch, at)]);
}
