/** What office screens read. Each route validates by the contract, calls one function, answers. Mounted at /api. */
import { Hono } from 'hono';
import { allow, signedIn } from '../access/session.ts';
import { contract } from '../contract.ts';
import type { App } from '../env.ts';
import { bodyAtMost, jsonBody, query } from '../http.ts';
import { openApi } from '../openapi.ts';
import { nowIso } from '../platform.ts';
import { refuse } from '../problem.ts';
import { commitWithEntry } from '../sync/server-entry.ts';
import { listCases, openCase } from './cases.ts';
import { listFindings } from './findings.ts';
import { readHealth } from './health-sql.ts';
import { readNow } from './now-sql.ts';
import { listOperations, openOperation } from './operations.ts';
import { listConflicts, listHeld } from './pending.ts';
import { readReport } from './report.ts';

const small = bodyAtMost(8_000);

export const officeRoutes = new Hono<App>()
  .get('/health', async (c) => c.json(await readHealth(c.var.tenant.db, c.env.SERVER_EPOCH)))
  .get('/openapi.json', (c) => c.json(openApi()))
  .get(
    '/cases',
    signedIn(),
    allow(...contract['GET /api/cases'].roles),
    query(contract['GET /api/cases'].query),
    async (c) => {
      return c.json(await listCases(c.var.tenant.db, c.var.session, c.req.valid('query')));
    },
  )
  .get('/cases/:id', signedIn(), allow(...contract['GET /api/cases/:id'].roles), async (c) => {
    return c.json(await openCase(c.var.tenant.db, c.var.session, c.req.param('id')));
  })
  .get(
    '/findings',
    signedIn(),
    allow(...contract['GET /api/findings'].roles),
    query(contract['GET /api/findings'].query),
    async (c) => {
      return c.json(await listFindings(c.var.tenant.db, c.var.session, c.req.valid('query')));
    },
  )
  .get(
    '/report',
    signedIn(),
    allow(...contract['GET /api/report'].roles),
    query(contract['GET /api/report'].query),
    async (c) => {
      const { db } = c.var.tenant;
      return c.json(await readReport(db, c.var.session, c.req.valid('query'), await readNow(db)));
    },
  )
  .get(
    '/operations',
    signedIn(),
    allow(...contract['GET /api/operations'].roles),
    query(contract['GET /api/operations'].query),
    async (c) => {
      return c.json(await listOperations(c.var.tenant.db, c.var.session, c.req.valid('query')));
    },
  )
  .get('/operations/:id', signedIn(), allow(...contract['GET /api/operations/:id'].roles), async (c) => {
    return c.json(await openOperation(c.var.tenant.db, c.var.session, c.req.param('id')));
  })
  .get(
    '/conflicts',
    signedIn(),
    allow(...contract['GET /api/conflicts'].roles),
    query(contract['GET /api/conflicts'].query),
    async (c) => c.json(await listConflicts(c.var.tenant.db, c.var.session, c.req.valid('query').after)),
  )
  .get(
    '/held',
    signedIn(),
    allow(...contract['GET /api/held'].roles),
    query(contract['GET /api/held'].query),
    async (c) => c.json(await listHeld(c.var.tenant.db, c.var.session, c.req.valid('query').after)),
  )
  .post(
    '/exports',
    signedIn(),
    allow(...contract['POST /api/exports'].roles),
    small,
    jsonBody(contract['POST /api/exports'].body),
    async (c) => {
      const body = c.req.valid('json');
      const { accountId, role } = c.var.session.actor;
      // Of cases Kasatpol PP sees state and outcome only, so there is nothing of them he could export.
      if (role === 'chief' && (body.what === 'cases' || body.what === 'case')) throw refuse('forbidden');
      const thing = body.what === 'case' ? (body.filter['caseId'] ?? null) : null;
      await commitWithEntry(c.var.tenant.db, { kind: 'export.made', thing, body, accountId, at: nowIso() }, []);
      return c.body(null, 204);
    },
  );
