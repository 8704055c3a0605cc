/** Who is at which phone, and what each does when it is his turn. All of it goes through the app's facade. */
import type { Role } from '../../schema/outcome.ts';
import type { Device } from './code.ts';
import type { Deed, Spoken, Town } from './deeds.ts';
import { firstPassword, people, saltOf } from './government.ts';
import { locks, unlocks } from './lock-people.ts';
import { adminDoes, chiefDoes, headDoes, leaderDoes, personnelDoes } from './office-people.ts';
import { officerDoes } from './officer.ts';
import type { Phone, Tab } from './phone.ts';
import type { Random } from './random.ts';
import { handsIn, type KeptFile, makesFile, unsentOn } from './rescue-people.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;

export class People {
  readonly #world: World;
  readonly #passwords = new Map<string, string>();
  readonly #codes: Spoken[] = [];
  readonly #files: KeptFile[] = [];
  readonly #turn = new Map<Phone, number>();
  /** Under way in each tab: sign-ins, unlockings and lockings. */
  readonly #doors = new Map<Tab, number>();
  readonly #town: Town;

  constructor(world: World) {
    this.#world = world;
    for (const { username } of people) this.#passwords.set(saltOf(username), firstPassword);
    this.#town = this.#townOf();
  }

  acts(phone: Phone, random: Random): void {
    const { tab } = phone;
    if (tab === undefined || !tab.isStarted) return;
    const { device } = tab;
    if (device.phase.peek() === 'broken') return this.#world.troubles.kills(phone, random, () => phone.kill(tab));
    if (isOut(device)) return this.signsIn(phone);
    const me = device.account.peek();
    if (me === null) return;
    this.does(phone, random, (deed) => this.#doesHisPart(deed));
  }

  /** Whoever is at an open phone does that, if it is a thing of his role. */
  does(phone: Phone, random: Random, what: (deed: Deed) => Promise<unknown>, role?: Role): void {
    const { tab } = phone;
    const me = tab?.isStarted === true ? tab.device.account.peek() : null;
    if (tab === undefined || me === null || (role !== undefined && me.role !== role)) return;
    const { device } = tab;
    const deed: Deed = { town: this.#town, phone, tab, device, random, accountId: me.accountId, role: me.role };
    void what(deed).catch((error: unknown) => this.#world.watch.stumbled('a person', [error]));
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

  locksPhone(phone: Phone, random: Random): void {
    this.does(phone, random, async ({ device, tab }) => {
      const password = this.#town.passwordOf(device.account.peek()?.username ?? '');
      const isLocked = await this.#atDoor(phone, locks(phone, device, random, password));
      if (!isLocked || !tab.owner.isAlive) return;
      this.#world.counts.locks += 1;
      // Whose password has just been accepted holds the key a moment before the store is open.
      const isBusy = phone.tabs.some((one) => (this.#doors.get(one) ?? 0) > 0);
      if (!isBusy && device.phase.peek() === 'locked') this.#world.watch.checkLocked(phone);
    });
  }

  /** While somebody opens or closes the phone there. */
  async #atDoor<T>(phone: Phone, work: Promise<T>): Promise<T> {
    const { tab } = phone;
    if (tab === undefined) return work;
    const count = (more: number): unknown => this.#doors.set(tab, (this.#doors.get(tab) ?? 0) + more);
    count(1);
    try {
      return await work;
    } finally {
      count(-1);
    }
  }

  unlocksPhone(phone: Phone, random: Random): void {
    const { tab } = phone;
    if (tab === undefined || !tab.isStarted || tab.device.phase.peek() !== 'locked') return;
    void this.#atDoor(
      phone,
      unlocks(phone, tab.device, random, (ms) => this.#town.pause(tab, ms)),
    ).then(
      (isOpen) => (this.#world.counts.locks += isOpen ? 1 : 0),
      (error: unknown) => this.#world.watch.stumbled('a person', [error]),
    );
  }

  /** From whatever screen the phone shows. */
  makesRescueFile(phone: Phone): void {
    const { tab } = phone;
    if (tab === undefined || !tab.isStarted) return;
    const before = unsentOn(phone);
    void makesFile(phone, tab.device).then((file) => {
      if (file !== null && tab.owner.isAlive && !phone.hasLost) this.#checkFile(phone, before, file);
      if (file !== null && file.lines.length > 0 && tab.owner.isAlive) this.#files.push(file);
    });
  }

  /** What waited before and still waits after is in the file. */
  #checkFile(phone: Phone, before: ReadonlySet<string>, { lines }: KeptFile): void {
    const after = unsentOn(phone);
    const lacking = [...before].find((id) => after.has(id) && lines.every((line) => line.id !== id));
    if (lacking !== undefined) this.#world.watch.fail('lost', `the rescue file of phone ${phone.n} lacks ${lacking}`);
  }

  handsInOne(random: Random): void {
    const [file, phone] = [random.pick(this.#files), random.pick(this.#world.phones)];
    if (file === undefined || phone === undefined) return;
    this.does(phone, random, async ({ device }) => {
      if (await handsIn(device, file)) this.#world.counts.rescues += 1;
    });
  }

  get hasFiles(): boolean {
    return this.#files.length > 0;
  }

  /** What lies in files that people keep. */
  rescued(): Set<string> {
    return new Set(this.#files.flatMap(({ lines }) => lines.map(({ id }) => id)));
  }

  /** Every file is brought once more; what was brought before is there already. False: nobody may bring it. */
  async handsInAll(): Promise<void> {
    for (const file of this.#files.slice()) {
      for (const { tab } of this.#world.phones) {
        if (tab === undefined || tab.device.account.peek() === null) continue;
        if (!(await this.#brings(tab.device, file))) continue;
        this.#world.counts.rescues += 1;
        this.#files.splice(this.#files.indexOf(file), 1);
        break;
      }
    }
  }

  async #brings(device: Device, file: KeptFile): Promise<boolean> {
    const { timeline } = this.#world;
    for (let n = 0; n < 4; n += 1) {
      const end = { isDone: false };
      void handsIn(device, file).then((isDone) => (end.isDone = isDone));
      await timeline.runToIdle(timeline.nowMs + minuteMs);
      if (end.isDone) return true;
    }
    return false;
  }

  /** The person whose turn it is on this phone. */
  ownerOf(phone: Phone): string {
    const users = this.#world.script.users[phone.n] ?? [];
    return users[(this.#turn.get(phone) ?? 0) % users.length] ?? '';
  }

  signsIn(phone: Phone): void {
    const { tab } = phone;
    if (tab === undefined || !tab.isStarted) return;
    const me = tab.device.account.peek();
    const username = me?.username ?? this.ownerOf(phone);
    const enters = async (): Promise<void> => {
      await tab.device.signIn(username, this.#town.passwordOf(username));
      // Closed with a password that an admin has replaced: nothing opens it any more.
      if (tab.owner.isAlive && tab.device.isSealedOff.peek()) await (await tab.device.vault()).beginFresh();
    };
    void this.#atDoor(phone, enters());
  }

  swaps(phone: Phone): void {
    const { tab } = phone;
    if (tab === undefined || !tab.isStarted || (this.#world.script.users[phone.n]?.length ?? 0) < 2) return;
    this.#turn.set(phone, (this.#turn.get(phone) ?? 0) + 1);
    void tab.device.signOut();
  }

  #townOf(): Town {
    return {
      saves: this.#world.saves,
      codes: this.#codes,
      pause: (tab, ms) =>
        new Promise((resolve) => {
          this.#world.timeline.after(ms, 'timer', () => tab.owner.isAlive && resolve());
        }),
      passwordOf: (username) => {
        const [row] = this.#world.server.sqlite.all<{ salt: string }>(
          'SELECT salt FROM accounts WHERE username = ?1',
          username,
        );
        return this.#passwords.get(row?.salt ?? '') ?? '';
      },
      sets: (salt, password) => void this.#passwords.set(salt, password),
      pictures: [],
    };
  }
}

/** Signing in is what helps: also where the store was shut, since its password opens it. */
export function isOut({ phase, connection }: Device): boolean {
  return phase.peek() === 'signed-out' || phase.peek() === 'locked' || connection.peek().needsSignIn;
}
