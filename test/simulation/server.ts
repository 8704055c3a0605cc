/**
 * The server of a world: the real Worker over the government's database. It can be slow, sick (D1 calls that fail
 * before or after they were carried out, or stall), restarted in the middle of requests, and restored from an earlier
 * point.
 */
import type { Code } from './code.ts';
import { type Asks, SomeD1, type Sqlite } from './d1.ts';
import { SomeRequest, type SomeResponse } from './http-doubles.ts';
import { type Kept, SomeR2 } from './r2.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

/** `asks`: null when it is carried out here. */
export type Database = { sqlite: Sqlite; asks: Asks | null };
type Process = { isAlive: boolean };
export type ServerHealth = 'fine' | 'sick' | 'down';

/** How long the database takes to write: quick, busy, or so slow that every two pushes meet in it. */
const writeMeansMs = [10, 10, 300, 3_000] as const;

/** https://developers.cloudflare.com/d1/reference/time-travel/ */
const timeTravelMs = 30 * 86_400_000;

export class Server {
  health: ServerHealth = 'fine';
  epoch = 1;
  readonly sqlite: Sqlite;
  readonly #code: Code;
  readonly #asks: Asks | null;
  readonly #timeline: Timeline;
  readonly #random: Random;
  #process: Process = { isAlive: true };
  #points: { name: string; atMs: number }[] = [];
  readonly #files = new Map<string, Kept>();
  readonly #writeMeanMs: number;

  constructor(code: Code, { sqlite, asks }: Database, timeline: Timeline, random: Random) {
    this.#asks = asks;
    this.#code = code;
    this.sqlite = sqlite;
    this.#timeline = timeline;
    this.#random = random;
    this.#writeMeanMs = random.pick(writeMeansMs) ?? writeMeansMs[0];
  }

  /** The answer; null when the server went away under the request. `arrived` may still be carried out. */
  async answer(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string | Uint8Array | null,
  ): Promise<SomeResponse> {
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = new SomeRequest(`https://sidak.test${path}`, { method, headers: { ...headers, ...length }, body });
    const context = {
      waitUntil: (work: Promise<unknown>) => void work.catch(() => undefined),
      passThroughOnException: () => undefined,
    };
    return this.#code.worker.fetch(request, this.#env(), context);
  }

  minute(): void {
    if (this.health === 'down') return;
    void this.#code.worker.scheduled({ scheduledTime: this.#timeline.nowMs }, this.#env());
  }

  /** What it was doing is cut off: carried out or not, and nobody is told. */
  restart(): void {
    this.#process.isAlive = false;
    this.#process = { isAlive: true };
  }

  /** A backup, to which the server may be put back. */
  backUp(): void {
    const name = `point${this.#points.length}`;
    this.sqlite.mark(name);
    this.#points.push({ name, atMs: this.#timeline.nowMs });
  }

  /**
   * The database as it was at one of its backups, and the epoch that the restore command changes. R2 stays. False:
   * none is young enough. D1 goes back 30 days at most, which is why phones keep what they sent for 35.
   */
  restore(): boolean {
    const oldestMs = this.#timeline.nowMs - timeTravelMs;
    const young = this.#points.filter(({ atMs }) => atMs >= oldestMs);
    const point = this.#random.pick(young);
    if (point === undefined) return false;
    this.restart();
    this.sqlite.rewind(point.name);
    this.#points = this.#points.slice(0, this.#points.indexOf(point) + 1);
    this.epoch += 1;
    return true;
  }

  /** What the file store holds under a name. */
  fileAt(key: string): Uint8Array | undefined {
    return this.#files.get(key)?.bytes;
  }

  /** Before anything of a seed, and after it. */
  begin(): void {
    this.sqlite.mark('seed');
  }

  end(): void {
    this.restart();
    this.sqlite.rewind('seed');
    this.sqlite.release('seed');
  }

  /** A database nothing happens to: for looking at it from outside. */
  get quiet(): SomeD1 {
    return new SomeD1(this.sqlite, async (_, work) => work());
  }

  verifyChain() {
    return this.#code.worker.verifyChain(this.quiet);
  }

  #env(): object {
    const process = this.#process;
    return {
      DB: new SomeD1(this.sqlite, (isWrite, work) => this.#carry(process, isWrite, work), this.#asks),
      FILES: new SomeR2(
        this.#files,
        () => this.#timeline.nowMs,
        () => this.health === 'sick' && this.#random.chance(0.2),
      ),
      ASSETS: {},
      SIDAK_SECRET: 'a secret for the simulation',
      SERVER_EPOCH: `epoch-${this.epoch}`,
    };
  }

  #carry<T>(process: Process, isWrite: boolean, work: () => T | Promise<T>): Promise<T> {
    const { delayMs, trouble } = this.#fate(isWrite);
    return new Promise((resolve, reject) => {
      const carry = (): void => {
        if (!process.isAlive && this.#random.chance(0.5)) return;
        const failed = (error: unknown): void => {
          if (process.isAlive) reject(error);
        };
        const done = (result: T): void => {
          if (!process.isAlive) return;
          if (trouble === 'after')
            reject(new Error('D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.'));
          else resolve(result);
        };
        try {
          if (trouble === 'before') throw new Error('D1_ERROR: Network connection lost.');
          const result = work();
          if (result instanceof Promise) this.#timeline.waitsFor(result.then(done, failed));
          else done(result);
        } catch (error) {
          failed(error);
        }
      };
      if (delayMs === 0) carry();
      else this.#timeline.after(delayMs, 'edge', carry);
    });
  }

  /** Reading is seldom in anybody's way, so it mostly takes no time; what is written comes between what others do. */
  #fate(isWrite: boolean): { delayMs: number; trouble: 'none' | 'before' | 'after' } {
    const random = this.#random;
    if (this.health === 'sick' && random.chance(0.3)) {
      const trouble = random.weighted({ before: 4, after: 4, none: 2 });
      return { delayMs: trouble === 'none' ? random.int(60_000, 80_000) : random.int(1, 400), trouble };
    }
    if (!isWrite && !random.chance(0.08)) return { delayMs: 0, trouble: 'none' };
    return { delayMs: 1 + random.delayMs(this.#writeMeanMs), trouble: 'none' };
  }
}
