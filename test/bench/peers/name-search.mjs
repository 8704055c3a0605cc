/** Two well-kept libraries over the same names, set as their documentation advises for names that are typed with mistakes. */
import uFuzzy from '@leeoniya/ufuzzy';
import MiniSearch from 'minisearch';

/** @param {{ id: number, text: string }[]} people */
export function miniSearch(people) {
  const index = new MiniSearch({ fields: ['text'], storeFields: [] });
  index.addAll(people);
  const options = { prefix: true, fuzzy: 0.2 };
  return (query) => {
    const all = index.search(query, { ...options, combineWith: 'AND' });
    const found = all.length > 0 ? all : index.search(query, { ...options, combineWith: 'OR' });
    return found.slice(0, 5).map(({ id }) => id);
  };
}

/** One error a term, terms in any order. @param {{ id: number, text: string }[]} people */
export function microFuzzy(people) {
  const haystack = uFuzzy.latinize(people.map(({ text }) => text));
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- a const enum has no value at run time
  const fuzzy = new uFuzzy({ intraMode: 1 });
  return (query) => {
    const [found, info, order] = fuzzy.search(haystack, query, 5, 1e5);
    const rows = order !== null && info !== null ? order.map((at) => info.idx[at]) : (found ?? []);
    return rows.slice(0, 5).map((row) => people[row].id);
  };
}
