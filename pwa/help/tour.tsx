/** Three cards: fast, repeat, safe. */

import './help.css';
import { useEffect, useState } from 'preact/hooks';

import { commonText } from '../text/common.ts';
import { helpText, type HelpText } from '../text/help.ts';
import { language } from '../text/language.ts';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { formatNumber } from '../ui/format.ts';
import { classes } from '../ui/press.tsx';
import { Screen } from '../ui/screen.tsx';
import { FastSample, RepeatSample, SafeSample } from './tour-samples.tsx';

const cards = ['fast', 'repeat', 'safe'] as const;

export function Tour(props: { onEnd: () => void }) {
  const t = helpText().tour;
  const [at, setAt] = useState(0);
  const card = cards[at] ?? 'fast';
  const isLast = at === cards.length - 1;
  // Each card is a screen of its own to whoever hears it.
  useEffect(() => document.querySelector<HTMLElement>('.tour h1')?.focus({ preventScroll: true }), [at]);
  return (
    <Screen
      skipLabel={commonText().skip}
      isHelped
      dock={
        <Dock column>
          <Button
            kind="primary"
            iconEnd={isLast ? undefined : 'arrow-right'}
            onClick={isLast ? props.onEnd : () => setAt(at + 1)}
          >
            {isLast ? t.start : t.next}
          </Button>
          {/* Kept in its place on the last card, so that nothing moves under the thumb. */}
          <div class={isLast ? 'tour__gone' : undefined}>
            <Button kind="text" wide onClick={props.onEnd}>
              {t.skip}
            </Button>
          </div>
        </Dock>
      }
    >
      <section class="tour" key={card}>
        <div class="tour__sample" aria-hidden="true" inert>
          <Sample card={card} />
        </div>
        <Steps at={at} t={t} />
        <h1 tabIndex={-1}>{t.cards[card].title}</h1>
        <p>{t.cards[card].text}</p>
      </section>
    </Screen>
  );
}

function Sample(props: { card: (typeof cards)[number] }) {
  switch (props.card) {
    case 'fast':
      return <FastSample />;
    case 'repeat':
      return <RepeatSample />;
    case 'safe':
      return <SafeSample />;
  }
}

function Steps(props: { at: number; t: HelpText['tour'] }) {
  const shown = language.value;
  return (
    <p class="tour__steps">
      <span class="sr">{props.t.step(formatNumber(props.at + 1, shown), formatNumber(cards.length, shown))}</span>
      {cards.map((card, n) => (
        <span key={card} class={classes('tour__step', n === props.at && 'tour__step--now')} aria-hidden="true" />
      ))}
    </p>
  );
}
