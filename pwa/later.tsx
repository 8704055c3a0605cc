/** Screens that are not on the first visit's path come as chunks of their own. The service worker holds them all. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { firstText } from './text/first.ts';
import { textReady } from './text/language.ts';
import { Failed } from './ui/failed.tsx';
import { Screen } from './ui/screen.tsx';

/** Renders everything below one place of the address. */
export type Screens = ComponentType<{ path: string }>;
export type LoadScreens = () => Promise<Screens>;

const loaded = new Map<LoadScreens, Screens>();
const parts = new Map<unknown, unknown>();

/** Fetches screens while nothing happens, so that their first opening does not wait. A failure is met on opening. */
export function prepare(load: LoadScreens): void {
  whenIdle(() => fetchAhead(load));
}

/** Now, beside what else goes on. A failure is met on opening. */
export function fetchAhead(load: LoadScreens): void {
  if (!loaded.has(load))
    withTexts(load).then(
      (screens) => loaded.set(load, screens),
      () => undefined,
    );
}

/**
 * A part of a screen that is a chunk of its own, a sheet say: fetched while nothing happens, tried again when it is
 * wanted. Null until it is here. `load` must be the same function each time.
 */
export function usePart<Part>(load: () => Promise<Part>, isWanted: boolean): Part | null {
  const [, setTurn] = useState(0);
  useEffect(() => {
    const fetch = (): void => {
      if (parts.has(load)) return;
      withTexts(load).then(
        (part) => {
          parts.set(load, part);
          setTurn(1);
        },
        () => undefined,
      );
    };
    if (isWanted) fetch();
    else whenIdle(fetch);
  }, [isWanted]);
  return (parts.get(load) ?? null) as Part | null; // kept under the function that brought it
}

function whenIdle(then: () => void): void {
  // Safari has no idle callback.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(then);
  else setTimeout(then, 1_000);
}

/**
 * A room's texts and icons come with it; in English the texts are a file more, and no screen is drawn half in each
 * language.
 */
async function withTexts<Part>(load: () => Promise<Part>): Promise<Part> {
  const [part] = await Promise.all([load(), import('./ui/field-icons.ts')]);
  await textReady();
  return part;
}

/** `load` must be the same function each time: what it brought is kept under it. */
export function Later(props: { load: LoadScreens; path: string }) {
  const { load } = props;
  const [outcome, setOutcome] = useState<{ load: LoadScreens; hasFailed: boolean } | null>(null);
  // Counts the tries.
  const [turn, setTurn] = useState(0);
  const Shown = loaded.get(load);
  useEffect(() => {
    // Not whether they are there by now: `prepare` may have brought them since this was drawn, and who drew an empty
    // screen must draw again.
    if (Shown !== undefined) return;
    let isWanted = true;
    withTexts(load).then(
      (screens) => {
        loaded.set(load, screens);
        if (isWanted) setOutcome({ load, hasFailed: false });
      },
      () => {
        if (isWanted) setOutcome({ load, hasFailed: true });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [load, turn, Shown]);
  if (Shown !== undefined) return <Shown path={props.path} />;
  const t = firstText();
  const hasFailed = outcome?.load === load && outcome.hasFailed;
  return (
    <Screen skipLabel={t.skip} {...(hasFailed && { title: t.app, back: { label: t.act.back, href: '#/' } })}>
      {hasFailed && (
        <Failed
          title={t.tell.failed}
          text={t.tell.failedHint}
          retry={{
            text: t.act.retry,
            onClick: () => {
              setOutcome(null);
              setTurn(turn + 1);
            },
          }}
        />
      )}
    </Screen>
  );
}
