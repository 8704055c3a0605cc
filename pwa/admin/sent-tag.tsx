/** Whether what was saved of a row has arrived, as read from the device's store. */
import type { RowType } from '../../schema/rows.ts';
import { revision, rowState } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { StateTag } from '../ui/state-tag.tsx';

/** `quiet`: nothing where all has arrived. */
export function SentTag(props: { type: RowType; rowKey: string; quiet?: boolean | undefined }) {
  void revision.value;
  const state = rowState(props.type, props.rowKey);
  if (props.quiet === true && state === 'sent') return null;
  return <StateTag state={state} text={commonText().state[state]} />;
}
