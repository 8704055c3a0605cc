/** An applied import again: its pages are staged one after the other, then it is applied as it was the first time. */
import type { Tenant } from '../env.ts';
import { isGuardFailure } from '../access/constraint.ts';
import { nowIso } from '../platform.ts';
import { applyStatements, whyNot } from '../roster/apply-sql.ts';
import { commitWithEntry } from '../sync/server-entry.ts';
import { type RosterCopy, nextRosterPage } from './journal.ts';
import * as sql from './mirror-sql.ts';

/** One step; false when this version needs none (any more). */
export async function reapplyRoster(tenant: Tenant, state: sql.MirrorState, roster: RosterCopy): Promise<boolean> {
  const { db } = tenant;
  const { version, hash, size } = roster;
  const known = await sql.rosterState(db, version);
  if (known !== null && known !== 'staging') return false;
  const named = { version, createdAt: roster.created_at };
  const page = await nextRosterPage(tenant, named, state.page);
  const staged = sql.stageRoster(db, version, JSON.stringify(roster), page?.changes ?? null);
  if (page !== null) {
    await db.batch([sql.guardState(db, state), ...staged, sql.moveTo(db, state.at, page.key)]);
    return true;
  }
  const applying = { version, hash, size, now: nowIso() };
  const entry = { thing: `roster:${version}`, accountId: null, at: applying.now };
  const about = { version, size, hash };
  const step = [sql.guardState(db, state), ...staged];
  try {
    await commitWithEntry(db, { ...entry, kind: 'roster.applied', body: about }, [
      ...step,
      ...applyStatements(db, applying),
      sql.moveTo(db, state.at, null),
    ]);
  } catch (error) {
    const why = isGuardFailure(error) ? await whyNot(db, applying) : null;
    if (why === null) throw error;
    // It stands in the way of everybody's work no longer than it must: told, and left to the admin's next import.
    const body = { ...about, why };
    const aside = [...step, sql.setRosterAside(db, version), sql.moveTo(db, state.at, null)];
    await commitWithEntry(db, { ...entry, kind: 'roster.notApplied', body }, aside);
  }
  return true;
}
