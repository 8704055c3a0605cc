/** The photos that a report shows: from this device, else from the server, in the order of the findings. */
import type { FindingRow } from '../../schema/finding.ts';
import { limits } from '../../schema/limits.ts';
import { connection, photos } from '../device/device.ts';
import type { ReportPhoto } from './input.ts';

export type Collected = { photos: ReportPhoto[]; missing: number };

/** What cannot be had is counted, never waited for: in flight mode only what lies here. One after the other, for the phone's sake. */
export async function collectPhotos(findings: readonly FindingRow[]): Promise<Collected> {
  const wanted = findings.flatMap(({ id, photos: hashes }) => hashes.map((sha256) => ({ findingId: id, sha256 })));
  const collected: ReportPhoto[] = [];
  for (const { findingId, sha256 } of wanted) {
    if (collected.length === limits.reportPhotosMax) break;
    const picture = (await photos.picture(sha256)) ?? (isOnline() ? await photos.fetched(sha256, findingId) : null);
    if (picture !== null) collected.push({ findingId, bytes: new Uint8Array(await picture.arrayBuffer()) });
  }
  return { photos: collected, missing: wanted.length - collected.length };
}

/** Asked before each: what is gone in the middle costs one wait, not sixty. */
function isOnline(): boolean {
  return navigator.onLine && connection.value.online;
}
