/** The shell of every form on a case: title, fields, the one maroon button, why it was not saved. */
import type { ComponentChildren } from 'preact';

import { caseText } from '../text/case.ts';
import { Button } from '../ui/button.tsx';
import { Failed } from '../ui/failed.tsx';
import { Form } from '../ui/form.tsx';
import type { IconName } from '../ui/icon.tsx';

export function ActForm(props: {
  title: string;
  /** The heading stands elsewhere (a sheet's own). */
  untitled?: boolean | undefined;
  submit: string;
  icon?: IconName | undefined;
  isBusy: boolean;
  problem: string | null;
  onSubmit: () => void;
  children?: ComponentChildren;
}) {
  return (
    <Form class="act stack" label={props.title} onSubmit={props.onSubmit}>
      {props.untitled !== true && <h2>{props.title}</h2>}
      {props.children}
      {props.problem !== null && <Failed title={caseText().saved.failed} text={props.problem} />}
      <Button kind="primary" wide submit icon={props.icon} disabled={props.isBusy}>
        {props.submit}
      </Button>
    </Form>
  );
}
