/** Parts of the engine that are loaded when they are needed: not on the first visit's path, precached all the same. */
export const loadAccounts = () => import('./accounts.ts');
export const loadFreshStore = () => import('./fresh-store.ts');
export const loadLeaving = async () => (await import('./leaving.ts')).leaving;
export const loadLocking = () => import('./locking.ts');
export const loadLostStore = () => import('./lost-store.ts');
export const loadReporting = async () => (await import('./reporting.ts')).reportIfDue;
export const loadOffice = () => import('./pages.ts');
/** Officers keep no pages. */
export const loadPages = () => import('./store-pages.ts');
export const loadPhotoFetch = () => import('./photo-fetch.ts');
export const loadPrune = async () => (await import('./store-prune.ts')).prune;
export const loadReseal = async () => (await import('./reseal.ts')).reseal;
export const loadRescueWrap = () => import('./rescue-wrap.ts');
export const loadRestored = async () => (await import('./row-restored.ts')).restored;
/** Signing in and out: whoever is signed in needs none of it. */
export const loadSession = () => import('./session.ts');
export const loadTidied = async () => (await import('./row-tidy.ts')).tidied;
export const loadRosterFile = () => import('./roster-file.ts');
