/**
 * Every route of the API in one table: who may ask, what is asked, what is answered, what can go wrong.
 * /api/openapi.json is made from it, office routes validate by it, and a test holds it against the routes both
 * ways: a route without its line here fails, and so does a line without its route.
 */
import * as z from 'zod/mini';
import * as api from '../schema/api.ts';
import { deviceReport, storeLoss } from '../schema/device.ts';
import { reportFilter } from '../schema/report.ts';
import type { Role } from '../schema/outcome.ts';
import { rescueAnswer, rescueRequest } from '../schema/rescue-bodies.ts';
import { me, pullAnswer, pullQuery, pushAnswer, pushRequest } from '../schema/sync.ts';
import * as access from './answer-access.ts';
import * as answers from './answers.ts';
import type { ProblemCode } from './problem.ts';

export type Contract = {
  summary: string;
  /** 'anyone' needs no session, 'signedIn' any. */
  roles: readonly Role[] | 'anyone' | 'signedIn';
  query?: z.ZodMiniType;
  /** 'bytes': a file as it is. */
  body?: z.ZodMiniType | 'bytes';
  status?: 200 | 201 | 204;
  /** Null with 204. */
  answer: z.ZodMiniType | 'bytes' | null;
  /** Codes beside those that follow from the rest (`problemsOf`). */
  problems?: readonly ProblemCode[];
};

/** Those whose screens show findings: all of them or their own people's. */
const office = ['personnel', 'chief', 'head', 'leader'] as const;
/** Kasatpol PP sees of cases only state and outcome, beside his findings. */
const desk = ['personnel', 'head', 'leader'] as const;
const admin = ['admin'] as const;
const anyJson = z.record(z.string(), z.unknown());

const entrance = {
  'GET /api/health': { summary: 'Whose Sidak this is and whether it is set up.', roles: 'anyone', answer: api.health },
  'GET /api/openapi.json': { summary: 'This document.', roles: 'anyone', answer: anyJson },
  'POST /api/session/salt': {
    summary: 'What the browser stretches a password with; an unknown user gets a salt too.',
    roles: 'anyone',
    body: api.saltRequest,
    answer: api.saltAnswer,
    problems: ['locked_out'],
  },
  'POST /api/session': {
    summary: 'Sign in, and enrol the device at its first sign-in.',
    roles: 'anyone',
    body: api.signInRequest,
    answer: me,
    problems: ['sign_in_failed', 'locked_out', 'exists', 'forbidden', 'moved'],
  },
  'GET /api/session': { summary: 'Who is signed in.', roles: 'signedIn', answer: me },
  'DELETE /api/session': { summary: 'Sign out.', roles: 'anyone', status: 204, answer: null, problems: ['cross_site'] },
  'POST /api/setup': {
    summary: 'Make the first admin with the one-time token.',
    roles: 'anyone',
    body: api.setupRequest,
    status: 201,
    answer: access.created,
    problems: ['setup_closed'],
  },
  'POST /api/password': {
    summary: 'Change the own password; other sessions end.',
    roles: 'signedIn',
    body: api.passwordRequest,
    status: 204,
    answer: null,
    problems: ['sign_in_failed', 'locked_out', 'moved'],
  },
} as const satisfies Record<string, Contract>;

