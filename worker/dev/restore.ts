// `npm run restore -- <file>`: the local database of an earlier day, from a file of `npm run backup`. The server must be
// stopped. `--empty`: for the state that `npm start -- --empty` works on.
import { resolve } from 'node:path';
import { restoreDatabase } from './database-sql.ts';
import { runTask, stateDirOf, theFile } from './task.ts';

await runTask(async () => {
  const replaced = await restoreDatabase(stateDirOf(process.argv), resolve(theFile()), new Date());
  console.log(`The database was replaced. What was there before: ${replaced}`);
  console.log('At the next start accounts, devices, rosters and photos come back from the file store; then each phone');
  console.log('hears that the server was restored and sends again what it lacks.');
});
