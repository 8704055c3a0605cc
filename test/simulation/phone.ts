/** A phone: its databases and cookie, its clock, and the tabs in which the app runs. A tab's death is the end of an evaluation. */
import { Shared, scopeOf, type Scope, Words } from './browser.ts';
import type { Code, Device } from './code.ts';
import { type Committed, Disk } from './disk.ts';
import { idbOver } from './idb-double.ts';
import { Network } from './network.ts';
import type { Line } from './network.ts';
import { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

export type Tab = { owner: { isAlive: boolean }; device: Device; scope: Scope; isStarted: boolean };

export type Surroundings = {
  seed: number;
  timeline: Timeline;
  code: Code;
  deliver: (phone: Phone, ...asked: Parameters<Line['deliver']>) => ReturnType<Line['deliver']>;
  committed: (phone: Phone, what: Committed) => void;
  complain: (words: unknown[]) => void;
};

export class Phone {
  readonly n: number;
  readonly disk: Disk;
  readonly network: Network;
  /** Chance of the person who holds it. */
  readonly random: Random;
  tabs: Tab[] = [];
  /** What lies in `localStorage`. */
  readonly words = new Words();
  /** Added to the world's time by its clock. */
  skewMs = 0;
  /** A database of this phone was lost, with what it held. */
  hasLost = false;
  /** What its people unlock it with. */
  readonly pins = new Map<string, string>();
  readonly #around: Surroundings;
  #shared = new Shared();
  #opened = 0;

  constructor(n: number, around: Surroundings) {
    const stream = (name: string): Random => new Random(around.seed, `phone ${n} ${name}`);
    this.n = n;
    this.#around = around;
    this.random = stream('person');
    this.skewMs = this.random.chance(0.3) ? this.random.int(-7_200_000, 7_200_000) : this.random.int(-4_000, 4_000);
    this.disk = new Disk(around.timeline, stream('disk'), (what) => around.committed(this, what));
    this.disk.isSlow = this.random.chance(0.2);
    const deliver: Line['deliver'] = (asked) => around.deliver(this, asked);
    this.network = new Network({ timeline: around.timeline, random: stream('network'), deliver });
  }

  /** The site's data are cleared: what lies beside the databases goes too. */
  forgetsAll(): void {
    this.network.cookies.clear();
    this.words.clear();
  }

  /** The tab that the person looks at. */
  get tab(): Tab | undefined {
    return this.tabs.at(-1);
  }

  /** Opens the app in a new tab. */
  open(): Tab {
    const { code, timeline, seed } = this.#around;
    this.#opened += 1;
    const owner = { isAlive: true };
    const send = this.network.fetchFor(owner);
    let opened: Device | null = null;
    const scope = scopeOf({
      timeline,
      owner,
      random: new Random(seed, `phone ${this.n} tab ${this.#opened}`),
      slowCrypto: this.disk.isSlow ? new Random(seed, `phone ${this.n} tab ${this.#opened} crypto`) : null,
      shared: this.#shared,
      skewMs: () => this.skewMs,
      fetch: (path, init) => {
        // Of a store that is locked nothing goes under its owner's session: his key is not there to open it with.
        if (path.startsWith('/api/sync/push') && opened?.phase.peek() === 'locked')
          this.#around.complain([`phone ${this.n} pushes from a locked store`]);
        return send(path, init);
      },
      words: this.words,
      cookies: () => this.network.shownCookies,
      complain: this.#around.complain,
    });
    const device = code.device(scope.globals, idbOver(this.disk, owner));
    opened = device;
    const tab: Tab = { owner, device, scope, isStarted: false };
    this.tabs.push(tab);
    void device.start().then(() => (tab.isStarted = true));
    return tab;
  }

  /** The system kills a tab, or the person swipes it away. */
  kill(tab: Tab): void {
    tab.owner.isAlive = false;
    tab.scope.die();
    const wasSeen = this.tab === tab;
    this.tabs = this.tabs.filter((one) => one !== tab);
    this.disk.kill(tab.owner);
    this.#shared.forget(tab.owner);
    if (wasSeen) this.tab?.scope.show(true);
  }

  /** The battery is empty: all tabs at once, and what was never flushed. */
  losePower(): void {
    while (this.tabs[0] !== undefined) this.kill(this.tabs[0]);
    this.disk.losePower();
  }
}
