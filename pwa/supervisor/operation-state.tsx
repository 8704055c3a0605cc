/** Where an operation stands: a word and an icon, and whether that is still on its way to the server. */
import { commonText } from '../text/common.ts';
import { supervisorText } from '../text/supervisor.ts';
import type { IconName } from '../ui/icon.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { StepLabel } from '../ui/step-label.tsx';
import type { Laid } from './use-operations.ts';
import type { OperationState } from './ways.ts';

const icons: Record<OperationState, IconName> = { open: 'flag', closed: 'clock', validated: 'check', returned: 'undo' };

export function OperationStateLabel({ now }: { now: Laid }) {
  return <StepLabel icon={icons[now.operation.state]} text={supervisorText().operations.state[now.operation.state]} />;
}

/** Nothing while all of it is known to the server. */
export function SendingTag({ now }: { now: Laid }) {
  if (now.sending === null) return null;
  return <StateTag state={now.sending} text={commonText().state[now.sending]} pill />;
}
