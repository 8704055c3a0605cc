/** Officers with cameras: pictures are taken into a form, taken out again, kept with the finding, or thrown away with it. */
import type { Deed } from './deeds.ts';
import { says, thinks } from './deeds.ts';
import { pictureOf } from './pictures.ts';
import { markOf } from './saves.ts';
import { someFacts, someSubject } from './words.ts';

export async function photographs(deed: Deed): Promise<void> {
  const { device, random } = deed;
  const operation = random.pick(device.rowsOfType('operation'));
  if (operation === undefined) return;
  const draft = `foto-${random.int(0, 1_000_000)}`;
  const taken = await takes(deed, draft);
  const [first] = taken;
  if (first !== undefined && random.chance(0.2)) {
    await device.photos.remove(draft, first);
    if (random.chance(0.5)) await device.photos.putBack(draft, first);
  }
  await thinks(deed);
  // Nobody names what his form does not show.
  const shown = (await device.photos.ofDraft(draft)) ?? [];
  const photos = shown.map(({ sha256 }) => sha256);
  if (random.chance(0.1)) return device.drafts.remove(draft);
  const subject = someSubject(random);
  const facts = (n: number) => someFacts(random, markOf(n));
  const body = (n: number) => ({ operationId: operation.key, subject, facts: facts(n), photos });
  return says(deed, 'finding.record', body, { draft });
}

async function takes({ device, random, town }: Deed, draft: string): Promise<string[]> {
  const taken: string[] = [];
  for (let n = random.int(1, 4); n > 0; n -= 1) {
    // The same one twice now and then: it is chosen from the gallery again.
    const picture = random.chance(0.15) ? town.pictures.at(-1) : undefined;
    const own = picture ?? pictureOf(random);
    town.pictures.push(own);
    const answer = await device.photos.take(draft, own as unknown as Blob); // as far as a camera's picture is looked at
    if (answer.ok) taken.push(answer.sha256);
  }
  return taken;
}

/** Whoever sees a finding looks at its pictures, and now and then somebody who should not tries too. */
export async function looksAtPhotos({ device, random, tab, town }: Deed): Promise<void> {
  const named = town.saves.forms.filter(({ kind, state }) => kind === 'finding.record' && state === 'saved');
  const form = random.pick(named.filter(({ photos }) => photos.length > 0));
  const sha256 = random.pick(form?.photos ?? []);
  if (form?.id === null || form === undefined || sha256 === undefined) return;
  await device.office.read('/api/photos', { finding: form.id });
  const fetch = tab.scope.globals['fetch'] as (path: string) => Promise<unknown>; // what a picture's address does
  await fetch(`/api/photos/${sha256}?finding=${form.id}`).catch(() => undefined);
}
