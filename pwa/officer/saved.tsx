import { useRef, useState } from 'preact/hooks';

import { findingCode } from '../../schema/finding.ts';
import type { FindingRow } from '../../schema/finding.ts';
import type { Row } from '../../schema/rows.ts';
import { save, sync } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { notingText, type NotingText } from '../text/noting.ts';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failed } from '../ui/failed.tsx';
import { formatInstant, formatNumber, formatTimeWithZone } from '../ui/format.ts';
import { announce } from '../ui/live-region.tsx';
import { Screen } from '../ui/screen.tsx';
import { Stamp } from '../ui/stamp.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { TicketCard } from '../ui/ticket-card.tsx';
import { shownLabel } from './choices.ts';
import { justSaved } from './just-saved.ts';
import { refusalWords } from './refusal-words.ts';
import { entries, figuresOf, findingOf, operationOf, shownName, zoneNow } from './rows.ts';
import { findingState } from './shown.tsx';

/** The receipt of a finding that is durable on the phone. */
export function Saved(props: { operationId: string; findingId: string }) {
  const { operationId, findingId } = props;
  const common = commonText();
  const t = officerText();
  const row = findingOf(findingId);
  if (row === undefined)
    return (
      <Screen
        skipLabel={common.skip}
        title={common.word.finding}
        back={{ label: common.act.back, href: `#/operation/${operationId}` }}
      >
        <Empty icon="search" title={t.findingUnknown} />
      </Screen>
    );
  return <Receipt row={row} />;
}

function Receipt(props: { row: Row<'finding'> }) {
  const { row } = props;
  const t = officerText();
  const n = notingText();
  const common = commonText();
  const { undo, failure } = useUndo(row);
  const { operationId } = row.body;
  const fresh = justSaved.value?.id === row.key ? justSaved.value : null;
  const isWithdrawn = row.body.state === 'withdrawn';
  const { waiting, photos } = sync.value;
  const [title, text] = headOf(row, findingState(row.key), n.saved);
  return (
    <Screen
      skipLabel={common.skip}
      fill
      dock={
        <Dock>
          {fresh !== null && fresh.secondsLeft > 0 && !isWithdrawn && (
            <Button tall icon="undo" count={String(fresh.secondsLeft)} onClick={() => void undo()}>
              {common.act.undo}
            </Button>
          )}
          <Button kind="primary" iconEnd="arrow-right" href={`#/operation/${operationId}/find`}>
            {common.act.next}
          </Button>
        </Dock>
      }
    >
      <div class="saved-head">
        <h1 class="serif" tabIndex={-1}>
          {title}
        </h1>
        <p class="muted">{text}</p>
      </div>
      {failure !== null && <Failed title={t.notSaved} text={failure} />}
      <Ticket finding={row.body} isFresh={fresh !== null} />
      <div class="saved-foot">
        {waiting > 0 ? (
          <StateTag state="waiting" text={t.waiting(formatNumber(waiting, language.value))} />
        ) : photos > 0 ? (
          <StateTag state="waiting" text={t.photosWaiting(formatNumber(photos, language.value))} />
        ) : (
          <StateTag state="sent" text={t.allSent} />
        )}
        <Button kind="text" href={`#/operation/${operationId}`}>
          {n.saved.list}
        </Button>
      </div>
    </Screen>
  );
}

function headOf(row: Row<'finding'>, state: 'waiting' | 'sent' | 'attention', t: NotingText['saved']) {
  if (row.body.state === 'withdrawn') return [t.undone, t.undoneText];
  if (state === 'sent') return [t.sent, t.sentText];
  if (state === 'attention') return [t.onPhone, t.attentionText];
  return [t.onPhone, t.onPhoneText];
}

function Ticket(props: { finding: FindingRow; isFresh: boolean }) {
  const { finding } = props;
  const t = officerText();
  const n = notingText();
  const { word, state } = commonText();
  const shown = language.value;
  const all = entries.value;
  const zone = operationOf(finding.operationId)?.body.timeZone ?? zoneNow();
  const { facts } = finding;
  return (
    <TicketCard
      label={word.finding}
      codeLabel={n.saved.code}
      code={findingCode(finding.id).replace('-', '–')}
      order={t.ordinal(formatNumber(figuresOf(finding.operationId).findings, shown))}
      facts={[
        { key: 'who', label: word.allegedOffender, value: shownName(finding, t.refusedName) },
        {
          key: 'when',
          label: n.saved.timeAndPlace,
          value: `${formatTimeWithZone(finding.at, zone, shown)}, ${facts.place.name}`,
        },
        {
          key: 'violation',
          label: word.allegedViolation,
          value: facts.violations.map((one) => shownLabel('violation', one, all, shown)).join('; '),
        },
        { key: 'reason', label: word.reason, value: shownLabel('reason', facts.reason, all, shown) },
        { key: 'action', label: word.onTheSpotAction, value: shownLabel('action', facts.action, all, shown) },
      ]}
      stamp={
        finding.state === 'withdrawn' ? undefined : (
          <Stamp word={state.saved} when={formatInstant(finding.at, zone, shown)} fresh={props.isFresh} />
        )
      }
    />
  );
}

/** Nothing leaves the outbox: undoing is a withdrawal of its own, with the reason `urung`. */
function useUndo(row: Row<'finding'>) {
  const [failure, setFailure] = useState<string | null>(null);
  const busy = useRef(false);
  const undo = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const { id, operationId, subjectKey, twins } = row.body;
    const saved = await save('finding.withdraw', {
      findingId: id,
      operationId,
      subject: subjectKey,
      version: row.version,
      settles: null,
      why: 'urung',
      twins,
    });
    busy.current = false;
    if (saved.ok) announce(notingText().saved.undone);
    else setFailure(refusalWords(saved.why));
  };
  return { undo, failure };
}
