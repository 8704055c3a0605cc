import { Icon, type IconName } from './icon.tsx';
import { type Action, classes, Press } from './press.tsx';

type StripRow = Action & { text: string; note?: string | undefined };

/** What has not left the phone, and below it, only when something needs the person, the red row. */
export function SyncStrip(props: { waiting?: StripRow | undefined; attention?: StripRow | undefined }) {
  const { waiting, attention } = props;
  if (waiting === undefined && attention === undefined) return null;
  return (
    <div class={classes('strip', waiting === undefined && 'strip--need')}>
      {waiting !== undefined && <Row row={waiting} icon="on-phone" />}
      {attention !== undefined && <Row row={attention} icon="warning" need />}
    </div>
  );
}

function Row(props: { row: StripRow; icon: IconName; need?: boolean }) {
  const { row } = props;
  const leads = row.href !== undefined || row.onClick !== undefined;
  return (
    <Press
      class={classes('strip__row', props.need === true && 'strip__row--need')}
      href={row.href}
      onClick={row.onClick}
    >
      <Icon name={props.icon} size={26} />
      <span class="grow">
        <strong>{row.text}</strong>
        {row.note !== undefined && <span class="sub">{row.note}</span>}
      </span>
      {leads && <Icon name="next" size={22} />}
    </Press>
  );
}
