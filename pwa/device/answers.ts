/**
 * Whether an answer is one of ours, judged without a validator: the same shapes as `schema/sync.ts`, by hand, since
 * a phone's first visit should not load one. What the server adds later is let through unread. Null: not ours.
 */
import type { Me, Problem, PullAnswer, PushAnswer } from '../../schema/sync.ts';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const whole: Check = (value) => Number.isInteger(value);
const flag: Check = (value) => typeof value === 'boolean';
const matching =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const mapOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);
const shape =
  (fields: Record<string, Check>): Check =>
  (value) =>
    isObject(value) && Object.entries(fields).every(([name, check]) => check(value[name]));

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const instant = matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const uuid = matching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const outcome = matching(/^(?:applied|duplicate|held|conflict|rejected|retry)$/);
const named = { serverEpoch: text, serverTime: instant };

const isProblem = shape({
  type: text,
  title: text,
  status: whole,
  code: text,
  detail: maybe(text),
  field: maybe(text),
});

const isPushAnswer = shape({
  ...named,
  results: listOf(
    shape({
      id: orNull(text),
      index: whole,
      outcome,
      seq: maybe(whole),
      code: maybe(text),
      detail: maybe(text),
      was: maybe(shape({ outcome, seq: orNull(whole), code: orNull(text) })),
    }),
  ),
});

const isPullAnswer = shape({
  ...named,
  feeds: listOf(text),
  rows: listOf(shape({ feed: text, type: text, key: text, seq: whole, version: text, body: orNull(isObject) })),
  next: mapOf(matching(/^(?:0:|[1-9]\d{0,15}:[0-9a-f]{8})$/)),
  more: flag,
  roster: whole,
});

const isMe = shape({
  ...named,
  accountId: uuid,
  username: text,
  name: text,
  role: matching(/^(?:officer|personnel|chief|head|leader|admin)$/),
  unitId: orNull(text),
  unitName: orNull(text),
  unitIds: orNull(listOf(text)),
  deviceId: uuid,
  deviceSeq: whole,
  rescue: maybe(shape({ keyId: text, publicKey: text, deviceSecret: text })),
});

const isSalt = shape({ salt: text, rounds: whole });

/** A reader gives the value its type once its check has passed; the type and the check stand side by side above. */
const reader =
  <T>(check: Check) =>
  (value: unknown): T | null =>
    check(value) ? (value as T) : null;

export const readProblem = reader<Problem>(isProblem);
export const readPushAnswer = reader<PushAnswer>(isPushAnswer);
export const readPullAnswer = reader<PullAnswer>(isPullAnswer);
export const readMe = reader<Me>(isMe);
export const readSalt = reader<{ salt: string; rounds: number }>(isSalt);
