import { useEffect, useState } from 'preact/hooks';

import { nameOf } from '../../schema/finding.ts';
import type { OperationRow } from '../../schema/operation.ts';
import { spokenCodeOf } from '../../schema/spoken-code.ts';
import { lookForNews } from '../device/device.ts';
import { usePart } from '../later.tsx';
import { firstText } from '../text/first.ts';
import { language } from '../text/language.ts';
import { officerText, type OfficerText } from '../text/officer.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, SquareButton } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { formatInstant, formatLongDate, formatNumber, formatTime } from '../ui/format.ts';
import type { IconName } from '../ui/icon.tsx';
import { LedgerList, LedgerRow } from '../ui/ledger-list.tsx';
import { announce } from '../ui/live-region.tsx';
import { OperationCard, Tally } from '../ui/operation-card.tsx';
import { RowLink } from '../ui/row-link.tsx';
import { Screen } from '../ui/screen.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { captureDraft, loadDraft } from './capture-draft.ts';
import { compliantWith, flushCompliant, hasCountFailed, recoverCompliant, setCompliant } from './compliant.ts';
import { Notices } from './notices.tsx';
import { figuresOf, findingsOf, membersOf, operationOf } from './rows.ts';
import { AccountLink, connectionLine, FindingLine } from './shown.tsx';
import { Waiting } from './waiting.tsx';

/** Findings shown here; all of them are one tap away. */
const latestMax = 5;

const loadCountSheet = async () => (await import('./count-sheet.tsx')).CountSheet;

export function OperationHome(props: { id: string }) {
  const { id } = props;
  const t = officerText();
  const common = firstText();
  useEffect(() => {
    lookForNews();
    void loadDraft(id);
    void recoverCompliant(id);
    return () => void flushCompliant();
  }, [id]);
  useFlushWhenHidden();
  const operation = operationOf(id);
  if (operation === undefined) {
    return (
      <Screen
        skipLabel={common.skip}
        title={t.operations.title}
        back={{ label: common.act.back, href: '#/operations' }}
      >
        <Empty
          icon="search"
          title={t.operationUnknown}
          text={t.operationUnknownHint}
          action={{ text: t.operations.join, href: '#/operations/join' }}
        />
      </Screen>
    );
  }
  const { body } = operation;
  return (
    <Screen
      skipLabel={common.skip}
      title={body.facts?.squad ?? t.operationOf(spokenCodeOf(id))}
      {...connectionLine()}
      trailing={<AccountLink />}
      dock={
        <Dock>
          <SquareButton icon="scan" label={common.act.scan} href={`#/operation/${id}/scan?home`} />
          <Button kind="primary" icon="plus" href={`#/operation/${id}/find`}>
            {t.noteFinding}
          </Button>
        </Dock>
      }
    >
      <div class="stack stack--tight">
        <State operation={body} />
        <OperationHead operation={body} />
      </div>
      <Waiting />
      <div class="stack stack--tight block">
        <Notices />
        {hasCountFailed.value && (
          <Banner tone="red" title={t.notSaved}>
            {t.notSavedCount}
          </Banner>
        )}
      </div>
      <Latest operationId={id} />
      <div class="block">
        <RowLink icon="document" title={t.detailsTitle} sub={t.detailsHint} href={`#/operation/${id}/details`} />
        <RowLink icon="flag" title={t.operations.others} href="#/operations" />
      </div>
    </Screen>
  );
}

/** Closed, validated or returned, when it is no longer simply open. */
function State(props: { operation: OperationRow }) {
  const t = officerText();
  const { state, closed, validated, returned, timeZone } = props.operation;
  const when = (at: string): string => formatInstant(at, timeZone, language.value);
  if (state === 'closed' && closed !== null)
    return (
      <Banner icon="flag" title={t.closedTitle}>
        {t.closedText(when(closed.at), closed.by)}
      </Banner>
    );
  if (state === 'validated' && validated !== null)
    return (
      <Banner icon="check" title={t.validatedTitle}>
        {t.closedText(when(validated.at), validated.by)}
      </Banner>
    );
  if (state === 'returned' && returned !== null)
    return (
      <Banner tone="amber" title={t.returnedTitle(returned.by)}>
        {returned.why}
      </Banner>
    );
  return null;
}

