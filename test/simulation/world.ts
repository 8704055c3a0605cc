/**
 * One seed's world: a government, its server, some phones and the people who hold them. The script is played, then
 * everything heals and drains; the invariants look on all the while and once more at the end.
 */
import { Books } from './books.ts';
import type { Code } from './code.ts';
import type { Sqlite } from './d1.ts';
import type { Deed, Spoken, Town } from './deeds.ts';
import type { Committed } from './disk.ts';
import { firstPassword, people, saltOf } from './government.ts';
import type { SomeResponse } from './http-doubles.ts';
import { Broken } from './breach.ts';
import type { Role } from '../../schema/outcome.ts';
import { hasPhotosToSend } from './convergence.ts';
import { locks, unlocks } from './lock-people.ts';
import { looksAtPhotos, photographs } from './photographers.ts';
import { handsIn, type KeptFile, makesFile } from './rescue-people.ts';
import { Watch } from './invariants.ts';
import type { Asked, Weather } from './network.ts';
import { officerDoes } from './officer.ts';
import { adminDoes, chiefDoes, headDoes, leaderDoes, personnelDoes } from './office-people.ts';
import { forges } from './forgery.ts';
import { Phone } from './phone.ts';
import { Random } from './random.ts';
import { Saves } from './saves.ts';
import { type Line, type Script, beginsMs } from './script.ts';
import { Server } from './server.ts';
import { Timeline } from './timeline.ts';

const minuteMs = 60_000;

export type Counts = {
  steps: number;
  mutations: number;
  conflicts: number;
  retries: number;
  crashes: number;
  restores: number;
  requests: number;
  /** Promised mutations that went with a lost database. */
  gone: number;
  /** Photos taken in by the server, or looked at. */
  photos: number;
  /** Rescue files handed in whole. */
  rescues: number;
  /** Stores locked, and opened again by a PIN. */
  locks: number;
};
export type Outcome = { seed: number; broken: Broken | null; counts: Counts; trace: number };

export class World {
  readonly script: Script;
  readonly timeline: Timeline;
  readonly server: Server;
  readonly books: Books;
  readonly phones: Phone[];
  readonly saves = new Saves();
  readonly watch: Watch;
  readonly counts: Counts = {
    steps: 0,
    mutations: 0,
    conflicts: 0,
    retries: 0,
    crashes: 0,
    restores: 0,
    requests: 0,
    gone: 0,
    photos: 0,
    rescues: 0,
    locks: 0,
  };
  readonly #code: Code;
  readonly #passwords = new Map<string, string>();
  readonly #codes: Spoken[] = [];
  readonly #files: KeptFile[] = [];
  #nightsMs = 0;
  #isNight = false;
  readonly #turn = new Map<Phone, number>();

  constructor(code: Code, sqlite: Sqlite, script: Script) {
    this.#code = code;
    this.script = script;
    const { seed } = script;
    this.timeline = new Timeline(beginsMs, () => this.#afterEach());
    this.server = new Server(code, sqlite, this.timeline, new Random(seed, 'server'));
    this.books = new Books(sqlite);
    this.phones = script.users.map(
      (_, n) =>
        new Phone(n, {
          seed,
          timeline: this.timeline,
          code,
          deliver: (phone, asked) => this.#deliver(phone, asked),
          committed: (phone, what) => this.#committed(phone, what),
          complain: (words) => this.watch.stumbled('a device', words),
        }),
    );
    this.watch = new Watch(this);
    for (const { username } of people) this.#passwords.set(saltOf(username), firstPassword);
  }

  async play(): Promise<Outcome> {
    const { seed } = this.script;
    Object.assign(this.#code.host, {
      nowMs: () => this.timeline.nowMs,
      random: new Random(seed, 'worker'),
      complain: (words: unknown[]) => this.watch.stumbled('the server', words),
    });
    this.server.begin();
    let broken: Broken | null = null;
    const surprise = (reason: unknown): void => this.watch.stumbled('a promise', [reason]);
    process.on('unhandledRejection', surprise);
    try {
      for (const phone of this.phones) phone.open();
      await this.timeline.runTo(beginsMs + 5_000);
      await this.#goThrough();
      await this.#heal();
      await this.watch.atTheEnd();
    } catch (error) {
      broken = error instanceof Broken ? error : new Broken('diverged', `the simulation stumbled: ${stackOf(error)}`);
    } finally {
      process.off('unhandledRejection', surprise);
      this.#count();
      for (const phone of this.phones) phone.losePower();
      this.server.end();
    }
    return { seed, broken: this.watch.broken ?? broken, counts: this.counts, trace: this.timeline.trace };
  }

