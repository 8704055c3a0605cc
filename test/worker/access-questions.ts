/**
 * Questions to every route, and what each kind of person is answered: written by hand, since it says what DESIGN §7
 * means, not what the code does.
 */
import { limits } from '../../schema/limits.ts';
import { contract } from '../../worker/contract.ts';

export const askers = [
  'officer',
  'personnel',
  'personnelA',
  'chief',
  'headA',
  'headB',
  'leader',
  'admin',
  'nobody',
] as const;
export type Asker = (typeof askers)[number];

/** One status for each of `askers`, in their order. What is in braces is put in; what follows # tells two questions apart. */
const table = `
                                               officer pers persA chief headA headB leader admin nobody
GET /api/health                                    200  200   200   200   200   200    200   200    200
GET /api/openapi.json                              200  200   200   200   200   200    200   200    200
POST /api/session/salt                             200  200   200   200   200   200    200   200    200
POST /api/session #wrong                           401  401   401   401   401   401    401   401    401
GET /api/session                                   200  200   200   200   200   200    200   200    401
POST /api/setup #done                              403  403   403   403   403   403    403   403    403
POST /api/password #wrong                          401  401   401   401   401   401    401   401    401
GET /api/accounts                                  403  403   403   403   403   403    403   200    401
POST /api/accounts                                 403  403   403   403   403   403    403   201    401
PATCH /api/accounts/{account}                      403  403   403   403   403   403    403   204    401
POST /api/accounts/{account}/password              403  403   403   403   403   403    403   204    401
GET /api/devices                                   403  403   403   403   403   403    403   200    401
POST /api/devices/{device}/revoke                  403  403   403   403   403   403    403   204    401
POST /api/devices/report                           204  204   204   204   204   204    204   204    401
POST /api/devices/lost                             404  404   404   404   404   404    404   404    401
POST /api/alarms/7/close                           403  403   403   403   403   403    403   404    401
GET /api/roster                                    403  403   403   403   403   403    403   200    401
GET /api/roster/current                            404  404   404   404   403   403    403   404    401
GET /api/roster/employees                          403  403   403   403   403   403    403   200    401
POST /api/roster/versions #stale                   403  403   403   403   403   403    403   409    401
POST /api/roster/versions/7/changes                403  403   403   403   403   403    403   404    401
PUT /api/roster/versions/7/file                    403  403   403   403   403   403    403   415    401
POST /api/roster/versions/7/apply                  403  403   403   403   403   403    403   404    401
GET /api/roster/versions/7/undo                    403  403   403   403   403   403    403   404    401
DELETE /api/roster/versions/7                      403  403   403   403   403   403    403   404    401
POST /api/sync/rescue                              200  200   200   200   200   200    200   200    401
GET /api/sync/pull                                 200  200   200   200   200   200    200   200    401
PUT /api/photos/{hash} #json                       415  415   415   415   415   415    415   415    401
GET /api/photos/{hash}/parts                       200  200   200   200   200   200    200   200    401
PUT /api/photos/{hash}/parts?from=0&size=9 #json   415  415   415   415   415   415    415   415    401
GET /api/photos?finding={caseA}                    200  200   200   200   200   404    200   403    401
GET /api/photos?finding={caseB}                    200  200   404   200   404   200    200   403    401
GET /api/photos/{photoA}?finding={caseA}           200  200   200   200   200   404    200   403    401
GET /api/photos/{photoB}?finding={caseB}           200  200   404   200   404   200    200   403    401
GET /api/photos/{photoB}?finding={caseA}           404  404   404   404   404   404    404   403    401
GET /api/photos/{hash}?finding={caseA}             404  404   404   404   404   404    404   403    401
GET /api/cases                                     403  200   200   403   200   200    200   403    401
GET /api/cases?unitId=opd-1                        403  200   200   403   200   404    200   403    401
GET /api/cases?unitId=opd-2                        403  200   404   403   404   200    200   403    401
GET /api/cases?search=ORANG-B                      403  200   200   403   200   200    200   403    401
GET /api/cases/{caseA}                             403  200   200   403   200   404    200   403    401
GET /api/cases/{caseB}                             403  200   404   403   404   200    200   403    401
GET /api/findings                                  403  200   200   200   200   200    200   403    401
GET /api/findings?unitId=opd-1.sd                  403  200   200   200   200   404    200   403    401
GET /api/findings?unitId=opd-2                     403  200   404   200   404   200    200   403    401
GET /api/findings?unitId=-                         403  200   404   200   404   404    200   403    401
GET /api/findings?operationId={raidA}              403  200   200   200   200   404    200   403    401
GET /api/findings?operationId={raidB}              403  200   404   200   404   200    200   403    401
GET /api/report                                    403  200   200   200   200   200    200   403    401
GET /api/report?unitId=opd-1                       403  200   200   200   200   404    200   403    401
GET /api/report?unitId=opd-2                       403  200   404   200   404   200    200   403    401
GET /api/report?operationId={raidB}                403  200   404   200   404   200    200   403    401
GET /api/operations                                403  200   200   200   200   200    200   403    401
GET /api/operations/{raidA}                        403  200   200   200   200   404    200   403    401
GET /api/operations/{raidB}                        403  200   404   200   404   200    200   403    401
GET /api/operations/{raidBoth}                     403  200   200   200   200   200    200   403    401
GET /api/conflicts                                 403  200   200   200   200   200    200   200    401
GET /api/held                                      403  200   200   200   200   200    200   403    401
POST /api/exports #findings                        403  204   204   204   204   204    204   403    401
POST /api/exports #cases                           403  204   204   403   204   204    204   403    401`;

