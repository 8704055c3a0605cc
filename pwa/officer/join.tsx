import { useRef, useState } from 'preact/hooks';

import { dayNumber, dayOf } from '../../schema/day.ts';
import { readSpokenCode } from '../../schema/spoken-code.ts';
import { timeInZone } from '../../schema/zone.ts';
import { clock } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { officerText } from '../text/officer.ts';
import { notingText } from '../text/noting.ts';
import { scanText } from '../text/scan.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { ChipGroup } from '../ui/chip-group.tsx';
import { Dock } from '../ui/dock.tsx';
import { Failed } from '../ui/failed.tsx';
import { focusWrong } from '../ui/focus-wrong.ts';
import { Form } from '../ui/form.tsx';
import { Screen } from '../ui/screen.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useDraft, useEndOnLeaving } from '../use-draft.ts';
import { joinOperation } from './join-operation.ts';
import { useOpenForm } from './open-form.ts';
import { zoneNow } from './rows.ts';
import { refusalWords } from './refusal-words.ts';

const formId = 'join';
/** Until then an operation may still be last evening's: raids go on past midnight. */
const morningEndsAt = '12:00';

/**
 * By the code from the leader's phone; works in flight mode, since day and code name the operation. `isUnread`: a QR code
 * led here that holds no operation.
 */
export function Join(props: { isUnread: boolean }) {
  const t = officerText();
  const n = notingText();
  const s = scanText().join;
  const common = commonText();
  const draft = useDraft('join', { code: '', isYesterday: false });
  const { code: typed, isYesterday } = draft.entry ?? { code: '', isYesterday: false };
  useOpenForm('/operations/join');
  useEndOnLeaving(draft);
  const [fault, setFault] = useState<string | undefined>();
  const [failure, setFailure] = useState<string | null>(null);
  const busy = useRef(false);
  const zone = zoneNow();
  const isMorning = timeInZone(Date.parse(clock.now()), zone) < morningEndsAt;

  const join = async (): Promise<void> => {
    const today = clock.today(zone);
    const openedOn = isMorning && isYesterday ? dayOf((dayNumber(today) ?? 0) - 1) : today;
    const read = readSpokenCode(typed, openedOn);
    setFault(read.ok ? undefined : read.why === 'shape' ? n.join.wrong : n.join.mistaken);
    if (!read.ok) {
      focusWrong();
      return;
    }
    if (busy.current) return;
    busy.current = true;
    const joined = await joinOperation({ operationId: read.operationId, openedOn, facts: null });
    busy.current = false;
    if (!joined.ok) setFailure(refusalWords(joined.why));
  };

  return (
    <Screen
      skipLabel={common.skip}
      title={n.join.title}
      back={{ label: common.act.back, href: '#/operations' }}
      dock={
        <Dock column>
          <Button kind="primary" submit form={formId}>
            {n.join.action}
          </Button>
          <Button icon="qr" href="#/operations/scan">
            {s.scan}
          </Button>
        </Dock>
      }
    >
      <Form id={formId} onSubmit={() => void join()}>
        {props.isUnread && (
          <Banner tone="amber" title={s.unreadTitle}>
            {s.unread}
          </Banner>
        )}
        {failure !== null && <Failed title={t.notSaved} text={failure} />}
        <TextField
          label={n.join.code}
          hint={n.join.hint}
          error={fault}
          value={typed}
          onInput={(code) => draft.change({ code, isYesterday })}
          autoCapitalize="characters"
          enterKeyHint="go"
          maxLength={20}
          autoFocus
        />
        {isMorning && (
          <ChipGroup
            label={s.openedOn}
            value={isYesterday ? 'yesterday' : 'today'}
            options={[
              { value: 'today', label: s.today },
              { value: 'yesterday', label: s.yesterday },
            ]}
            onChange={(day) => draft.change({ code: typed, isYesterday: day === 'yesterday' })}
          />
        )}
      </Form>
    </Screen>
  );
}
