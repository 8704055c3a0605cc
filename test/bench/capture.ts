/**
 * The usual finding at a person's pace: from the operation's screen to the stamp, 60,000 employees and 5,000 findings on
 * the phone, the processor slowed four times; in flight mode and with signal. The pace is sat out, not added up.
 */
import type { Page } from 'playwright-core';
import { notesFirst, notesNext, Person, slowDown, type Told } from '../browser/human.ts';
import { readied } from './cold-start.ts';
import { atMost, type Line, median, told } from './line.ts';
import { openOperation, type Stage } from './stage.ts';
import { stockUp } from './stock.ts';
import { openWire } from './wire.ts';

const slower = 4;
/** Three letters each, as they come to a hurried thumb; nobody twice, which would not be the usual case. */
const people = { online: ['eka', 'rin', 'adi', 'dew', 'sit'], offline: ['bud', 'sri', 'agu', 'nur', 'har'] };

export async function capture(stage: Stage): Promise<Line[]> {
  const { officer } = await stockUp(stage);
  const { operationId } = await openOperation(stage.baseUrl, 'petugas7', officer, 'BENCHCAP');
  const wire = await openWire(stage.baseUrl);
  const context = await readied(stage, wire.url, officer);
  const page = await context.newPage();
  const home = `${wire.url}/#/operation/${operationId}`;
  await page.goto(home);
  await notesFirst(page);
  await slowDown(page, slower);
  const online = await notesAll(page, home, people.online);
  wire.goesDown();
  await context.setOffline(true);
  const offline = await notesAll(page, home, people.offline);
  await context.close();
  await wire.close();
  return [...linesOf('in flight mode', offline), ...linesOf('with signal', online)];
}

function linesOf(where: string, all: readonly Told[]): Line[] {
  const name = `usual finding ${where}, ${slower}× slower`;
  const most = (read: (one: Told) => number): number => Math.max(...all.map(read));
  return [
    atMost(
      `${name}: taps`,
      most(({ taps }) => taps),
      'taps',
      5,
    ),
    atMost(
      `${name}: letters`,
      most(({ letters }) => letters),
      'letters',
      3,
    ),
    atMost(
      `${name}: slowest of ${all.length}`,
      most(({ seconds }) => seconds),
      's',
      10,
    ),
    told(`${name}: of the median, waiting for the app`, median(all.map(({ appSeconds }) => appSeconds)), 's'),
  ];
}

async function notesAll(page: Page, home: string, all: readonly string[]): Promise<Told[]> {
  const done: Told[] = [];
  for (const letters of all) {
    await page.goto(home);
    await page.getByRole('link', { name: 'Catat temuan' }).waitFor();
    done.push(await notesNext(new Person(page, true), letters, 'Tertinggal di mobil'));
  }
  return done;
}