const administration = {
  'GET /api/accounts': {
    summary: 'Accounts by user name.',
    roles: admin,
    query: api.pageQuery,
    answer: access.accountsAnswer,
  },
  'POST /api/accounts': {
    summary: 'Make an account.',
    roles: admin,
    body: api.accountRequest,
    status: 201,
    answer: access.created,
    problems: ['exists'],
  },
  'PATCH /api/accounts/:id': {
    summary: 'Change an account; a disabled one may still hand in what its devices hold.',
    roles: admin,
    body: api.accountChange,
    status: 204,
    answer: null,
    problems: ['not_found', 'moved', 'wrong_state'],
  },
  'POST /api/accounts/:id/password': {
    summary: 'Set another person’s password.',
    roles: admin,
    body: api.resetRequest,
    status: 204,
    answer: null,
    problems: ['not_found'],
  },
  'GET /api/devices': {
    summary: 'Enrolled devices.',
    roles: admin,
    query: api.devicesQuery,
    answer: access.devicesAnswer,
  },
  'POST /api/devices/:id/revoke': {
    summary: 'Revoke a device; it may still hand in what it holds.',
    roles: admin,
    status: 204,
    answer: null,
    problems: ['not_found', 'cross_site'],
  },
  'POST /api/devices/report': {
    summary: 'How the asking device is, when it has nothing to push: the office’s view of the field.',
    roles: 'signedIn',
    body: deviceReport,
    status: 204,
    answer: null,
  },
  'POST /api/devices/lost': {
    summary: 'A store that was known on the asking phone is empty. Alarms the admin; twice is once.',
    roles: 'signedIn',
    body: storeLoss,
    status: 204,
    answer: null,
    problems: ['not_found'],
  },
  'POST /api/alarms/:id/close': {
    summary: 'Say what was done about a lost store; the alarm ends.',
    roles: admin,
    body: api.alarmClosing,
    status: 204,
    answer: null,
    problems: ['not_found', 'wrong_state'],
  },
  'GET /api/roster': {
    summary: 'Roster versions, newest first.',
    roles: admin,
    query: api.pageQuery,
    answer: access.rosterAnswer,
    problems: ['not_found'],
  },
  'GET /api/roster/current': {
    summary: 'The packed roster as one file, with a strong ETag.',
    roles: ['officer', 'personnel', 'chief', 'admin'],
    answer: 'bytes',
    problems: ['not_found'],
  },
  'GET /api/roster/employees': {
    summary: 'Employees of the current roster by id, for the preview of the next.',
    roles: admin,
    query: api.employeesQuery,
    answer: access.employeesAnswer,
  },
  'POST /api/roster/versions': {
    summary: 'Begin an import.',
    roles: admin,
    body: api.rosterStart,
    status: 201,
    answer: access.rosterStarted,
    problems: ['moved'],
  },
  'POST /api/roster/versions/:version/changes': {
    summary: 'A page of what an import changes.',
    roles: admin,
    body: api.rosterChanges,
    status: 204,
    answer: null,
    problems: ['not_found', 'wrong_state'],
  },
  'PUT /api/roster/versions/:version/file': {
    summary: 'The packed file of an import; its SHA-256 in x-sidak-sha256.',
    roles: admin,
    body: 'bytes',
    status: 204,
    answer: null,
    problems: ['not_found', 'wrong_state', 'hash_mismatch'],
  },
  'POST /api/roster/versions/:version/apply': {
    summary: 'Make an import the current roster.',
    roles: admin,
    body: api.rosterApply,
    status: 204,
    answer: null,
    problems: ['not_found', 'wrong_state', 'moved', 'hash_mismatch'],
  },
  'GET /api/roster/versions/:version/undo': {
    summary: 'What employees were before this import.',
    roles: admin,
    query: api.employeesQuery,
    answer: access.undoAnswer,
    problems: ['not_found', 'wrong_state'],
  },
  'DELETE /api/roster/versions/:version': {
    summary: 'Drop an import that was not applied.',
    roles: admin,
    status: 204,
    answer: null,
    problems: ['not_found', 'wrong_state', 'cross_site'],
  },
} as const satisfies Record<string, Contract>;

const exchange = {
  'POST /api/sync/push': {
    summary: 'Mutations, each answered by itself. Open to disabled accounts and revoked devices for 30 days.',
    roles: 'signedIn',
    body: pushRequest,
    answer: pushAnswer,
    problems: ['protocol_too_old', 'forbidden'],
  },
  'POST /api/sync/rescue': {
    summary: 'Lines of a rescue file, each answered by itself, whoever’s they are. Twice changes nothing.',
    roles: 'signedIn',
    body: rescueRequest,
    answer: rescueAnswer,
  },
  'GET /api/sync/pull': {
    summary: 'Changed rows of the reader’s feeds after the cursors named. Who is ended hears of a restore alone.',
    roles: 'signedIn',
    query: pullQuery,
    answer: pullAnswer,
    problems: ['restored'],
  },
} as const satisfies Record<string, Contract>;

