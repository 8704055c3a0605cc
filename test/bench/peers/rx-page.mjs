// RxDB in the browser on its free Dexie storage, with the HTTP replication of its documentation.
import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

const batchSize = 100;
const text = { type: 'string' };
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 60 },
    kind: text,
    at: text,
    accountId: text,
    deviceId: text,
    body: { type: 'object' },
  },
  required: ['id', 'kind', 'at', 'body'],
};

async function open(name) {
  const db = await createRxDatabase({ name, storage: getRxStorageDexie(), multiInstance: false });
  const { findings } = await db.addCollections({ findings: { schema } });
  return findings;
}

const pushTo = (name) => async (rows) => {
  const response = await fetch(`/push/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(rows),
  });
  return response.json();
};

const pullFrom = (name) => async (checkpoint, limit) => {
  const response = await fetch(`/pull/${name}?seq=${checkpoint?.seq ?? 0}&limit=${limit}`);
  return response.json();
};

async function replicated(collection, way) {
  const from = performance.now();
  const state = replicateRxCollection({
    collection,
    replicationIdentifier: `bench-${collection.database.name}`,
    live: false,
    ...way,
  });
  state.error$.subscribe((error) => console.error(error));
  await state.awaitInitialReplication();
  return performance.now() - from;
}

let local;
window.peer = {
  async keeps(name, docs) {
    local = await open(`phone-${name}`);
    for (const doc of docs) await local.insert(doc);
  },
  async sendsAll(name) {
    return { ms: await replicated(local, { push: { handler: pushTo(name), batchSize } }) };
  },
  async pullsAll(name) {
    const fresh = await open(`fresh-${name}`);
    const ms = await replicated(fresh, { pull: { handler: pullFrom(name), batchSize: 500 } });
    return { ms, written: await fresh.count().exec() };
  },
};