function OperationHead(props: { operation: OperationRow }) {
  const t = officerText();
  const { operation } = props;
  const { id, timeZone } = operation;
  const [isCounting, setCounting] = useState(false);
  const CountSheet = usePart(loadCountSheet, isCounting);
  const shown = language.value;
  const figures = figuresOf(id);
  const own = compliantWith(id, figures.own);
  const checked = figures.checked - figures.own + own;
  return (
    <OperationCard
      label={firstText().word.operation}
      date={formatLongDate(operation.openedOn, shown)}
      since={t.since(formatTime(operation.openedAt, timeZone, shown))}
      title={operation.facts?.title ?? t.factsMissing}
      facts={factLines(operation, t)}
    >
      <Tally
        figures={[
          {
            key: 'findings',
            value: formatNumber(figures.findings, shown),
            label: t.findingWord(figures.findings),
            href: `#/operation/${id}/recap`,
          },
          {
            key: 'checked',
            value: formatNumber(checked, shown),
            label: t.checkedWord,
            onClick: () => setCounting(true),
          },
        ]}
        plus={{
          text: '+1',
          unit: t.compliantWord,
          label: t.addCompliant,
          onClick: () => {
            setCompliant(id, own + 1, own);
            announce(t.checkedNow(formatNumber(checked + 1, shown)));
          },
        }}
      />
      {CountSheet !== null && (
        <CountSheet open={isCounting} onClose={() => setCounting(false)} operationId={id} own={own} figures={figures} />
      )}
    </OperationCard>
  );
}

function factLines(operation: OperationRow, t: OfficerText): { icon: IconName; text: string }[] {
  const { facts, leaderName, id } = operation;
  const team = membersOf(id).length;
  const people = leaderName === null ? t.officers(team) : t.leaderAndTeam(leaderName, team);
  if (facts === null) return [{ icon: 'people', text: people }];
  return [
    { icon: 'pin', text: facts.place },
    { icon: 'document', text: `${firstText().word.orderLetterShort} ${facts.orderNumber}` },
    { icon: 'people', text: people },
  ];
}

function Latest(props: { operationId: string }) {
  const t = officerText();
  const { operationId } = props;
  const findings = findingsOf(operationId);
  const held = captureDraft.value;
  const draft = held?.operationId === operationId ? held.draft : null;
  const all = t.allOf(formatNumber(findings.length, language.value));
  return (
    <>
      <SectionHead
        title={t.latest}
        more={findings.length === 0 ? undefined : { text: all, href: `#/operation/${operationId}/findings` }}
      />
      {findings.length === 0 && draft === null && <Empty title={t.noFindings} text={t.noFindingsHint} />}
      <LedgerList label={t.latest}>
        {draft !== null && (
          <LedgerRow
            time="–"
            name={draft.subject.kind === 'unidentified' ? t.refusedName : nameOf(draft.subject)}
            detail={t.goOn}
            href={`#/operation/${operationId}/note`}
            end={<StateTag state="draft" text={firstText().state.draft} />}
          />
        )}
        {findings.slice(0, latestMax).map((row) => (
          <FindingLine key={row.key} row={row} />
        ))}
      </LedgerList>
    </>
  );
}

/** A phone put into the pocket may not come back to this page. */
function useFlushWhenHidden(): void {
  useEffect(() => {
    const flush = (): void => {
      if (document.visibilityState === 'hidden') void flushCompliant();
    };
    document.addEventListener('visibilitychange', flush);
    return () => document.removeEventListener('visibilitychange', flush);
  }, []);
}
