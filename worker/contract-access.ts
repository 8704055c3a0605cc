/** Routes of signing in and setting up, and those of the admin: accounts, devices, the roster. */
import * as z from 'zod/mini';
import * as api from '../schema/api.ts';
import { deviceReport, storeLoss } from '../schema/device.ts';
import { me } from '../schema/sync.ts';
import * as access from './answer-access.ts';
import type { Contract } from './contract-shape.ts';

const admin = ['admin'] as const;
const anyJson = z.record(z.string(), z.unknown());

export const entrance = {
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

export const administration = {
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
