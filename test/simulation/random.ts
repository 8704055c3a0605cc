/** Chance that can be had again: every part of a world draws from a stream of its own, named from the seed. */

export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  /** The same seed and name give the same draws, whatever the other streams of that seed have drawn. */
  constructor(seed: number, name: string) {
    this.#a = seed | 0;
    this.#b = mixed(name) | 0;
    this.#c = Math.floor(seed / 2 ** 32) | 0;
    for (let n = 0; n < 12; n += 1) this.next();
  }

  /** 0 ≤ x < 1 (sfc32). */
  next(): number {
    const t = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t;
    return (t >>> 0) / 2 ** 32;
  }

  /** A whole number, from ≤ n < to. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of them; undefined of none. */
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.int(0, list.length)];
  }

  /** One of the names, each as likely as its weight says. */
  weighted<K extends string>(weights: Partial<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][]; // keys and values of the parameter
    let rest = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      rest -= weight;
      if (rest < 0) return name;
    }
    throw new RangeError('nothing to choose from');
  }

  /** Mostly near `mean`, now and then many times as long: how long networks and disks take. */
  delayMs(mean: number): number {
    return Math.round(-Math.log(1 - this.next()) * mean);
  }

  bytesInto(bytes: Uint8Array): void {
    for (let n = 0; n < bytes.length; n += 1) bytes[n] = Math.floor(this.next() * 256);
  }
}

/** FNV-1a. */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash;
}
