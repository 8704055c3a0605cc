/** Routes of what a device sends and reads, of photos, and of the office's screens. */
import * as api from '../schema/api.ts';
import { reportFilter } from '../schema/report.ts';
import { rescueAnswer, rescueRequest } from '../schema/rescue-bodies.ts';
import { pullAnswer, pullQuery, pushAnswer, pushRequest } from '../schema/sync.ts';
import * as answers from './answers.ts';
import type { Contract } from './contract-shape.ts';

/** Those whose screens show findings: all of them or their own people's. */
const office = ['personnel', 'chief', 'head', 'leader'] as const;
/** Kasatpol PP sees of cases only state and outcome, beside his findings. */
const desk = ['personnel', 'head', 'leader'] as const;
export const exchange = {
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

export const photos = {
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

export const desks = {
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
    query: api.pendingQuery,
    answer: answers.conflictsAnswer,
  },
  'GET /api/held': {
    summary: 'Mutations whose parent has not arrived.',
    roles: office,
    query: api.pendingQuery,
    answer: answers.heldAnswer,
  },
  'POST /api/exports': {
    summary: 'Puts an export on record before it is made.',
    roles: office,
    body: api.exportRequest,
    status: 204,
    answer: null,
  },
} as const satisfies Record<string, Contract>;
