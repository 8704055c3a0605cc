import { useRef, useState } from 'preact/hooks';

import { memberKey, operationIdOf, readJoinCode } from '../../schema/operation.ts';
import { account, clock, findRow, save } from '../device/device.ts';
import { go } from '../route.ts';
import { commonText } from '../text/common.ts';
import { officerText } from '../text/officer.ts';
import { notingText } from '../text/noting.ts';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Failed } from '../ui/failed.tsx';
import { Form } from '../ui/form.tsx';
import { Screen } from '../ui/screen.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useDraft, useEndOnLeaving } from '../use-draft.ts';
import { useOpenForm } from './open-form.ts';
import { zoneNow } from './rows.ts';
import { refusalWords } from './refusal-words.ts';

const formId = 'join';

/** By the code from the leader's phone; works in flight mode, since day and code name the operation. */
export function Join() {
  const t = officerText();
  const n = notingText();
  const common = commonText();
  const draft = useDraft('join', { code: '' });
  const typed = draft.entry?.code ?? '';
  useOpenForm('/operations/join');
  useEndOnLeaving(draft);
  const [fault, setFault] = useState<string | undefined>();
  const [failure, setFailure] = useState<string | null>(null);
  const busy = useRef(false);

  const join = async (): Promise<void> => {
    const code = readJoinCode(typed);
    setFault(code === null ? n.join.wrong : undefined);
    if (code === null || busy.current) return;
    busy.current = true;
    const timeZone = zoneNow();
    const openedOn = clock.today(timeZone);
    const operationId = operationIdOf(openedOn, code);
    const isMember = findRow('member', memberKey(operationId, account.value?.accountId ?? '')) !== undefined;
    const saved = isMember
      ? { ok: true as const }
      : await save('operation.join', { operationId, openedOn, timeZone, facts: null });
    busy.current = false;
    if (saved.ok) go(`/operation/${operationId}`, 'replace');
    else setFailure(refusalWords(saved.why));
  };

  return (
    <Screen
      skipLabel={common.skip}
      title={n.join.title}
      back={{ label: common.act.back, href: '#/operations' }}
      dock={
        <Dock>
          <Button kind="primary" submit form={formId}>
            {n.join.action}
          </Button>
        </Dock>
      }
    >
      <Form id={formId} onSubmit={() => void join()}>
        {failure !== null && <Failed title={t.notSaved} text={failure} />}
        <TextField
          label={n.join.code}
          hint={n.join.hint}
          error={fault}
          value={typed}
          onInput={(code) => draft.change({ code })}
          autoCapitalize="characters"
          enterKeyHint="go"
          maxLength={20}
          autoFocus
        />
      </Form>
    </Screen>
  );
}
