/**
 * People checked and found in order: a running total of this phone. Hundreds of taps make a few mutations: a tap is
 * kept as a draft at once and becomes part of a total when the tapping pauses or the screen is left.
 */
import { type ReadonlySignal, signal } from '@preact/signals';

import { drafts, save } from '../device/device.ts';
import { draftWriter } from '../draft-writer.ts';
import { whenPersonChanges, whoeverThisIs } from '../person-change.ts';

type Pending = { operationId: string; compliant: number };

const pending = signal<Pending | null>(null);
const failed = signal(false);
/** The last total could not be saved; it is still shown and tried again. */
export const hasCountFailed: ReadonlySignal<boolean> = failed;

const pauseMs = 5_000;
const writes = draftWriter();
const keyOf = (operationId: string): string => `compliant:${operationId}`;
let timer: ReturnType<typeof setTimeout> | undefined;

/** This phone's total with the taps that are no mutation yet. `saved`: as the rows have it. */
export function compliantWith(operationId: string, saved: number): number {
  const now = pending.value;
  return now?.operationId === operationId ? now.compliant : saved;
}

/** Totals that a tap has replaced, newest last: what can be taken back while the operation is on screen. */
const replaced = signal<{ operationId: string; totals: readonly number[] } | null>(null);
const replacedMax = 50;

whenPersonChanges(() => {
  // The taps lie as a draft in the store of who tapped, and become a total when he is back.
  clearTimeout(timer);
  pending.value = null;
  replaced.value = null;
  failed.value = false;
  writes.forget();
});

/** The total before the last tap, or null when nothing can be taken back. */
export function compliantBefore(operationId: string): number | null {
  const now = replaced.value;
  return now?.operationId === operationId ? (now.totals.at(-1) ?? null) : null;
}

/** Sets this phone's total, e.g. one more than `was`. */
export function setCompliant(operationId: string, compliant: number, was: number): void {
  const totals = replaced.peek()?.operationId === operationId ? (replaced.peek()?.totals ?? []) : [];
  replaced.value = { operationId, totals: [...totals, was].slice(-replacedMax) };
  put(operationId, compliant);
}

/** Back to the total before the last tap: a running total again, so nothing that was counted is deleted anywhere. */
export function undoCompliant(operationId: string): void {
  const was = compliantBefore(operationId);
  if (was === null) return;
  replaced.value = { operationId, totals: (replaced.peek()?.totals ?? []).slice(0, -1) };
  put(operationId, was);
}

function put(operationId: string, compliant: number): void {
  pending.value = { operationId, compliant };
  writes.put(keyOf(operationId), compliant);
  clearTimeout(timer);
  timer = setTimeout(() => void flushCompliant(), pauseMs);
}

/** Makes the taps a mutation. Taps that come meanwhile stay for the next one. */
export async function flushCompliant(): Promise<void> {
  clearTimeout(timer);
  if (pending.peek() === null) return;
  await writes.stop();
  const total = pending.peek();
  if (total === null) {
    writes.resume();
    return;
  }
  const isHis = whoeverThisIs();
  const saved = await save('operation.count', total, { draft: keyOf(total.operationId) });
  if (!isHis()) return;
  failed.value = !saved.ok;
  if (saved.ok && pending.peek() === total) {
    pending.value = null;
    writes.forget();
    // A tap that came while it was saved is the next total: its draft is wanted.
  } else writes.resume();
}

/** Taps of an app that was killed before its pause. */
export async function recoverCompliant(operationId: string): Promise<void> {
  const isHis = whoeverThisIs();
  const kept = await drafts.get(keyOf(operationId));
  if (!isHis() || typeof kept !== 'number' || pending.peek() !== null) return;
  pending.value = { operationId, compliant: kept };
  await flushCompliant();
}
