/** Whose engine runs on this page. `person.ts` alone changes it; everything else of the device asks here. */
import type { Engine } from './engine.ts';
import { nowMs } from './platform.ts';
import type { Failure } from './types.ts';

type AtWork = {
  /** Null: nobody is signed in, or the store is locked. */
  engine: Engine | null;
  /** On a shared phone the browser may hold another person's session: nothing is asked in his name. */
  ownsSession: boolean;
};
export const atWork: AtWork = { engine: null, ownsSession: true };

/** The device's clock as the server's goes. */
export const correctedMs = (): number => nowMs() + (atWork.engine?.clock.offset() ?? 0);

/** A part of the app that cannot be fetched is as a server that does not answer: try again. */
export const offline: Failure = { ok: false, problem: 'offline' };
