/** What can be done to the case as it stands: the likeliest step open, the others a press away. */
import { useState } from 'preact/hooks';

import type { CaseKind, CaseRow } from '../../schema/case.ts';
import { caseText } from '../text/case.ts';
import { Button } from '../ui/button.tsx';
import { actionsFor, currentActor } from './actor.ts';
import { type ActProps, AssignForm, ForwardForm, ReadForm } from './case-acts.tsx';
import { CloseForm, CompleteForm, ReopenForm } from './case-ends.tsx';
import type { CaseView } from './case-view.ts';
import { deadlines } from './deadlines.ts';

/** Actions in order; a case whose report is not validated waits with forwarding where the setting says so. */
export function actionsOf(view: CaseView): CaseKind[] {
  const actions = actionsFor(view.now);
  return isBeforeValidation(view) ? actions.filter((kind) => kind !== 'case.forward') : actions;
}

export function isBeforeValidation({ file }: CaseView): boolean {
  const { setting } = deadlines();
  return (
    setting !== null &&
    !setting.forwardBeforeValidation &&
    file.operation !== null &&
    file.operation.state !== 'validated'
  );
}

export function CasePanel(props: ActProps) {
  const { view } = props;
  const [chosen, setChosen] = useState<{ at: string; kind: CaseKind } | null>(null);
  const actions = actionsOf(view);
  // A choice holds for the state it was made in.
  const wanted = chosen?.at === view.version ? chosen.kind : undefined;
  const kind = actions.find((one) => one === wanted) ?? actions[0];
  const t = caseText().act;
  if (kind === undefined)
    return (
      <div class="stack">
        <h2>{t.title}</h2>
        <p class="muted">{view.now.outcome === 'joined' ? t.noneJoined : t.none}</p>
      </div>
    );
  const others = actions.filter((one) => one !== kind);
  return (
    <div class="stack">
      <ActionForm key={`${kind} ${view.now.id}`} kind={kind} {...props} />
      {others.map((one) => (
        <Button key={one} kind="text" wide onClick={() => setChosen({ at: view.version, kind: one })}>
          {actionWord(one, view.now)}
        </Button>
      ))}
    </div>
  );
}

function ActionForm(props: ActProps & { kind: CaseKind }) {
  switch (props.kind) {
    case 'case.forward':
      return <ForwardForm {...props} />;
    case 'case.read':
      return <ReadForm {...props} />;
    case 'case.assign':
      return <AssignForm {...props} />;
    case 'case.complete':
      return <CompleteForm {...props} />;
    case 'case.close':
      return <CloseForm {...props} />;
    case 'case.reopen':
      return <ReopenForm {...props} />;
  }
}

export function actionWord(kind: CaseKind, file: CaseRow): string {
  const t = caseText().act;
  switch (kind) {
    case 'case.forward':
      return t.forward;
    case 'case.read':
      return file.forwarded?.to.accountId === currentActor()?.accountId ? t.read : t.readPaper;
    case 'case.assign':
      return file.guidance === null ? t.assign : t.reassign;
    case 'case.complete':
      return t.complete;
    case 'case.close':
      return file.state === 'completed' ? t.close : t.closeEarly;
    case 'case.reopen':
      return t.reopen;
  }
}