const photos = {
  'PUT /api/photos/:sha256': {
    summary: 'A photo as raw bytes under their SHA-256. Open to disabled accounts and revoked devices like a push.',
    roles: 'signedIn',
    body: 'bytes',
    answer: api.photoAnswer,
    problems: ['hash_mismatch', 'not_found'],
  },
  'GET /api/photos/:sha256/parts': {
    summary: 'Whether a photo is held, and how much of it this device has sent in parts.',
    roles: 'signedIn',
    answer: api.photoAnswer,
    problems: ['not_found'],
  },
  'PUT /api/photos/:sha256/parts': {
    summary: 'One part of a photo: 64 KiB from a multiple of that, the last one shorter. The last to arrive stores it.',
    roles: 'signedIn',
    query: api.photoPartQuery,
    body: 'bytes',
    answer: api.photoAnswer,
    problems: ['hash_mismatch', 'not_found'],
  },
  'GET /api/photos': {
    summary: 'Which of a finding’s photos are held.',
    roles: ['officer', ...office],
    query: api.photoQuery,
    answer: api.photosAnswer,
    problems: ['not_found'],
  },
  'GET /api/photos/:sha256': {
    summary: 'A photo, to whoever may see the finding that names it.',
    roles: ['officer', ...office],
    query: api.photoQuery,
    answer: 'bytes',
    problems: ['not_found'],
  },
} as const satisfies Record<string, Contract>;

const desks = {
  'GET /api/cases': {
    summary: 'A queue of cases by due date, and the number of each queue.',
    roles: desk,
    query: api.casesQuery,
    answer: answers.casesAnswer,
    problems: ['not_found'],
  },
  'GET /api/cases/:id': {
    summary: 'One case with its history. Leaves a log entry.',
    roles: desk,
    answer: answers.caseFile,
    problems: ['not_found'],
  },
  'GET /api/findings': {
    summary: 'The findings that a figure counts, newest day first.',
    roles: office,
    query: api.findingsQuery,
    answer: answers.findingsAnswer,
    problems: ['not_found'],
  },
  'GET /api/report': {
    summary: 'Figures of a period (at most 31 days, or whole months) or of one operation.',
    roles: office,
    query: reportFilter,
    answer: answers.report,
    problems: ['not_found'],
  },
  'GET /api/operations': {
    summary: 'Operations, newest first.',
    roles: office,
    query: api.operationsQuery,
    answer: answers.operationsAnswer,
  },
  'GET /api/operations/:id': {
    summary: 'One operation with its report.',
    roles: office,
    answer: answers.operationFile,
    problems: ['not_found'],
  },
  'GET /api/conflicts': {
    summary: 'Mutations that met a moved thing and wait to be settled.',
    roles: [...office, 'admin'],
    answer: answers.conflictsAnswer,
  },
  'GET /api/held': { summary: 'Mutations whose parent has not arrived.', roles: office, answer: answers.heldAnswer },
  'POST /api/exports': {
    summary: 'Puts an export on record before it is made.',
    roles: office,
    body: api.exportRequest,
    status: 204,
    answer: null,
  },
} as const satisfies Record<string, Contract>;

export const contract = { ...entrance, ...administration, ...exchange, ...photos, ...desks } as const satisfies Record<
  string,
  Contract
>;
export type RouteName = keyof typeof contract;

/** Every route as the general shape, for those who walk over all of them. */
export const everyRoute: readonly (readonly [RouteName, Contract])[] = Object.entries(contract) as [
  RouteName,
  Contract,
][]; // keys of a const object

/** Every code that a route may answer with: its own, and those that follow from what it asks. */
export function problemsOf(route: Contract): ProblemCode[] {
  const codes = new Set<ProblemCode>(['internal', 'busy', ...(route.problems ?? [])]);
  if (route.roles !== 'anyone') codes.add('session_expired');
  if (Array.isArray(route.roles)) codes.add('forbidden');
  if (route.query !== undefined) codes.add('invalid');
  if (route.body !== undefined)
    for (const code of ['invalid', 'too_large', 'wrong_type', 'cross_site'] as const) codes.add(code);
  if (route.body !== undefined && route.body !== 'bytes') codes.add('malformed_json');
  return [...codes].toSorted((a, b) => a.localeCompare(b));
}
