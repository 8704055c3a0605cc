// PouchDB's own server on LevelDB, as its documentation sets it up. Prints its port. Argument: a folder of its own.
// LevelDB is not asked to sync each write: that is how it comes, and it is the faster way.
import { createServer } from 'node:http';
import { join } from 'node:path';
import expressPouch from 'express-pouchdb';
import PouchDB from 'pouchdb-node';

const folder = process.argv[2];
const Disk = PouchDB.defaults({ prefix: `${folder}/` });
const app = expressPouch(Disk, {
  mode: 'minimumForPouchDB',
  inMemoryConfig: true,
  logPath: join(folder, 'server.log'),
});
const server = createServer(app).listen(0, '127.0.0.1', () => console.log(server.address().port));
