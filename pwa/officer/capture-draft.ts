/**
 * The finding being noted, one per operation. Kept on the phone at every change, so that an app killed in
 * mid-form opens on the same form with every field (F08); removed in the transaction that saves the finding.
 */
import { type ReadonlySignal, signal } from '@preact/signals';

import type { Subject, Violation } from '../../schema/finding.ts';
import { drafts } from '../device/device.ts';
import type { Choices } from './choices.ts';

export type CaptureDraft = { operationId: string; subject: Subject; choices: Choices };
/** What the next finding starts with. */
export type Remembered = { violations: Violation[]; actionCode: string | null };

type Held = { operationId: string; draft: CaptureDraft | null; hasFailed: boolean };

const held = signal<Held | null>(null);
/** Draft of the operation that was loaded last; null until it has been read. */
export const captureDraft: ReadonlySignal<Held | null> = held;

const openKey = 'capture-open';
export const draftKey = (operationId: string): string => `capture:${operationId}`;
const rememberedKey = 'capture-remembered';

/** Reads the operation's draft from the phone, once. */
export async function loadDraft(operationId: string): Promise<void> {
  if (held.peek()?.operationId === operationId) return;
  const kept = asDraft(await drafts.get(draftKey(operationId)), operationId);
  held.value = { operationId, draft: kept, hasFailed: false };
}

let wanted: CaptureDraft | null = null;
let writing: Promise<void> | null = null;

export function changeDraft(draft: CaptureDraft): void {
  held.value = { operationId: draft.operationId, draft, hasFailed: held.peek()?.hasFailed === true };
  wanted = draft;
  writing ??= writeWanted();
}

/** Writes one after the other and the last one last: two writes under way may land in any order. */
async function writeWanted(): Promise<void> {
  while (wanted !== null) {
    const draft = wanted;
    wanted = null;
    try {
      await drafts.put(draftKey(draft.operationId), draft);
      await drafts.put(openKey, draft.operationId);
      markFailed(false);
    } catch {
      markFailed(true);
    }
  }
  writing = null;
}

/** Awaited before the save removes the draft: a write that lands later would bring it back. */
export async function draftWritten(): Promise<void> {
  await writing;
}

/** After the save, which has removed the draft itself already, or when the officer throws it away. */
export async function dropDraft(operationId: string): Promise<void> {
  if (held.peek()?.operationId === operationId) held.value = { operationId, draft: null, hasFailed: false };
  wanted = null;
  await writing;
  await drafts.remove(draftKey(operationId));
  await drafts.remove(openKey);
}

/** The officer has left the form on purpose: the draft stays, the app does not open on it. */
export async function leaveDraft(): Promise<void> {
  await drafts.remove(openKey);
}

/** The operation whose form was open when the app ended; null when none was. */
export async function openForm(): Promise<string | null> {
  const operationId = await drafts.get(openKey);
  if (typeof operationId !== 'string') return null;
  return asDraft(await drafts.get(draftKey(operationId)), operationId) === null ? null : operationId;
}

export async function remembered(): Promise<Remembered> {
  return asRemembered(await drafts.get(rememberedKey)) ?? { violations: [], actionCode: null };
}

export async function remember(choices: Choices): Promise<void> {
  // Words typed for one person are never proposed for the next.
  const violations = choices.violations.map((one) => ({ ...one, text: null }));
  await drafts.put(rememberedKey, { violations, actionCode: choices.action?.code ?? null } satisfies Remembered);
}

function markFailed(hasFailed: boolean): void {
  const now = held.peek();
  if (now !== null && now.hasFailed !== hasFailed) held.value = { ...now, hasFailed };
}

/** Drafts are written here alone and read back as written; what lacks their parts is none. */
function asDraft(value: unknown, operationId: string): CaptureDraft | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('operationId' in value) || value.operationId !== operationId) return null;
  return 'subject' in value && 'choices' in value ? (value as CaptureDraft) : null;
}

function asRemembered(value: unknown): Remembered | null {
  if (typeof value !== 'object' || value === null) return null;
  return 'violations' in value && 'actionCode' in value ? (value as Remembered) : null;
}
