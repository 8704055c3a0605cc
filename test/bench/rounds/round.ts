/** What one peer needed for one round: time from start to durable at the other end, and every byte on the wire. */
import type { Page } from 'playwright-core';

export type Passage = { ms: number; up: number; down: number };
export type Round = { push: Passage; pull: Passage };

/** `fast`: the loopback. `weak`: two bars at the gate, by Chromium's own throttle, which every peer passes alike. */
export type Link = 'fast' | 'weak';
const weak = { offline: false, latency: 100, uploadThroughput: 125_000, downloadThroughput: 250_000 };

/** How round `n` goes: its name on every side, its link, its size. */
export type Plan = { n: number; link: Link; findings: number };

/** From now on the page's requests take the link; latency in ms, throughput in bytes a second. */
export async function takeLink(page: Page, link: Link): Promise<void> {
  if (link === 'fast') return;
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', weak);
}
