import { useState } from 'preact/hooks';

import { findingCode, type FindingRow } from '../../schema/finding.ts';
import type { Row } from '../../schema/rows.ts';
import { FindingPhotos } from '../finding-photos.tsx';
import { FindingSignature } from '../finding-signature.tsx';
import { fixFact } from '../fix-words.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { photoText } from '../text/photo.ts';
import { reviewText } from '../text/review.ts';
import { notingText } from '../text/noting.ts';
import { signatureText } from '../text/signature.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Dock } from '../ui/dock.tsx';
import { Empty } from '../ui/empty.tsx';
import { Facts } from '../ui/fact-row.tsx';
import { formatDate, formatInstant } from '../ui/format.ts';
import { Screen } from '../ui/screen.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { Timeline } from '../ui/timeline.tsx';
import { shownLabel } from './choices.ts';
import { historyOf } from './history.ts';
import { entries, findingOf, mayChange, operationOf, zoneNameOf, zoneNow } from './rows.ts';
import { findingState, stateWord } from './shown.tsx';
import { SubjectCard } from './subject-card.tsx';
import { WithdrawSheet } from './withdraw-sheet.tsx';

/** Everything known of one finding, what was done to it on this phone, and what may still be done. */
export function FindingDetail(props: { id: string }) {
  const t = officerText();
  const r = reviewText();
  const common = commonText();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const row = findingOf(props.id);
  if (row === undefined)
    return (
      <Screen skipLabel={common.skip} title={common.word.finding} back={{ label: common.act.back, href: '#/' }}>
        <Empty icon="search" title={t.findingUnknown} action={{ text: t.operations.title, href: '#/operations' }} />
      </Screen>
    );
  const { body } = row;
  const mayCorrect = mayChange('finding.correct', row);
  const mayWithdraw = mayChange('finding.withdraw', row);
  return (
    <Screen
      skipLabel={common.skip}
      title={`${common.word.finding} ${findingCode(body.id).replace('-', '–')}`}
      back={{ label: common.act.back, href: `#/operation/${body.operationId}/findings` }}
      dock={
        (mayCorrect || mayWithdraw) && (
          <Dock>
            {mayWithdraw && <Button onClick={() => setWithdrawing(true)}>{r.detail.withdraw}</Button>}
            {mayCorrect && (
              <Button icon="pencil" href={`#/finding/${body.id}/correct`}>
                {r.detail.correct}
              </Button>
            )}
          </Dock>
        )
      }
    >
      <div class="stack">
        <StateOf row={row} />
        <SubjectCard subject={body.subject} except={body.id} />
        <Flags finding={body} />
        <FindingFactsCard finding={body} />
        {body.photos.length > 0 && (
          <section>
            <SectionHead title={photoText().title} />
            <FindingPhotos findingId={body.id} hashes={body.photos} />
          </section>
        )}
      </div>
      <History finding={body} />
      <WithdrawSheet open={isWithdrawing} onClose={() => setWithdrawing(false)} row={row} />
    </Screen>
  );
}

function StateOf(props: { row: Row<'finding'> }) {
  const t = officerText();
  const r = reviewText();
  const { body } = props.row;
  const state = findingState(body.id);
  const zone = operationOf(body.operationId)?.body.timeZone ?? zoneNow();
  return (
    <div class="stack stack--tight">
      <p>
        <StateTag state={state} text={stateWord(state)} pill />
      </p>
      {body.withdrawn !== null && (
        <Banner title={t.withdrawn}>
          {r.detail.withdrawnBy(formatInstant(body.withdrawn.at, zone, language.value), body.withdrawn.by)}{' '}
          {body.withdrawn.why === 'urung' ? r.detail.undone : body.withdrawn.why}
        </Banner>
      )}
      {body.state === 'joined' && <Banner title={t.joined}>{r.detail.joinedText}</Banner>}
    </div>
  );
}

function Flags(props: { finding: FindingRow }) {
  const r = reviewText();
  const { flags } = props.finding;
  if (flags.length === 0) return null;
  return (
    <Banner title={r.detail.flagsTitle}>
      <ul>
        {flags.map((flag) => (
          <li key={flag}>{r.flags[flag]}</li>
        ))}
      </ul>
    </Banner>
  );
}

function FindingFactsCard(props: { finding: FindingRow }) {
  const { finding } = props;
  const { facts } = finding;
  const n = notingText();
  const r = reviewText();
  const { word } = commonText();
  const shown = language.value;
  const all = entries.value;
  const zone = operationOf(finding.operationId)?.body.timeZone ?? zoneNow();
  const fix = fixFact(facts, finding.at);
  const row = (key: string, label: string, value: string | null) => (value === null ? [] : [{ key, label, value }]);
  const { subject } = finding;
  return (
    <Card label={word.finding}>
      <Facts
        facts={[
          ...facts.violations.map((one, at) => ({
            key: one.code,
            label: at === 0 ? word.allegedViolation : r.detail.alsoViolation,
            value: (
              <>
                {shownLabel('violation', one, all, shown)}
                {one.basis !== null && <span class="sub">{one.basis}</span>}
              </>
            ),
          })),
          ...row('reason', word.reason, shownLabel('reason', facts.reason, all, shown)),
          ...row('action', word.onTheSpotAction, shownLabel('action', facts.action, all, shown)),
          ...row('at', word.time, `${formatInstant(finding.at, zone, shown)} ${zoneNameOf(zone)}`),
          ...row('on', r.detail.countedOn, formatDate(finding.on, shown)),
          ...row('place', word.place, facts.place.name),
          ...(fix === null ? [] : [fix]),
          ...row('letter', n.capture.letter, facts.letter === 'not-asked' ? null : n.capture.letters[facts.letter]),
          ...row('refusal', n.capture.refusal, facts.refusal === 'none' ? null : n.capture.refusals[facts.refusal]),
          ...(finding.signature === undefined
            ? []
            : [{ key: 'signature', label: signatureText().title, value: <FindingSignature finding={finding} /> }]),
          ...row('witness', n.capture.witness, facts.witness),
          ...row('note', word.note, facts.note),
          ...row('nik', word.nik, subject.kind === 'unlisted' ? subject.nik : null),
          ...row('author', r.detail.author, finding.authorName),
          ...row('operation', word.operation, operationOf(finding.operationId)?.body.facts?.title ?? null),
        ]}
      />
    </Card>
  );
}

/** What this phone did to the finding; the whole history is the office's. */
function History(props: { finding: FindingRow }) {
  const r = reviewText();
  const { finding } = props;
  const zone = operationOf(finding.operationId)?.body.timeZone ?? zoneNow();
  const done = historyOf(finding.id);
  if (done.length === 0) return null;
  return (
    <section>
      <SectionHead title={r.detail.history} />
      <Timeline
        label={r.detail.history}
        items={done.map(({ mutation, state, held }) => ({
          key: mutation.id,
          title: r.kinds[mutation.kind],
          note: [
            formatInstant(mutation.at, zone, language.value),
            held ? r.outbox.held : stateWord(state),
            'why' in mutation.body && typeof mutation.body.why === 'string' && mutation.body.why !== 'urung'
              ? mutation.body.why
              : '',
          ]
            .filter((part) => part !== '')
            .join(', '),
        }))}
      />
    </section>
  );
}
