import type { ComponentChildren } from 'preact';

import { Icon } from './icon.tsx';
import { classes } from './press.tsx';

export type LaneStep = {
  key: string;
  label: string;
  note?: string | undefined;
  state: 'done' | 'now' | 'todo';
};
export type Lane = {
  key: string;
  /** Guidance has round nodes, the formal procedure square ones; they are two lawful tracks. */
  kind: 'guidance' | 'formal';
  title: string;
  /** Below the title: "Belum dibuka. Usulkan". */
  note?: ComponentChildren;
  steps: readonly LaneStep[];
};

/** The two tracks of a case, above each other; on a phone they run downwards. */
export function Stepper(props: {
  lanes: readonly Lane[];
  /** Spoken behind each step. */
  words: Record<LaneStep['state'], string>;
}) {
  return (
    <div class="lanes">
      {props.lanes.map((lane) => (
        <section key={lane.key} class={classes('lane', lane.kind === 'formal' && 'lane--formal')}>
          <h2>
            {lane.title}
            {lane.note !== undefined && <span class="sub">{lane.note}</span>}
          </h2>
          <ol>
            {lane.steps.map((step) => (
              <li key={step.key} class={`is-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
                <i class="lane__line" />
                <i class="lane__node">{step.state === 'done' && <Icon name="check" size={11} weight={3.2} />}</i>
                <b>{step.label}</b>
                <span class="sr">, {props.words[step.state]}</span>
                {step.note !== undefined && <span class="sub num">{step.note}</span>}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
