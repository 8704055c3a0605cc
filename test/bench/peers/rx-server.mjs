// The server half of RxDB's HTTP replication, as its documentation writes it, over SQLite that syncs every commit.
// Prints its port. Argument: a folder of its own.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const folder = process.argv[2];
const stores = new Map();

/** A database of its own for each name, as PouchDB's server has them. */
function storeOf(name) {
  const known = stores.get(name);
  if (known !== undefined) return known;
  const db = new DatabaseSync(join(folder, `${name}.sqlite`));
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
CREATE TABLE docs (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX docs_seq ON docs (seq);`);
  const store = {
    db,
    find: db.prepare('SELECT body FROM docs WHERE id = ?'),
    put: db.prepare(`INSERT INTO docs (id, seq, body) VALUES (?, (SELECT coalesce(max(seq), 0) + 1 FROM docs), ?)
ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, body = excluded.body`),
    after: db.prepare('SELECT seq, body FROM docs WHERE seq > ? ORDER BY seq LIMIT ?'),
  };
  stores.set(name, store);
  return store;
}

/** A row whose master state is not what the client assumed is a conflict, and answered as it is. */
function push({ db, find, put }, rows) {
  const conflicts = [];
  db.exec('BEGIN');
  for (const { newDocumentState, assumedMasterState } of rows) {
    const known = find.get(newDocumentState.id);
    if (known !== undefined && known.body !== JSON.stringify(assumedMasterState))
      conflicts.push(JSON.parse(known.body));
    else put.run(newDocumentState.id, JSON.stringify(newDocumentState));
  }
  db.exec('COMMIT');
  return conflicts;
}

function pull({ after }, seq, limit) {
  const rows = after.all(seq, limit);
  return { documents: rows.map(({ body }) => JSON.parse(body)), checkpoint: { seq: rows.at(-1)?.seq ?? seq } };
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
  const [, way, name = ''] = pathname.split('/');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  let answer = {};
  if (way === 'push') answer = push(storeOf(name), JSON.parse(Buffer.concat(chunks).toString()));
  if (way === 'pull') answer = pull(storeOf(name), Number(searchParams.get('seq')), Number(searchParams.get('limit')));
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
}).listen(0, '127.0.0.1', () => console.log(server.address().port));
