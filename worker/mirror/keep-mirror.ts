/**
 * Keeps the mirror up to the log, beside the requests: what a crash between a commit and its copy has left out, the next
 * run takes. In a database that a restore has brought back it applies the mirror instead.
 */
import { limits } from '../../schema/limits.ts';
import type { Tenant } from '../env.ts';
import { nextPlace, placeOf, placeText, putJournal } from './journal.ts';
import { adopt, advance, copyChanged, doubt, readHead, readState } from './mirror-sql.ts';
import { reapply } from './reapply.ts';

/** At most `limits.mirrorPagesMax` stretches of the log; called again, it goes on. */
export async function keepMirror(tenant: Tenant, epoch: string): Promise<void> {
  const { db } = tenant;
  const state = await readState(db);
  const beyond = await nextPlace(tenant, state.at);
  // Read after the listing: whatever was copied from this log lies at or below its head.
  const head = await readHead(db);
  const { timeline, seq } = placeOf(state.at);
  // Never said: new, or brought back from before there was a mirror. Then the file store may know more than it does.
  if (state.epoch === null && beyond === null) await adopt(db, epoch).run();
  else if (state.epoch !== epoch) return reapply(tenant, epoch);
  else if (beyond !== null && (beyond.timeline > timeline || beyond.seq > head)) {
    // The file store has copied what this log does not hold: it was restored, and nobody changed the epoch.
    await doubt(db, epoch).run();
    return reapply(tenant, epoch);
  }
  for (let count = 0, from = seq; count < limits.mirrorPagesMax && from < head; count += 1) {
    const upto = Math.min(head, from + limits.blockEntriesMax);
    const place = { timeline, seq: upto };
    const rows = await copyChanged(db, from, upto);
    // The file first: a place that is passed is one that can be read again.
    if (rows !== null) await putJournal(tenant, place, rows);
    await advance(db, epoch, placeText(place)).run();
    from = upto;
  }
}
