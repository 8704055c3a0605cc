/** The end of a world: everything works again, everybody comes back, and nothing moves any more. */
import { hasPhotosToSend } from './convergence.ts';
import { isOut } from './people.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;

/** Everything works again and everybody comes back, each on every phone of his, until nothing moves any more. */
export async function heals(world: World): Promise<void> {
  const { timeline, server } = world;
  await timeline.runTo(timeline.nowMs + 5 * minuteMs);
  server.health = 'fine';
  // Whoever mistyped too often has waited by now (limits.signInWaitMs).
  server.sqlite.run('DELETE FROM attempts');
  for (const phone of world.phones) {
    phone.network.weather = 'clear';
    phone.disk.state = 'fine';
    for (const tab of phone.tabs) tab.scope.show(true);
    // Told that the store cannot be opened, its owner opens the app once more.
    const isBroken = phone.tab?.device.phase.peek() === 'broken';
    if (isBroken) phone.losePower();
    if (phone.tabs.length === 0) phone.open();
  }
  await timeline.runTo(timeline.nowMs + 2 * minuteMs);
  const rounds = Math.max(...world.script.users.map((users) => users.length));
  for (let turn = 0; turn < rounds; turn += 1) {
    if (turn > 0) await everybodySwaps(world);
    await drains(world);
    if (turn === 0 && world.people.hasFiles) {
      await world.people.handsInAll();
      await drains(world);
    }
    if (await photosGo(world)) await drains(world);
    await world.watch.whenDrained(turn);
  }
}

async function everybodySwaps(world: World): Promise<void> {
  for (const phone of world.phones) world.people.swaps(phone);
  await world.timeline.runToIdle(world.timeline.nowMs + minuteMs);
}

async function drains(world: World): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    for (const phone of world.phones) {
      // Whichever tab asked last was told; the others learn it at their next turn.
      if (phone.tabs.some(({ device }) => isOut(device))) world.people.signsIn(phone);
    }
    await world.timeline.runToIdle(world.timeline.nowMs + 3 * minuteMs);
    for (const phone of world.phones) for (const tab of phone.tabs) tab.device.sendNow();
    await world.timeline.runToIdle(world.timeline.nowMs + 3 * minuteMs);
    world.server.minute();
    await world.timeline.runToIdle(world.timeline.nowMs + 3 * minuteMs);
    if (world.watch.isCalm()) return;
  }
}

/** A photo that failed waits by itself, longer each time. */
async function photosGo(world: World): Promise<boolean> {
  let round = 0;
  for (; round < 6 && world.phones.some((phone) => hasPhotosToSend(world, phone)); round += 1) {
    await world.timeline.runTo(world.timeline.nowMs + 6 * minuteMs);
    for (const phone of world.phones) for (const tab of phone.tabs) tab.device.sendNow();
    await world.timeline.runToIdle(world.timeline.nowMs + 3 * minuteMs);
  }
  return round > 0;
}
