/**
 * The network between one phone and the server, with all that stands between: it drops, doubles, delays and reorders,
 * loses answers after the server has acted, and answers in the server's place. The browser's cookie lies here too.
 */
import { SomeResponse } from './http-doubles.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

/** `clear`: nothing goes wrong; `fine`: little; `flaky`: anything; `portal`: a café answers for us; `ill`: gateways give up. */
export type Weather = 'clear' | 'fine' | 'flaky' | 'down' | 'portal' | 'ill';

type Fate = 'through' | 'lost' | 'unanswered' | 'doubled' | 'late' | 'refused' | 'overruled' | 'down';

const fates: Record<Weather, Partial<Record<Fate, number>>> = {
  clear: { through: 1 },
  fine: { through: 96, doubled: 1, unanswered: 1, overruled: 1, refused: 1 },
  flaky: { through: 50, lost: 12, unanswered: 14, doubled: 8, late: 4, refused: 6, overruled: 6 },
  down: { down: 1 },
  portal: { refused: 1 },
  ill: { through: 30, refused: 40, overruled: 30 },
};

const legMeanMs: Record<Weather, number> = { clear: 30, fine: 60, flaky: 900, down: 5, portal: 40, ill: 300 };

export type Asked = { method: string; path: string; headers: Record<string, string>; body: string | Uint8Array | null };
/** `signal` and `body` as the device gives them to `fetch`. */
type Init = { method?: string; headers?: Record<string, string>; body?: unknown; signal?: { ms?: number } };

export type Line = {
  timeline: Timeline;
  random: Random;
  /** The server's answer; rejects when nobody answers at its address. */
  deliver: (asked: Asked) => Promise<SomeResponse>;
};

export class Network {
  weather: Weather = 'fine';
  /** Cookies of the server, by name. */
  readonly cookies = new Map<string, string>();
  readonly #line: Line;

  constructor(line: Line) {
    this.#line = line;
  }

  /** Token of the session, which no script reads. */
  get session(): string | null {
    return this.cookies.get('sid') ?? null;
  }

  /** `document.cookie` */
  get shownCookies(): string {
    return [...this.cookies].flatMap(([name, value]) => (name === 'sid' ? [] : [`${name}=${value}`])).join('; ');
  }

  /** `fetch` of one tab. */
  fetchFor(owner: { isAlive: boolean }) {
    return (path: string, init: Init = {}): Promise<SomeResponse> =>
      new Promise((resolve, reject) => this.#send(path, init, owner, { resolve, reject }));
  }

  #send(path: string, init: Init, owner: { isAlive: boolean }, { resolve, reject }: Settle): void {
    if (!owner.isAlive) return undefined;
    const { timeline, random } = this.#line;
    const fate: Fate = random.weighted(fates[this.weather]);
    let isOver = false;
    const end = (settle: () => void): void => {
      if (isOver) return;
      isOver = true;
      timeline.cancel(patience);
      if (owner.isAlive) settle();
    };
    const fail = (): void => end(() => reject(new TypeError('Failed to fetch')));
    const patience = timeline.after(init.signal?.ms ?? 300_000, 'edge', fail);
    const answer = (response: SomeResponse): void =>
      end(() => {
        this.#takeCookie(response);
        resolve(response);
      });
    if (fate === 'down') return this.#after(fail);
    const asked = this.#asked(path, init);
    if (isPhoto(asked) && isWeak(this.weather) && random.chance(0.3)) return this.#cutOff(asked);
    if (fate === 'lost') return undefined;
    if (fate === 'refused') return this.#after(() => this.#answerAway(random, answer, fail));
    const times = fate === 'doubled' ? 2 : 1;
    for (let n = 0; n < times; n += 1) {
      const extraMs = fate === 'late' ? random.int(60_000, 200_000) : n * random.int(0, 20_000);
      this.#after(() => {
        this.#line.deliver(asked).then(
          (response) =>
            this.#after(() => {
              if (fate === 'unanswered') return;
              if (fate === 'overruled') this.#answerAway(random, answer, fail);
              else answer(response);
            }),
          () => this.#after(fail),
        );
      }, extraMs);
    }
    return undefined;
  }

  /** What takes long is cut in the middle: some of it has come through, and may be taken for all. */
  #cutOff(asked: Asked): void {
    const { random, deliver } = this.#line;
    const body = (asked.body as Uint8Array).slice(0, random.int(0, asked.body?.length ?? 0)); // a photo's
    this.#after(() => void deliver({ ...asked, body }).catch(() => undefined));
  }

  #after(run: () => void, extraMs = 0): void {
    const { timeline, random } = this.#line;
    timeline.after(1 + random.delayMs(legMeanMs[this.weather]) + extraMs, 'edge', run);
  }

  #asked(path: string, { method = 'GET', headers = {}, body = null }: Init): Asked {
    const pairs = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    const cookie: Record<string, string> = pairs.length === 0 ? {} : { cookie: pairs.join('; ') };
    const browsers = { origin: 'https://sidak.test', 'sec-fetch-site': 'same-origin' };
    return {
      method,
      path,
      headers: { ...headers, ...browsers, ...cookie },
      body: asSent(body),
    };
  }

  /** Something else says something in the server's place. */
  #answerAway(random: Random, answer: (response: SomeResponse) => void, fail: () => void): void {
    const one = random.pick(strangers);
    if (one === undefined || one === 'redirect') return fail();
    const [status, type, body] = one;
    answer(new SomeResponse(body, { status, headers: { 'content-type': type } }));
  }

  #takeCookie(response: SomeResponse): void {
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(set) ?? [];
      if (value === '' || /Max-Age=0/i.test(set)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

const isPhoto = ({ path, body }: Asked): boolean => body instanceof Uint8Array && path.startsWith('/api/photos/');
const isWeak = (weather: Weather): boolean => weather === 'flaky' || weather === 'ill';

/** Texts, and bytes of packed pushes and photos. */
function asSent(body: unknown): Asked['body'] {
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  return body instanceof ArrayBuffer ? new Uint8Array(body) : null;
}

type Settle = { resolve: (response: SomeResponse) => void; reject: (error: unknown) => void };

const page = '<!doctype html><title>Selamat datang</title>';
const foreign = JSON.stringify({ type: 'about:blank', title: 'Unauthorized', status: 401 });
/** Answers that are not ours: portals, proxies, gateways. */
const strangers: readonly ('redirect' | readonly [status: number, type: string, body: string])[] = [
  'redirect',
  [200, 'text/html', page],
  [200, 'application/json', '{"ok":true}'],
  [200, 'application/json', '{"serverEpoch":"1","serverTime":"2026-02-16T01:00:00.000Z","results":[{"id":'],
  [204, 'text/plain', ''],
  [401, 'text/html', page],
  [401, 'application/problem+json', foreign],
  [403, 'text/html', page],
  [407, 'text/html', page],
  [413, 'text/html', page],
  [429, 'text/plain', 'slow down'],
  [500, 'text/html', page],
  [502, 'text/html', page],
  [503, 'text/html', page],
  [504, 'text/html', page],
];
