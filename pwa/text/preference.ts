/**
 * A choice of the person that is kept on this device and holds nothing secret: language, theme. It lives outside
 * the sealed store, because the sign-in and lock screens need it too.
 */

/** The kept choice, or `otherwise` when there is none, it is unknown, or storage is shut (private windows throw). */
export function readPreference<Choice extends string>(
  key: string,
  known: readonly Choice[],
  otherwise: Choice,
): Choice {
  try {
    const kept = globalThis.localStorage?.getItem(key);
    return known.find((choice) => choice === kept) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps the choice if it can; if not, it holds until the page is left. */
export function keepPreference(key: string, choice: string): void {
  try {
    globalThis.localStorage?.setItem(key, choice);
  } catch {
    // Nothing is lost that matters: the choice is asked again.
  }
}
