import type { ComponentChildren } from 'preact';

import { Icon, type IconName } from './icon.tsx';
import { type Action, Press } from './press.tsx';

/** The operation at hand: when, what, where and who; below the tear line its counts (`Tally`). */
export function OperationCard(props: {
  label: string;
  date: string;
  since?: string | undefined;
  title: string;
  facts: readonly { icon: IconName; text: string }[];
  children?: ComponentChildren;
}) {
  return (
    <section class="card operation" aria-label={props.label}>
      <p class="operation__when">
        <span>{props.date}</span>
        {props.since !== undefined && <span>{props.since}</span>}
      </p>
      <h2>{props.title}</h2>
      <ul class="operation__facts">
        {props.facts.map((fact) => (
          <li key={fact.icon}>
            <Icon name={fact.icon} size={20} weight={1.8} />
            <span class="num">{fact.text}</span>
          </li>
        ))}
      </ul>
      {props.children}
    </section>
  );
}

export type TallyFigure = Action & { key: string; value: string; label: string };

/** The counts of the operation and the one key that adds a compliant person. */
export function Tally(props: {
  figures: readonly TallyFigure[];
  plus?: { text: string; unit: string; label: string; onClick: () => void } | undefined;
}) {
  const { plus } = props;
  return (
    <div class="tally">
      {props.figures.map((figure) => (
        <Press key={figure.key} class="tally__figure" href={figure.href} onClick={figure.onClick}>
          <b>{figure.value}</b>
          <span>
            {figure.label}
            {(figure.href !== undefined || figure.onClick !== undefined) && <Icon name="next" size={16} />}
          </span>
        </Press>
      ))}
      {plus !== undefined && (
        <button type="button" class="plus" aria-label={plus.label} onClick={plus.onClick}>
          {plus.text} <small>{plus.unit}</small>
        </button>
      )}
    </div>
  );
}
