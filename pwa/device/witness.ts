/**
 * A word about each store of this phone, kept outside of it: that it was there, and how much in it was unsent. A browser
 * short of room clears databases and leaves this, and the cookie that names the device; so an empty store is known to
 * have been a full one (F07). Ids, numbers and instants only. Where even this cannot be kept, nothing is known.
 */
export type Witness = { deviceId: string; unsent: number; oldestUnsentAt: string | null; at: string };

const prefix = 'sidak-store:';
/** Where lost-store.ts keeps what it has to tell. */
export const lossesName = 'sidak-losses';

export function bearWitness(accountId: string, witness: Witness): void {
  keepWord(prefix + accountId, witness);
}

export function witnessOf(accountId: string): Witness | null {
  return asWitness(wordAt(prefix + accountId));
}

/** Of all accounts that ever had a store here. */
export function witnesses(): { accountId: string; witness: Witness }[] {
  return namesHere().flatMap((name) => {
    const witness = name.startsWith(prefix) ? asWitness(wordAt(name)) : null;
    return witness === null ? [] : [{ accountId: name.slice(prefix.length), witness }];
  });
}

export function dropWitness(accountId: string): void {
  keepWord(prefix + accountId, null);
}

/** The device that the server last gave this browser a session for; the server writes the cookie. */
export function deviceInCookie(): string | null {
  return /(?:^|; )sidak-device=([0-9a-f-]{36})(?:;|$)/.exec(document.cookie)?.[1] ?? null;
}

/** Whether anybody had a store here, by what is kept outside of it. */
export function hasTraces(): boolean {
  return deviceInCookie() !== null || namesHere().some((name) => name.startsWith(prefix));
}

/** Losses that somebody has still to hear of. */
export function hasLosses(): boolean {
  return wordAt(lossesName) !== null;
}

/** Null removes it. */
export function keepWord(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A private window, or no room: the store itself does not depend on it.
  }
}

export function wordAt(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}

function namesHere(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/** Only this app writes under these names; an older version of it wrote the same. */
function asWitness(value: unknown): Witness | null {
  return typeof value === 'object' && value !== null && 'deviceId' in value ? (value as Witness) : null;
}
