// PouchDB in the browser, on its IndexedDB adapter.
import PouchDB from 'pouchdb-browser';

const remoteOf = (name) => new PouchDB(`${location.origin}/${name}`);
let local;

window.peer = {
  /** A database of its own with these documents, none of them sent. */
  async keeps(name, docs) {
    local = new PouchDB(`phone-${name}`);
    for (const doc of docs) await local.put(doc);
  },
  /** From "replicate" to complete, in ms. */
  async sendsAll(name) {
    const from = performance.now();
    const { ok, docs_written: written } = await local.replicate.to(remoteOf(name));
    if (!ok) throw new Error('not replicated');
    return { ms: performance.now() - from, written };
  },
  /** A fresh database fetches everything. */
  async pullsAll(name) {
    const fresh = new PouchDB(`fresh-${name}`);
    await fresh.info();
    const from = performance.now();
    const { ok, docs_written: written } = await fresh.replicate.from(remoteOf(name));
    if (!ok) throw new Error('not replicated');
    return { ms: performance.now() - from, written };
  },
};
