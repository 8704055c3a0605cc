/**
 * Firefox behind the same words as Chromium: what the tests of this folder use of a browser, on puppeteer's WebDriver
 * BiDi, since Playwright drives only a Firefox of its own making and we want the one that people have. A member that is
 * not here throws its name: a test that needs it says that it is Chromium's.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findProgram, windowsPlaces } from '../browser/find-program.ts';

function findFirefox(): string {
  return findProgram({
    title: 'Firefox',
    variable: 'FIREFOX',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', ...windowsPlaces('Mozilla Firefox/firefox.exe')],
    debian: 'firefox-esr',
  });
}

const preferences = {
  // Firefox asks the person whether the site may keep its data; here somebody always says yes.
  'dom.storageManager.prompt.testing': true,
  'dom.storageManager.prompt.testing.allow': true,
};

/** Of puppeteer what is used here. */
type Tab = {
  goto: (url: string) => Promise<unknown>;
  reload: () => Promise<unknown>;
  evaluate: (script: string) => Promise<unknown>;
  evaluateOnNewDocument: (script: Script) => Promise<unknown>;
  waitForFunction: (script: Script) => Promise<unknown>;
  close: () => Promise<void>;
};
type Jar = { newPage: () => Promise<Tab>; setCookie: (cookie: object) => Promise<void>; close: () => Promise<void> };
type Engine = { createBrowserContext: () => Promise<Jar>; version: () => Promise<string>; close: () => Promise<void> };
type Driver = { launch: (options: object) => Promise<Engine> };

/** By a name in a variable: whoever runs no Firefox needs neither the package nor its types. */
const driver = 'puppeteer-core';

export async function launchFirefox(): Promise<Browser> {
  const { launch } = (await import(driver)) as Driver;
  const engine = await launch({ browser: 'firefox', executablePath: findFirefox(), extraPrefsFirefox: preferences });
  return only('browser', {
    newContext: async () => contextOf(await engine.createBrowserContext()),
    close: async () => engine.close(),
    version: async () => engine.version(),
  }) as Browser;
}

function contextOf(context: Jar): BrowserContext {
  const scripts: Script[] = [];
  const pages = new Set<Page>();
  return only('context', {
    newPage: async () => {
      const tab = await context.newPage();
      for (const script of scripts) await tab.evaluateOnNewDocument(script);
      const page = pageOf(tab, () => pages.delete(page));
      pages.add(page);
      return page;
    },
    pages: () => [...pages],
    addInitScript: async (script: Script) => void scripts.push(script),
    addCookies: async (cookies: { name: string; value: string; url: string }[]) => {
      for (const { url, ...cookie } of cookies) await context.setCookie({ ...cookie, domain: new URL(url).hostname });
    },
    close: async () => context.close(),
  }) as BrowserContext;
}

type Script = () => unknown;

/**
 * As text that answers a tree: over BiDi, a second mention of one object is only a reference to the first.
 * Arguments are plain values.
 */
function asText(script: Script | string, arg: unknown): string {
  const call = typeof script === 'string' ? script : `(${script.toString()})(${JSON.stringify(arg)})`;
  return `(async () => (${treeOf.toString()})(await ${call}))()`;
}

function treeOf(answer: unknown): unknown {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copy(one)]));
  };
  return copy(answer);
}

function pageOf(tab: Tab, gone: () => void): Page {
  return only('page', {
    goto: async (url: string) => tab.goto(url),
    reload: async () => tab.reload(),
    evaluate: async (script: Script | string, arg: unknown) => tab.evaluate(asText(script, arg)),
    waitForFunction: async (script: Script) => tab.waitForFunction(script),
    waitForTimeout: async (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
    close: async () => {
      gone();
      await tab.close();
    },
  }) as Page;
}

/** Tests are written against Playwright's types, hence the three `as` above; of the members only those given exist. */
function only(what: string, members: Record<string, unknown>): object {
  return new Proxy(members, {
    get: (own, name): unknown => {
      // `then` is asked of whatever is awaited.
      if (typeof name === 'symbol' || name === 'then' || name in own) return Reflect.get(own, name);
      throw new Error(`Firefox's ${what} has no ${name} here (test/device/firefox.ts)`);
    },
  });
}