  async #goThrough(): Promise<void> {
    for (const phone of this.phones) this.#signsIn(phone);
    await this.timeline.runTo(beginsMs + minuteMs);
    for (const line of this.script.lines) {
      await this.timeline.runTo(beginsMs + minuteMs + line.atMs + this.#nightsMs);
      if (line.what === 'night') await this.#night(new Random(line.salt, 'night'));
      else this.#happens(line);
      if (this.watch.broken !== null) throw this.watch.broken;
    }
  }

  /** All phones are put away, for hours or for weeks; then the day goes on. */
  async #night(random: Random): Promise<void> {
    const dayMs = 1440 * minuteMs;
    const ms = random.weighted({ night: 4, week: 1, month: 1 });
    const lengthMs = { night: 12 * 60 * minuteMs, week: random.int(2, 9) * dayMs, month: random.int(31, 50) * dayMs }[
      ms
    ];
    this.#isNight = true;
    for (const phone of this.phones)
      this.#kills(phone, random, () => [...phone.tabs].forEach((tab) => phone.kill(tab)));
    this.#nightsMs += lengthMs;
    await this.timeline.runTo(this.timeline.nowMs + lengthMs);
    this.#isNight = false;
    for (const phone of this.phones) if (phone.tabs.length === 0) phone.open();
  }

  #happens({ what, phone: n, salt }: Line): void {
    const phone = this.phones[n];
    if (phone === undefined) return;
    const random = new Random(salt, what);
    switch (what) {
      case 'act':
        return this.#acts(phone, random);
      case 'weather':
        phone.network.weather = random.weighted<Weather>({ fine: 5, flaky: 4, down: 4, portal: 1, ill: 1.5 });
        if (phone.network.weather === 'fine') this.#hasSignal(phone);
        if (phone.network.weather === 'down') for (const tab of phone.tabs) tab.scope.windowHears('offline');
        return undefined;
      case 'kill':
        return this.#kills(phone, random, () => phone.tab !== undefined && phone.kill(phone.tab));
      case 'power':
        return this.#kills(phone, random, () => phone.losePower());
      case 'second-tab':
        return void (phone.tabs.length === 1 && phone.open());
      case 'clock':
        phone.skewMs =
          random.weighted({ past: 1, future: 1, right: 1, little: 2 }) === 'past'
            ? -50 * 366 * 1440 * minuteMs
            : (random.pick([3 * 1440 * minuteMs, 0, 600_000, -600_000]) ?? 0);
        return undefined;
      case 'disk':
        phone.disk.state = random.weighted({ full: 3, broken: 1, fine: 1 });
        return void this.timeline.after(random.int(5_000, 150_000), 'timer', () => (phone.disk.state = 'fine'));
      case 'close-database':
        for (const name of phone.disk.databases.keys()) phone.disk.forceClose(name, false);
        return undefined;
      case 'lose-database':
        return this.#losesDatabase(phone, random);
      case 'view':
        for (const tab of phone.tabs) tab.scope.show(random.chance(0.6));
        return undefined;
      case 'swap':
        return this.#swaps(phone);
      case 'photo':
        return this.#does(phone, random, photographs, 'officer');
      case 'look':
        return this.#does(phone, random, looksAtPhotos);
      case 'lock':
        return this.#locks(phone, random);
      case 'unlock':
        return this.#unlocks(phone, random);
      case 'rescue':
        return this.#makesFile(phone);
      default:
        return this.#happensToServer(what, random);
    }
  }

  #hasSignal(phone: Phone): void {
    phone.network.weather = 'fine';
    for (const tab of phone.tabs) tab.scope.windowHears('online');
  }

  #happensToServer(what: Line['what'], random: Random): void {
    switch (what) {
      case 'server-health':
        this.server.health = random.weighted({ sick: 4, down: 2, fine: 1 });
        return void this.timeline.after(random.int(5_000, 120_000), 'timer', () => (this.server.health = 'fine'));
      case 'server-restart':
        this.counts.crashes += 1;
        return this.server.restart();
      case 'minute':
        return this.server.minute();
      case 'hush':
        for (const phone of this.phones) phone.network.weather = 'down';
        return undefined;
      // The signal is back for everybody at once.
      case 'rush':
        for (const phone of this.phones) this.#hasSignal(phone);
        return undefined;
      case 'forgery':
        return void forges(this, random);
      case 'hand-in':
        return this.#handsIn(random);
      case 'back-up':
        return this.server.backUp();
      case 'restore':
        return this.#restores();
      default:
        return undefined;
    }
  }

  #restores(): void {
    this.watch.beforeRestore();
    if (!this.server.restore()) return;
    this.counts.restores += 1;
    this.watch.afterRestore();
  }

  /** Dead now; opened again by its owner after a while. */
  #kills(phone: Phone, random: Random, kill: () => void): void {
    this.counts.crashes += 1;
    const dying = [...phone.tabs];
    kill();
    for (const tab of dying) if (!tab.owner.isAlive) this.saves.tabDied(tab);
    this.watch.afterLoss(phone);
    this.timeline.after(
      random.int(500, 100_000),
      'timer',
      () => !this.#isNight && phone.tabs.length === 0 && phone.open(),
    );
  }

  #losesDatabase(phone: Phone, random: Random): void {
    const names = [...phone.disk.databases.keys()];
    const lost = random.chance(0.5) ? names : names.filter((name) => name !== 'sidak');
    for (const name of lost) phone.disk.forceClose(name, true);
    if (lost.length === 0) return;
    phone.hasLost = true;
    if (random.chance(0.3)) phone.forgetsAll();
    this.watch.afterDatabaseLoss(phone);
    this.#kills(phone, random, () => phone.losePower());
  }

  #acts(phone: Phone, random: Random): void {
    const { tab } = phone;
    if (tab === undefined || !tab.isStarted) return;
    const { device } = tab;
    if (device.phase.peek() === 'broken') return this.#kills(phone, random, () => phone.kill(tab));
    if (isOut(device)) return this.#signsIn(phone);
    const me = device.account.peek();
    if (me === null) return;
    this.#does(phone, random, (deed) => this.#doesHisPart(deed));
  }

  /** Whoever is at an open phone does that, if it is a thing of his role. */
  #does(phone: Phone, random: Random, what: (deed: Deed) => Promise<unknown>, role?: Role): void {
    const { tab } = phone;
    const me = tab?.isStarted === true ? tab.device.account.peek() : null;
    if (tab === undefined || me === null || (role !== undefined && me.role !== role)) return;
    const { device } = tab;
    const deed: Deed = { town: this.#town, phone, tab, device, random, accountId: me.accountId, role: me.role };
    void what(deed).catch((error: unknown) => this.watch.stumbled('a person', [error]));
  }

  async #doesHisPart(deed: Deed): Promise<void> {
    if (deed.random.chance(0.05)) return deed.device.sendNow();
    switch (deed.role) {
      case 'officer':
        return officerDoes(deed);
      case 'personnel':
        return personnelDoes(deed);
      case 'chief':
        return chiefDoes(deed);
      case 'head':
        return headDoes(deed);
      case 'leader':
        return leaderDoes(deed);
      case 'admin':
        return adminDoes(deed);
    }
  }

  #locks(phone: Phone, random: Random): void {
    this.#does(phone, random, async ({ device, tab }) => {
      const password = this.#town.passwordOf(device.account.peek()?.username ?? '');
      if ((await locks(phone, device, random, password)) && tab.owner.isAlive) this.counts.locks += 1;
    });
  }

  #unlocks(phone: Phone, random: Random): void {
    const { tab } = phone;
    if (tab === undefined || !tab.isStarted || tab.device.phase.peek() !== 'locked') return;
    void unlocks(phone, tab.device, random, (ms) => this.#town.pause(tab, ms)).then(
      (isOpen) => (this.counts.locks += isOpen ? 1 : 0),
      (error: unknown) => this.watch.stumbled('a person', [error]),
    );
  }

  /** From whatever screen the phone shows. */
  #makesFile(phone: Phone): void {
    const { tab } = phone;
    if (tab === undefined || !tab.isStarted) return;
    void makesFile(phone, tab.device).then((file) => {
      if (file !== null && file.lines.length > 0 && tab.owner.isAlive) this.#files.push(file);
    });
  }

  #handsIn(random: Random): void {
    const [file, phone] = [random.pick(this.#files), random.pick(this.phones)];
    if (file === undefined || phone === undefined) return;
    this.#does(phone, random, async ({ device }) => {
      if (await handsIn(device, file)) this.counts.rescues += 1;
    });
  }

  /** What lies in files that people keep. */
  rescued(): Set<string> {
    return new Set(this.#files.flatMap(({ lines }) => lines.map(({ id }) => id)));
  }

  /** Every file is brought once more; what was brought before is there already. False: nobody may bring it. */
  async #handsInAll(): Promise<void> {
    for (const file of [...this.#files]) {
      for (const { tab } of this.phones) {
        if (tab === undefined || tab.device.account.peek() === null) continue;
        let isIn = false;
        for (let n = 0; n < 4 && !isIn; n += 1) {
          void handsIn(tab.device, file).then((isDone) => (isIn ||= isDone));
          await this.timeline.runToIdle(this.timeline.nowMs + minuteMs);
        }
        if (!isIn) continue;
        this.counts.rescues += 1;
        this.#files.splice(this.#files.indexOf(file), 1);
        break;
      }
    }
  }

  /** The person whose turn it is on this phone. */
  ownerOf(phone: Phone): string {
    const users = this.script.users[phone.n] ?? [];
    return users[(this.#turn.get(phone) ?? 0) % users.length] ?? '';
  }

  #signsIn(phone: Phone): void {
    const { tab } = phone;
    if (tab === undefined || !tab.isStarted) return;
    const me = tab.device.account.peek();
    const username = me?.username ?? this.ownerOf(phone);
    void tab.device.signIn(username, this.#town.passwordOf(username)).then(async () => {
      // Closed with a password that an admin has replaced: nothing opens it any more.
      if (tab.owner.isAlive && tab.device.isSealedOff.peek()) await (await tab.device.vault()).beginFresh();
    });
  }

  #swaps(phone: Phone): void {
    const { tab } = phone;
    if (tab === undefined || !tab.isStarted || (this.script.users[phone.n]?.length ?? 0) < 2) return;
    this.#turn.set(phone, (this.#turn.get(phone) ?? 0) + 1);
    void tab.device.signOut();
  }

  readonly #town: Town = {
    saves: this.saves,
    codes: this.#codes,
    pause: (tab, ms) =>
      new Promise((resolve) => {
        this.timeline.after(ms, 'timer', () => tab.owner.isAlive && resolve());
      }),
    passwordOf: (username) => {
      const [row] = this.server.sqlite.all<{ salt: string }>('SELECT salt FROM accounts WHERE username = ?1', username);
      return this.#passwords.get(row?.salt ?? '') ?? '';
    },
    sets: (salt, password) => void this.#passwords.set(salt, password),
    pictures: [],
  };

  async #deliver(phone: Phone, asked: Asked): Promise<SomeResponse> {
    if (this.server.health === 'down') throw new Error('nobody answers');
    this.counts.requests += 1;
    const headers = { ...asked.headers, 'cf-connecting-ip': `10.0.0.${phone.n}` };
    const reader = this.watch.readerOfRequest(asked);
    const response = await this.server.answer(asked.method, asked.path, headers, asked.body);
    this.watch.answered(asked, response, reader);
    return response;
  }

  #committed(phone: Phone, what: Committed): void {
    this.watch.committed(phone, what);
  }

  #afterEach(): boolean {
    let isMore = false;
    for (const phone of this.phones) isMore = phone.disk.settle() || isMore;
    if (this.watch.broken !== null) throw this.watch.broken;
    return isMore;
  }

  /** Everything works again and everybody comes back, each on every phone of his, until nothing moves any more. */
  async #heal(): Promise<void> {
    const { timeline, server } = this;
    await timeline.runTo(timeline.nowMs + 5 * minuteMs);
    server.health = 'fine';
    // Whoever mistyped too often has waited by now (limits.signInWaitMs).
    server.sqlite.run('DELETE FROM attempts');
    for (const phone of this.phones) {
      phone.network.weather = 'clear';
      phone.disk.state = 'fine';
      for (const tab of phone.tabs) tab.scope.show(true);
      // Told that the store cannot be opened, its owner opens the app once more.
      const isBroken = phone.tab?.device.phase.peek() === 'broken';
      if (isBroken) phone.losePower();
      if (phone.tabs.length === 0) phone.open();
    }
    await timeline.runTo(timeline.nowMs + 2 * minuteMs);
    const rounds = Math.max(...this.script.users.map((users) => users.length));
    for (let turn = 0; turn < rounds; turn += 1) {
      if (turn > 0) await this.#everybodySwaps();
      await this.#drains();
      if (turn === 0 && this.#files.length > 0) {
        await this.#handsInAll();
        await this.#drains();
      }
      await this.#photosGo();
      await this.watch.whenDrained(turn);
    }
  }

  async #everybodySwaps(): Promise<void> {
    for (const phone of this.phones) this.#swaps(phone);
    await this.timeline.runToIdle(this.timeline.nowMs + minuteMs);
  }

  async #drains(): Promise<void> {
    for (let round = 0; round < 5; round += 1) {
      for (const phone of this.phones) {
        // Whichever tab asked last was told; the others learn it at their next turn.
        if (phone.tabs.some(({ device }) => isOut(device))) this.#signsIn(phone);
      }
      await this.timeline.runToIdle(this.timeline.nowMs + 3 * minuteMs);
      for (const phone of this.phones) for (const tab of phone.tabs) tab.device.sendNow();
      await this.timeline.runToIdle(this.timeline.nowMs + 3 * minuteMs);
      this.server.minute();
      await this.timeline.runToIdle(this.timeline.nowMs + 3 * minuteMs);
      if (this.watch.isCalm()) return;
    }
  }

  /** A photo that failed waits by itself, longer each time. */
  async #photosGo(): Promise<void> {
    for (let round = 0; round < 6 && this.phones.some((phone) => hasPhotosToSend(this, phone)); round += 1) {
      await this.timeline.runTo(this.timeline.nowMs + 6 * minuteMs);
      for (const phone of this.phones) for (const tab of phone.tabs) tab.device.sendNow();
      await this.timeline.runToIdle(this.timeline.nowMs + 3 * minuteMs);
    }
  }

  freeze(draft: object): Promise<object> {
    return this.#code.freeze(draft);
  }

  canonical(value: unknown): string {
    return this.#code.canonicalJson(value);
  }

  /** Feeds of an account as DESIGN §4 names them. */
  feedsOf(accountId: string): string[] {
    const { sqlite } = this.server;
    const [account] = sqlite.all<{ role: string }>('SELECT role FROM accounts WHERE id = ?1', accountId);
    const own = ['all', `account:${accountId}`];
    if (account?.role === 'chief') return [...own, 'field'];
    if (account?.role !== 'officer') return own;
    const since = new Date(this.timeline.nowMs - 90 * 1440 * minuteMs).toISOString().slice(0, 10);
    const operations = sqlite.all<{ id: string }>(
      'SELECT operation_id AS id FROM members WHERE account_id = ?1 AND opened_on >= ?2',
      accountId,
      since,
    );
    return [...own, 'field', ...operations.map(({ id }) => `operation:${id}`)];
  }

  #count(): void {
    const { sqlite } = this.server;
    const [row] = sqlite.all<{ mutations: number; conflicts: number }>(
      `SELECT count(*) AS mutations, coalesce(sum(outcome = 'conflict'), 0) AS conflicts FROM log WHERE device_id <> 'server'`,
    );
    const [stored] = sqlite.all<{ n: number }>('SELECT count(*) AS n FROM photos');
    this.counts.photos += stored?.n ?? 0;
    Object.assign(this.counts, row, { steps: this.timeline.steps, gone: this.saves.goneWithPhone.size });
    this.counts.retries = this.watch.retries;
  }
}

/** Signing in is what helps: also where the store was shut, since its password opens it. */
function isOut({ phase, connection }: Deed['device']): boolean {
  return phase.peek() === 'signed-out' || phase.peek() === 'locked' || connection.peek().needsSignIn;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
