/** What a person at a phone has in hand while doing one thing: the app's facade, chance of its own, and time to think. */
import type { Body, Kind } from '../../schema/mutation.ts';
import type { Role } from '../../schema/outcome.ts';
import type { Device } from './code.ts';
import type { SomeBlob } from './http-doubles.ts';
import type { Phone, Tab } from './phone.ts';
import type { Random } from './random.ts';
import type { Form, Saves } from './saves.ts';

export type Spoken = { operationId: string; openedOn: string; isHeard: boolean };

/** What people of one world know of each other's doings without any app. */
export type Town = {
  saves: Saves;
  /** Operations as they are called across the yard: their join codes. */
  codes: Spoken[];
  /** In that tab: should it die meanwhile, what was to follow never happens. */
  pause: (tab: Tab, ms: number) => Promise<void>;
  /** The password that this account's owner was told last. */
  passwordOf: (username: string) => string;
  /** A password that the admin is about to set, under the salt the app chose for it. */
  sets: (salt: string, password: string) => void;
  /** What the cameras of this world have seen. */
  pictures: SomeBlob[];
};

export type Deed = {
  town: Town;
  phone: Phone;
  tab: Tab;
  device: Device;
  random: Random;
  accountId: string;
  role: Role;
};

/** A form filled in and saved; a person who is told that it was refused lets it be. */
export async function says<K extends Kind>(
  deed: Deed,
  kind: K,
  bodyOf: (n: number) => Body<K>,
  { draft }: { draft?: string } = {},
): Promise<void> {
  const { town, phone, tab, accountId } = deed;
  await submits(deed, town.saves.open(phone, tab, accountId, kind, bodyOf, draft));
}

export async function submits({ town, device }: Deed, form: Form): Promise<void> {
  // Somebody else has signed in on this phone meanwhile: the form went with whoever had it open.
  if (device.account.peek()?.accountId !== form.accountId) return town.saves.closed(form);
  const options = form.draft === null ? {} : { draft: form.draft };
  town.saves.answered(form, await device.save(form.kind, form.body as Body<Kind>, options)); // made for that kind by `says`
}

/** The time between opening a form and saving it: seconds, or a phone call in between. */
export function thinks({ town, tab, random }: Deed): Promise<void> {
  return town.pause(tab, random.chance(0.7) ? random.int(100, 8_000) : random.int(10_000, 150_000));
}
