/** What one peer needed for one round: time from start to durable at the other end, and every byte on the wire. */
export type Passage = { ms: number; up: number; down: number };
export type Round = { push: Passage; pull: Passage };
