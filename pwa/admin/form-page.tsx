/** One form on a page of its own: fields in a column, the maroon button below them and under the thumb on a phone. */
import type { ComponentChildren } from 'preact';

import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Failed } from '../ui/failed.tsx';
import { Form } from '../ui/form.tsx';
import type { IconName } from '../ui/icon.tsx';
import { AdminFrame, type Place } from './admin-frame.tsx';

export type SubmitProps = {
  /** On the button. */
  submit: string;
  icon?: IconName | undefined;
  isBusy: boolean;
  /** Said on the button while it is busy. */
  busyText?: string | undefined;
  problem: string | null;
  onSubmit: () => void;
};

export function FormPage(
  props: SubmitProps & {
    place: Place;
    title: string;
    /** Where "back" leads; without it the page is an area of its own. */
    from?: string | undefined;
    /** Above the form: what is to be known. */
    above?: ComponentChildren;
    /** Below the form: further acts on the same thing. */
    below?: ComponentChildren;
    children: ComponentChildren;
  },
) {
  const id = 'admin-form';
  const { from } = props;
  const button = (
    <Button kind="primary" submit form={id} icon={props.icon} disabled={props.isBusy}>
      {props.isBusy ? (props.busyText ?? props.submit) : props.submit}
    </Button>
  );
  return (
    <AdminFrame
      place={props.place}
      title={props.title}
      back={from === undefined ? undefined : { label: commonText().act.back, href: from }}
      dock={<Dock>{button}</Dock>}
    >
      <div class="admin-column stack">
        {props.above}
        <Form id={id} class="admin-form stack" label={props.title} onSubmit={props.onSubmit}>
          {props.children}
          {props.problem !== null && <Failed title={adminText().notSaved} text={props.problem} />}
          <div class="only-wide">{button}</div>
        </Form>
        {props.below}
      </div>
    </AdminFrame>
  );
}
