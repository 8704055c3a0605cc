/** Reading an address; pure, so that it may be tested without one. */

/** The steps of a path and what is asked behind '?'. */
export function partsOf(full: string): { steps: string[]; query: URLSearchParams } {
  const [way = '', query = ''] = full.split('?');
  return { steps: way.split('/').filter((step) => step !== ''), query: new URLSearchParams(query) };
}
