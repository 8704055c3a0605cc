/**
 * The finding being noted, one per operation. Kept on the phone at every change, so that an app killed in
 * mid-form opens on the same form with every field (F08); removed in the transaction that saves the finding.
 */
import { type ReadonlySignal, signal } from '@preact/signals';

import type { Subject, Violation } from '../../schema/finding.ts';
import { drafts } from '../device/device.ts';
import type { Choices } from './choices.ts';
import { givePhotosUp } from './photo-taking.ts';
import { draftWriter } from '../draft-writer.ts';
import { whenPersonChanges, whoeverThisIs } from '../person-change.ts';

export type CaptureDraft = { operationId: string; subject: Subject; choices: Choices; signature: string | null };
/** What the next finding of that operation starts with. Another operation is about something else. */
export type Remembered = {
  operationId: string;
  /** The main one, or none. An older app remembered the others too: they are not read. */
  violations: Violation[];
  actionCode: string | null;
  /** A phone that joined by code does not know the operation's place yet. */
  place: string;
};
/** Operations remembered: a squad that is sent to and fro between a few. */
const rememberedMax = 4;

type Held = { operationId: string; draft: CaptureDraft | null };

const held = signal<Held | null>(null);
/** Draft of the operation that was loaded last; null until it has been read. */
export const captureDraft: ReadonlySignal<Held | null> = held;

const rememberedKey = 'capture-remembered';
export const draftKey = (operationId: string): string => `capture:${operationId}`;
/** Where the form stands. */
export const notePath = (operationId: string): string => `/operation/${operationId}/note`;

const draftWrites = draftWriter();
let remembering: Promise<void> = Promise.resolve();

whenPersonChanges(() => {
  held.value = null;
  draftWrites.forget();
});

/** Reads the operation's draft from the phone, once. */
export async function loadDraft(operationId: string): Promise<void> {
  if (held.peek()?.operationId === operationId) return;
  const isHis = whoeverThisIs();
  const kept = asDraft(await drafts.get(draftKey(operationId)), operationId);
  if (isHis() && held.peek()?.operationId !== operationId) held.value = { operationId, draft: kept };
}

export function changeDraft(draft: CaptureDraft): void {
  const { operationId } = draft;
  held.value = { operationId, draft };
  draftWrites.put(draftKey(operationId), draft);
}

/** Resolves when the form is on the phone as it is now: before anything opens that may end the app (F10). */
export async function draftKept(): Promise<void> {
  await draftWrites.kept();
}

/** Around the save, which ends the draft: what comes meanwhile, a position say, cannot bring it back. */
export const endingDraft = draftWrites.ending;

/** After the save, which has removed the draft itself already, or when the officer throws it away. */
export async function dropDraft(operationId: string): Promise<void> {
  if (held.peek()?.operationId === operationId) held.value = { operationId, draft: null };
  const isHis = whoeverThisIs();
  givePhotosUp();
  await draftWrites.stop();
  draftWrites.forget();
  if (isHis()) await drafts.remove(draftKey(operationId));
}

/** Null before the first finding of that operation. */
export async function remembered(operationId: string): Promise<Remembered | null> {
  // The next person may be chosen before the last finding's choices are written.
  await remembering;
  return (await allRemembered()).find((one) => one.operationId === operationId) ?? null;
}

export function remember(operationId: string, choices: Choices): void {
  const last = rememberedOf(operationId, choices);
  const isHis = whoeverThisIs();
  remembering = remembering.then(async () => {
    const others = (await allRemembered()).filter((one) => one.operationId !== operationId);
    if (isHis()) await drafts.put(rememberedKey, [last, ...others].slice(0, rememberedMax));
  });
}

/**
 * What a raid is about comes again with the next person; a second charge was this one's alone, and would be alleged of
 * everybody after unseen. Nor are words typed for one person ever proposed for the next.
 */
export function rememberedOf(operationId: string, { violations, action, place }: Choices): Remembered {
  const main = violations.slice(0, 1).map((one) => ({ ...one, text: null }));
  return { operationId, violations: main, actionCode: action?.code ?? null, place: place.name };
}

async function allRemembered(): Promise<Remembered[]> {
  const kept = await drafts.get(rememberedKey);
  return Array.isArray(kept) ? kept.filter(isRemembered) : [];
}

/** Drafts are written here alone and read back as written; what lacks their parts is none. */
function asDraft(value: unknown, operationId: string): CaptureDraft | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('operationId' in value) || value.operationId !== operationId) return null;
  // One of an app that knew no signatures has none.
  return 'subject' in value && 'choices' in value ? ({ signature: null, ...value } as CaptureDraft) : null;
}

function isRemembered(value: unknown): value is Remembered {
  return typeof value === 'object' && value !== null && 'operationId' in value && 'violations' in value;
}
