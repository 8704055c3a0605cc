/** Two findings on one person in one operation: both beside each other; one is kept, both sources stay. */
import { useState } from 'preact/hooks';

import type { FindingRow } from '../../schema/finding.ts';
import { findingCode } from '../../schema/finding.ts';
import { caseText } from '../text/case.ts';
import { commonText } from '../text/common.ts';
import { AttentionItem, type Version } from '../ui/attention-item.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { ActForm } from './act-form.tsx';
import { mayDoTo } from './actor.ts';
import { draftKey, type ActProps } from './case-acts.tsx';
import { Why } from './case-ends.tsx';
import { useCaseForm } from './case-form.ts';
import type { CaseView } from './case-view.ts';
import { caseHref } from './ways.ts';
import * as words from './words.ts';

type Seen = { body: FindingRow; version: string };
type Asked = { kind: 'join' | 'split'; gone: Seen; kept: Seen };

export function CaseTwins(props: Pick<ActProps, 'view' | 'onSaved'>) {
  const { view, onSaved } = props;
  const [asked, setAsked] = useState<Asked | null>(null);
  const { finding } = view;
  if (finding === null) return null;
  const twins: Seen[] = view.twins.map((twin) => ({ body: twin.finding, version: twin.version }));
  const parts = twins.flatMap((twin) => {
    const part = partOf(view, finding, twin, setAsked);
    return part === null ? [] : [<div key={twin.body.id}>{part}</div>];
  });
  if (parts.length === 0) return null;
  return (
    <section class="twin-panel stack">
      {parts}
      {asked !== null && (
        <TwinSheet
          asked={asked}
          onClose={() => setAsked(null)}
          onSaved={(id) => {
            setAsked(null);
            onSaved(id);
          }}
        />
      )}
    </section>
  );
}

function partOf(view: CaseView, mine: Seen, twin: Seen, ask: (asked: Asked) => void) {
  if (mine.body.state === 'noted' && twin.body.state === 'noted')
    return <TwinCompare view={view} mine={mine} twin={twin} ask={ask} />;
  if (mine.body.joinedInto === twin.body.id) return <Joined view={view} gone={mine} kept={twin} ask={ask} />;
  if (twin.body.joinedInto === mine.body.id) return <Joined view={view} gone={twin} kept={mine} ask={ask} />;
  return null;
}

function TwinCompare(props: { view: CaseView; mine: Seen; twin: Seen; ask: (asked: Asked) => void }) {
  const { view, mine, twin, ask } = props;
  const t = caseText().twin;
  const may = mayDoTo('finding.join', view.now);
  // What already has twins of its own cannot be joined into another.
  const use = (kept: Seen, gone: Seen): Version['use'] =>
    !may || gone.body.twins.length > 0
      ? undefined
      : {
          text: t.into,
          label: t.intoLabel(findingCode(kept.body.id)),
          onClick: () => ask({ kind: 'join', gone, kept }),
        };
  const [left, right] = [factsOf(mine.body), factsOf(twin.body)];
  const version = (seen: Seen, title: string, own: Fact[], other: Fact[], kept: Version['use']): Version => ({
    key: seen.body.id,
    title,
    note: t.by(seen.body.authorName, words.instantWords(seen.body.at)),
    facts: own.map((fact, at) => ({ ...fact, differs: fact.value !== other[at]?.value })),
    use: kept,
  });
  return (
    <AttentionItem
      happened={t.happened}
      title={t.title(words.personName(view.now.subject))}
      note={t.note}
      versions={[
        version(mine, t.thisOne(findingCode(mine.body.id)), left, right, use(mine, twin)),
        version(twin, t.otherOne(findingCode(twin.body.id)), right, left, use(twin, mine)),
      ]}
      actions={[{ key: 'open', text: t.openOther, href: caseHref(twin.body.id) }]}
    />
  );
}

type Fact = { key: string; label: string; value: string };

function factsOf({ facts }: FindingRow): Fact[] {
  const c = commonText().word;
  const t = caseText().finding;
  return [
    { key: 'violation', label: c.allegedViolation, value: words.violationWords(facts) },
    { key: 'reason', label: c.reason, value: words.chosenWords(facts.reason) },
    { key: 'action', label: c.onTheSpotAction, value: words.chosenWords(facts.action) },
    { key: 'place', label: t.place, value: facts.place.name },
    { key: 'refusal', label: t.refusal, value: t.refusals[facts.refusal] },
    { key: 'note', label: t.note, value: facts.note ?? '–' },
  ];
}

function Joined(props: { view: CaseView; gone: Seen; kept: Seen; ask: (asked: Asked) => void }) {
  const { view, gone, kept, ask } = props;
  const t = caseText().twin;
  const isGone = gone.body.id === view.now.id;
  const other = isGone ? kept : gone;
  return (
    <Banner
      icon="link"
      title={isGone ? t.joinedTitle(findingCode(kept.body.id)) : t.keptTitle(findingCode(gone.body.id))}
      actions={
        <>
          <Button kind="text" href={caseHref(other.body.id)}>
            {t.openOther}
          </Button>
          {mayDoTo('finding.split', view.now) && (
            <Button kind="text" onClick={() => ask({ kind: 'split', gone, kept })}>
              {t.split}
            </Button>
          )}
        </>
      }
    >
      {isGone ? t.joinedText : `${t.by(gone.body.authorName, words.instantWords(gone.body.at))}. ${t.keptText}`}
    </Banner>
  );
}

function TwinSheet(props: { asked: Asked; onClose: () => void; onSaved: (id: string) => void }) {
  const { kind, gone, kept } = props.asked;
  const t = caseText().twin;
  const isJoin = kind === 'join';
  const form = useCaseForm(draftKey(isJoin ? 'finding.join' : 'finding.split', gone.body.id), { why: '' });
  const why = form.fields.why.trim();
  const seen = {
    findingId: gone.body.id,
    operationId: gone.body.operationId,
    subject: gone.body.subjectKey,
    version: gone.version,
    settles: null,
    why,
    intoId: kept.body.id,
  };
  const save = (): Promise<string | null> =>
    isJoin
      ? form.submit('finding.join', why === '' ? null : { ...seen, intoVersion: kept.version })
      : form.submit('finding.split', why === '' ? null : seen);
  const title = isJoin ? t.joinTitle : t.splitTitle;
  const [keptCode, goneCode] = [findingCode(kept.body.id), findingCode(gone.body.id)];
  return (
    <Sheet open dialog title={title} closeLabel={commonText().act.close} onClose={props.onClose}>
      <ActForm
        {...form}
        title={title}
        untitled
        submit={isJoin ? t.join : t.split}
        icon="link"
        onSubmit={() => void save().then((id) => id !== null && props.onSaved(id))}
      >
        <p>{isJoin ? t.joinText(keptCode, goneCode) : t.splitText(goneCode)}</p>
        <Why value={form.fields.why} onInput={(value) => form.set({ why: value })} hasTried={form.hasTried} />
      </ActForm>
    </Sheet>
  );
}
