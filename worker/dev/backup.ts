// `npm run backup -- <file>`: a copy of the local database, also while the server runs. `--empty`: of the state that
// `npm start -- --empty` works on.
import { resolve } from 'node:path';
import { backUpDatabase } from './database-sql.ts';
import { runTask, stateDirOf, theFile } from './task.ts';

await runTask(async () => {
  const file = resolve(theFile());
  await backUpDatabase(stateDirOf(process.argv), file);
  console.log(`The database was copied to ${file}.`);
  console.log('Rosters and photos lie beside it in the file store and are not in this file; a restore keeps them.');
});
