// A Chromium on a folder of its own that can be killed as a phone's system kills it: at once, with all its processes.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { signalTree } from '../../../worker/dev/processes.ts';
import { CHROMIUM_FLAGS, findChromium } from '../chromium.ts';

const readyWithinMs = 30_000;

export class Profile {
  readonly #folder = mkdtempSync(join(tmpdir(), 'sidak-profile-'));
  #process: ChildProcess | null = null;
  #browser: Browser | null = null;

  /** Opens the browser; what an earlier one kept in the folder is there again. */
  async starts(): Promise<BrowserContext> {
    const portFile = join(this.#folder, 'DevToolsActivePort');
    rmSync(portFile, { force: true });
    const flags = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${this.#folder}`];
    // A group of its own, so that the signal reaches every process of it, and none of another browser.
    const started = spawn(findChromium(), [...CHROMIUM_FLAGS, ...flags, '--window-size=390,844', 'about:blank'], {
      detached: true,
      stdio: 'ignore',
    });
    this.#process = started;
    const port = await until(() => /^\d+/.exec(readFileSync(portFile, 'utf8'))?.[0]);
    this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const [context] = this.#browser.contexts();
    if (context === undefined) throw new Error('Chromium has no window');
    return context;
  }

  /** SIGKILL to the whole browser: nothing of it runs a moment longer. Resolves when it is gone. */
  async isKilled(): Promise<void> {
    const { gone, process } = this.#ending();
    signalTree(process, 'SIGKILL');
    await gone;
    await this.#browser?.close().catch(() => undefined);
  }

  /** Ends as a person ends it, with everything written down that browsers write later (cookies). */
  async ends(): Promise<void> {
    const { gone } = this.#ending();
    const session = await this.#browser?.newBrowserCDPSession();
    await session?.send('Browser.close').catch(() => undefined);
    await gone;
  }

  async isThrownAway(): Promise<void> {
    if (this.#process?.exitCode === null && this.#process.signalCode === null) await this.isKilled();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #ending(): { process: ChildProcess; gone: Promise<void> } {
    const ending = this.#process;
    if (ending === null) throw new Error('the browser is not running');
    const gone = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
    return { process: ending, gone };
  }
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (const end = performance.now() + readyWithinMs; performance.now() < end; await sleep(20)) {
    try {
      const found = look();
      if (found !== undefined) return found;
    } catch {
      // Not written yet.
    }
  }
  throw new Error('Chromium did not open');
}
