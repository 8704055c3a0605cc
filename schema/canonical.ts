/**
 * RFC 8785 canonical JSON: keys in the order of their UTF-16 units, no blanks, numbers and strings as JSON.stringify
 * writes them. Written here because every finding is hashed by it on both sides: a library that also knows of
 * `toJSON`, boxed values and cycles takes twice as long and as many bytes.
 */

/** Throws on what JSON cannot say: a mutation never holds such a value. A key whose value is undefined is left out. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? list(value) : map(value);
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return JSON.stringify(value);
  throw new TypeError('not a JSON value');
}

function list(values: readonly unknown[]): string {
  let text = '';
  for (const value of values) text += `${text === '' ? '' : ','}${canonicalJson(value)}`;
  return `[${text}]`;
}

function map(value: object): string {
  let text = '';
  // Without a comparing function: by UTF-16 units, as the RFC asks.
  for (const key of Object.keys(value).toSorted() as (keyof typeof value)[]) {
    const field: unknown = value[key];
    if (field !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(field)}`;
  }
  return `{${text}}`;
}

const halfPair = /\p{Surrogate}/u;

/** Half a surrogate pair is no text: it would be read back as another. Engines of 2023 have no `isWellFormed`. */
function quoted(text: string): string {
  if (halfPair.test(text)) throw new TypeError('not a text');
  return JSON.stringify(text);
}