export type Line = { question: string; method: string; path: string; statuses: number[] };

export const lines: Line[] = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [, question = '', statuses = ''] = /^(.*?) {2,}([\d ]+)$/.exec(line) ?? [];
    const [method = '', path = ''] = question.split(' ');
    return { question, method, path, statuses: statuses.split(/ +/).map(Number) };
  });

/** The line of the contract that a question is about; a route without parameters goes before one with. */
export function routeOf({ method, path }: Line): string | undefined {
  const asked = `${method} ${path.split('?')[0]}`;
  const fits = (route: string): boolean => new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`).test(asked);
  return asked in contract ? asked : Object.keys(contract).find(fits);
}

const stretched = { salt: '0'.repeat(32), rounds: limits.passwordRounds, proof: '2'.repeat(64) };
const anImport = { source: 'uji.csv', base: 99, summary: { fresh: 0, changed: 0, gone: 0, unchanged: 0, refused: 0 } };
const aRosterLine = {
  id: 1,
  nip: '',
  numbers: [],
  name: 'X',
  unitId: 'opd-1',
  post: 'Staf',
  status: 'NON-ASN',
  active: true,
  grade: null,
  echelon: null,
  pnsId: null,
  gradeId: null,
  standing: null,
  standingId: null,
};
const aHealth = { oldestUnsentAt: null, photosWaiting: 0, persisted: true, freeBytes: 1, appVersion: 'x' };
let names = 0;
const freshName = (): string => `nama-${(names += 1)}`;
/** What is sent with a question, fresh each time it is asked. */
export const bodies: Record<string, () => unknown> = {
  'POST /api/session/salt': () => ({ username: 'x' }),
  'POST /api/session #wrong': () => ({
    username: freshName(),
    proof: '3'.repeat(64),
    device: { id: crypto.randomUUID(), name: 'x' },
  }),
  'POST /api/setup #done': () => ({ token: 'not-the-set-up-token', username: freshName(), name: 'X', ...stretched }),
  'POST /api/password #wrong': () => ({ oldProof: '1'.repeat(64), ...stretched }),
  'POST /api/accounts': () => ({
    username: freshName(),
    name: 'X',
    role: 'officer',
    unitId: null,
    post: null,
    ...stretched,
  }),
  'PATCH /api/accounts/{account}': () => ({ post: 'Danru' }),
  'POST /api/accounts/{account}/password': () => stretched,
  'POST /api/devices/report': () => ({ unsent: 0, health: aHealth }),
  'POST /api/devices/lost': () => ({
    deviceId: crypto.randomUUID(),
    noticedAt: '2026-02-16T01:00:00.000Z',
    unsent: 1,
    oldestUnsentAt: null,
  }),
  'POST /api/alarms/7/close': () => ({ note: 'Sudah ditanyakan' }),
  'POST /api/roster/versions #stale': () => anImport,
  'POST /api/roster/versions/7/changes': () => ({ changes: [aRosterLine] }),
  'POST /api/roster/versions/7/apply': () => ({ size: 1, hash: '0'.repeat(64) }),
  'POST /api/sync/rescue': () => ({ entries: ['no line of ours'] }),
  'POST /api/exports #findings': () => ({ what: 'findings', filter: {}, rows: 1 }),
  'POST /api/exports #cases': () => ({ what: 'cases', filter: {}, rows: 1 }),
};
