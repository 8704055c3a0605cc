/** Help on whatever screen is open. The button is on every screen; the words and their sheet come when asked for. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';

import { phase } from '../device/device.ts';
import { firstText } from '../text/first.ts';
import { textReady } from '../text/language.ts';
import type { HelpOffer } from '../ui/help-slot.ts';

const shown = signal<ComponentType | null>(null);

const open = signal(false);

/** The sheet, drawn at the root of the app from its first opening on: a dialog gives focus back only while it is there. */
export const helpShown: ReadonlySignal<ComponentType | null> = shown;
export const isHelpOpen: ReadonlySignal<boolean> = open;

/** Starting and broken screens have nothing to explain. */
export function helpOffer(): HelpOffer | null {
  if (phase.value === 'starting' || phase.value === 'broken') return null;
  return { label: firstText().act.help, open: () => void openHelp() };
}

/** Its chunk may be missing before the phone is ready for flight mode: then nothing opens and nothing breaks. */
async function openHelp(): Promise<void> {
  const sheet = await import('./help-sheet.tsx').catch(() => null);
  await textReady();
  if (sheet === null) return;
  shown.value = sheet.HelpSheet;
  open.value = true;
}

export function closeHelp(): void {
  open.value = false;
}
