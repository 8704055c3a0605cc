import { Icon, type IconName } from './icon.tsx';

/** Floats over the list while rows are chosen. One action is the main one. */
export function BulkBar(props: {
  label: string;
  count: string;
  actions: readonly { key: string; text: string; icon: IconName; main?: boolean | undefined; onClick: () => void }[];
  clear: { label: string; onClick: () => void };
}) {
  return (
    <div class="bulk" role="toolbar" aria-label={props.label}>
      <b aria-live="polite">{props.count}</b>
      {props.actions.map((action) => (
        <button
          key={action.key}
          type="button"
          class={action.main === true ? 'is-main' : undefined}
          onClick={action.onClick}
        >
          <Icon name={action.icon} size={18} weight={1.8} />
          {action.text}
        </button>
      ))}
      <button type="button" class="is-clear" aria-label={props.clear.label} onClick={props.clear.onClick}>
        <Icon name="close" size={18} />
      </button>
    </div>
  );
}
