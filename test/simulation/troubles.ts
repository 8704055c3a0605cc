/** What a line of the script does: to a phone, to the network, to the server. What people do is theirs (people.ts). */
import { forges } from './forgery.ts';
import type { Weather } from './network.ts';
import type { Phone } from './phone.ts';
import { photosGoWith } from './photo-watch.ts';
import { looksAtPhotos, photographs } from './photographers.ts';
import { Random } from './random.ts';
import type { Line } from './script.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;

export class Troubles {
  /** How much later everything is, for the nights there were. */
  nightsMs = 0;
  readonly #world: World;
  #isNight = false;

  constructor(world: World) {
    this.#world = world;
  }

  /** All phones are put away, for hours or for weeks; then the day goes on. */
  async night(random: Random): Promise<void> {
    const dayMs = 1440 * minuteMs;
    const ms = random.weighted({ night: 4, week: 1, month: 1 });
    const lengthMs = { night: 12 * 60 * minuteMs, week: random.int(2, 9) * dayMs, month: random.int(31, 50) * dayMs }[
      ms
    ];
    this.#isNight = true;
    for (const phone of this.#world.phones)
      this.kills(phone, random, () => [...phone.tabs].forEach((tab) => phone.kill(tab)));
    this.nightsMs += lengthMs;
    await this.#world.timeline.runTo(this.#world.timeline.nowMs + lengthMs);
    this.#isNight = false;
    for (const phone of this.#world.phones) if (phone.tabs.length === 0) phone.open();
  }

  happens({ what, phone: n, salt }: Line): void {
    const phone = this.#world.phones[n];
    if (phone === undefined) return;
    const random = new Random(salt, what);
    switch (what) {
      case 'act':
        return this.#world.people.acts(phone, random);
      case 'weather':
        phone.network.weather = random.weighted<Weather>({ fine: 5, flaky: 4, down: 4, portal: 1, ill: 1.5 });
        if (phone.network.weather === 'fine') this.#hasSignal(phone);
        if (phone.network.weather === 'down') for (const tab of phone.tabs) tab.scope.windowHears('offline');
        return undefined;
      case 'kill':
        return this.kills(phone, random, () => phone.tab !== undefined && phone.kill(phone.tab));
      case 'power':
        return this.kills(phone, random, () => phone.losePower());
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
        return void this.#world.timeline.after(random.int(5_000, 150_000), 'timer', () => (phone.disk.state = 'fine'));
      case 'close-database':
        for (const name of phone.disk.databases.keys()) phone.disk.forceClose(name, false);
        return undefined;
      case 'lose-database':
        return this.#losesDatabase(phone, random);
      case 'view':
        for (const tab of phone.tabs) tab.scope.show(random.chance(0.6));
        return undefined;
      case 'swap':
        return this.#world.people.swaps(phone);
      case 'photo':
        return this.#world.people.does(phone, random, photographs, 'officer');
      case 'look':
        return this.#world.people.does(phone, random, looksAtPhotos);
      case 'lock':
        return this.#world.people.locksPhone(phone, random);
      case 'unlock':
        return this.#world.people.unlocksPhone(phone, random);
      case 'rescue':
        return this.#world.people.makesRescueFile(phone);
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
        this.#world.server.health = random.weighted({ sick: 4, down: 2, fine: 1 });
        return void this.#world.timeline.after(
          random.int(5_000, 120_000),
          'timer',
          () => (this.#world.server.health = 'fine'),
        );
      case 'server-restart':
        this.#world.counts.crashes += 1;
        return this.#world.server.restart();
      case 'minute':
        return this.#world.server.minute();
      case 'hush':
        for (const phone of this.#world.phones) phone.network.weather = 'down';
        return undefined;
      // The signal is back for everybody at once.
      case 'rush':
        for (const phone of this.#world.phones) this.#hasSignal(phone);
        return undefined;
      case 'forgery':
        return void forges(this.#world, random);
      case 'hand-in':
        return this.#world.people.handsInOne(random);
      case 'back-up':
        return this.#world.server.backUp();
      case 'restore':
        return this.#restores();
      default:
        return undefined;
    }
  }

  #restores(): void {
    this.#world.watch.beforeRestore();
    if (!this.#world.server.restore()) return;
    this.#world.counts.restores += 1;
    this.#world.watch.afterRestore();
  }

  /** Dead now; opened again by its owner after a while. */
  kills(phone: Phone, random: Random, kill: () => void): void {
    this.#world.counts.crashes += 1;
    const dying = [...phone.tabs];
    kill();
    for (const tab of dying) if (!tab.owner.isAlive) this.#world.saves.tabDied(tab);
    this.#world.watch.afterLoss(phone);
    this.#world.timeline.after(
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
    this.#world.watch.afterDatabaseLoss(phone);
    // Now, and not after a restore: the file store is never put back.
    photosGoWith(phone, this.#world);
    this.kills(phone, random, () => phone.losePower());
  }
}
