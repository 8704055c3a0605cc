/**
 * The roster's door: the admin's browser parses, previews and packs; here the differences arrive in pages, the
 * packed file as bytes, and one request applies both. Mounted at /api/roster behind `withTenant`.
 */
import type { Context } from 'hono';
import { Hono } from 'hono';
import {
  employeesQuery,
  type EmployeesAnswer,
  pageQuery,
  rosterApply,
  type RosterAnswer,
  rosterChanges,
  rosterStart,
  type UndoAnswer,
} from '../../schema/api.ts';
import { limits } from '../../schema/limits.ts';
import type { RosterEmployee } from '../../schema/roster.ts';
import { isGuardFailure } from '../access/constraint.ts';
import { allow, signedIn } from '../access/session.ts';
import type { App } from '../env.ts';
import { bodyAtMost, jsonBody, query } from '../http.ts';
import { forgetRosterPages, putRosterPage } from '../mirror/journal.ts';
import { mirrored } from '../mirror/restoring.ts';
import { nowIso } from '../platform.ts';
import { refuse } from '../problem.ts';
import { applyVersion } from './apply.ts';
import { forgetFile, sendCurrent, storeFile } from './file.ts';
import * as sql from './roster-sql.ts';

const admin = [signedIn(), allow('admin')] as const;

export const rosterRoutes = new Hono<App>()
  .use('/versions/:version/apply', mirrored)
  .get('/', ...admin, query(pageQuery), async (c) => {
    const { after, limit = limits.pageRowsMax } = c.req.valid('query');
    const before = after === undefined ? newestVersion : numberOf(after);
    if (before === null) throw refuse('invalid', { field: 'after' });
    const rows = await sql.listVersions(c.var.tenant.db, before, limit);
    const last = rows.length < limit ? undefined : rows.at(-1);
    return c.json({ rows, next: last === undefined ? null : String(last.version) } satisfies RosterAnswer);
  })
  // Who looks people up by name: the field, and those who work on findings. Heads and leaders read lists instead.
  .get('/current', signedIn(), allow('officer', 'personnel', 'chief', 'admin'), sendCurrent)
  .get('/employees', ...admin, query(employeesQuery), async (c) => {
    const { after = 0, limit = limits.rosterPageMax } = c.req.valid('query');
    const { version, rows } = await sql.pageOfEmployees(c.var.tenant.db, { after, limit });
    const next = rows.length < limit ? null : (rows.at(-1)?.id ?? null);
    return c.json({ version, rows, next } satisfies EmployeesAnswer);
  })
  .post('/versions', ...admin, bodyAtMost(), jsonBody(rosterStart), async (c) => {
    const { accountId } = c.var.session.actor;
    const version = await sql.startVersion(c.var.tenant.db, { ...c.req.valid('json'), accountId, createdAt: nowIso() });
    if (version === null) throw refuse('moved', { field: 'base' });
    return c.json({ version }, 201);
  })
  .post('/versions/:version/changes', ...admin, bodyAtMost(), jsonBody(rosterChanges), async (c) => {
    await receiveChanges(c, versionOf(c), c.req.valid('json').changes);
    return c.body(null, 204);
  })
  .put('/versions/:version/file', ...admin, bodyAtMost(limits.rosterBytesMax), (c) => storeFile(c, versionOf(c)))
  .post('/versions/:version/apply', ...admin, bodyAtMost(), jsonBody(rosterApply), async (c) => {
    await applyVersion(c, versionOf(c), c.req.valid('json'));
    return c.body(null, 204);
  })
  .get('/versions/:version/undo', ...admin, query(employeesQuery), async (c) => {
    const version = versionOf(c);
    const { after = 0, limit = limits.rosterPageMax } = c.req.valid('query');
    const found = await sql.readVersion(c.var.tenant.db, version);
    if (found === null) throw refuse('not_found');
    if (found.state !== 'current' && found.state !== 'past') throw refuse('wrong_state');
    const rows = await sql.pageOfBefore(c.var.tenant.db, version, { after, limit });
    const next = rows.length < limit ? null : (rows.at(-1)?.employeeId ?? null);
    return c.json({ version, rows, next } satisfies UndoAnswer);
  })
  .delete('/versions/:version', ...admin, async (c) => {
    const { tenant } = c.var;
    const found = await sql.readVersion(tenant.db, versionOf(c));
    if (found === null) throw refuse('not_found');
    if (!(await sql.dropVersion(tenant.db, found.version))) throw refuse('wrong_state');
    await forgetFile(tenant, found.version, found.hash);
    await forgetRosterPages(tenant, found);
    return c.body(null, 204);
  });

async function receiveChanges(c: Context<App>, version: number, changes: readonly RosterEmployee[]): Promise<void> {
  const { tenant } = c.var;
  const { db } = tenant;
  if (new Set(changes.map(({ id }) => id)).size < changes.length) {
    throw refuse('invalid', { field: 'changes', detail: 'an employee twice on one page' });
  }
  const unknown = await sql.unknownUnit(db, changes);
  if (unknown !== null) {
    const detail = `employee ${unknown.employeeId}: unknown_unit ${unknown.unitId}`;
    throw refuse('invalid', { field: `changes.${unknown.at}.unitId`, detail });
  }
  const found = await sql.readVersion(db, version);
  if (found === null) throw refuse('not_found');
  if (found.state !== 'staging') throw refuse('wrong_state');
  // Before the database: what is applied must be in the mirror whole.
  await putRosterPage(tenant, found, JSON.stringify(changes));
  try {
    await sql.addChanges(db, version, changes);
  } catch (error) {
    if (!isGuardFailure(error)) throw error;
    const now = await sql.readVersion(db, version);
    throw refuse(now?.state === 'staging' ? 'too_large' : 'wrong_state');
  }
}

/** A version as the address says it; anything else names nothing. */
function versionOf(c: Context<App>): number {
  const version = numberOf(c.req.param('version') ?? '');
  if (version === null) throw refuse('not_found');
  return version;
}

/** Above every version there will be. */
const newestVersion = 1_000_000_000;

function numberOf(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
