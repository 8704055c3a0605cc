import { Icon } from './icon.tsx';
import { classes } from './press.tsx';

export type FunnelStep = {
  key: string;
  label: string;
  count: number;
  value: string;
  href?: string | undefined;
  /** Median time to the next step: "2 hari". */
  between?: string | undefined;
  /** Green: the last step, and only for what is done. */
  done?: boolean | undefined;
};

/** How many findings reached each step, and how long between. Columns on a desk, bars on a phone. */
export function Funnel(props: { label: string; steps: readonly FunnelStep[] }) {
  const most = Math.max(1, ...props.steps.map((step) => step.count));
  const share = (step: FunnelStep | undefined): number => (step === undefined ? 0 : (100 * step.count) / most);
  return (
    <ol class="funnel" aria-label={props.label}>
      {props.steps.map((step, index) => (
        <li
          key={step.key}
          class={classes(step.done === true && 'is-done')}
          style={{ '--share': share(step), '--next': share(props.steps[index + 1]) }}
        >
          <span class="funnel__label">{step.label}</span>
          <i class="funnel__bar" />
          <span class="funnel__n">
            {step.href === undefined ? (
              step.value
            ) : (
              <a href={step.href} aria-label={`${step.label}: ${step.value}`}>
                {step.value}
              </a>
            )}
          </span>
          {step.between !== undefined && (
            <span class="funnel__between">
              {step.between}
              <span class="only-wide">
                <Icon name="arrow-right" size={18} weight={1.5} />
              </span>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
