/** Parts of the engine that are loaded when they are needed: not on the first visit's path, precached all the same. */
export const loadLeaving = async () => (await import('./leaving.ts')).leaving;
export const loadLostStore = () => import('./lost-store.ts');
export const loadReporting = async () => (await import('./reporting.ts')).reportIfDue;
