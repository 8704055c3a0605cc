/** Making the report: what may be written and chosen before, and the file after. For officers and supervisors alike. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import type { SettingRow } from '../../schema/office.ts';
import { canShare, download, handOver } from '../account/hand-over.ts';
import { holdForm } from '../device/device.ts';
import { language } from '../text/language.ts';
import { reportText } from '../text/report.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { ChipGroup, ChipToggles } from '../ui/chip-group.tsx';
import { Failed } from '../ui/failed.tsx';
import { formatInstant, formatNumber } from '../ui/format.ts';
import { announce } from '../ui/live-region.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { useDraft } from '../use-draft.ts';
import type { ChatInput } from './chat-text.ts';
import { followUpNames, pointsIn, withPoints } from './follow-up.ts';
import { letterheadOf, type ReportTexts } from './input.ts';
import { type Choices, makeReport, type Made } from './make-report.ts';
import { createMaking, type Making } from './making.ts';
import { proposedTexts, relianceOf, supplementWords } from './words.ts';

export type ReportParts = { form: ComponentChildren; buttons: ComponentChildren };

/** Null: what was kept of it is still being read. */
export function useReport(props: {
  /** What is known now; `read` gives it anew when the file is made, whole, or null when it cannot. */
  data: ChatInput;
  read: () => Promise<ChatInput | null>;
  /** How many findings there are, also where `data` has not all of them. */
  total: number;
  photoCount: number;
  setting: SettingRow | null;
  intro: string;
}): ReportParts | null {
  const { data, setting } = props;
  const head = letterheadOf(setting);
  const { entry, change: keep } = useDraft<Choices>(`report:${data.operation.id}`, {
    execution: null,
    followUp: null,
    paper: null,
    withList: true,
    photos: 'four',
  });
  const [{ made, work }, setNow] = useState<Making<Made>>({ made: null, work: 'rest' });
  const [making] = useState(() => createMaking<Made>(setNow));
  useEffect(() => holdForm(), []);
  if (entry === null) return null;

  const proposed = proposedTexts({ ...data, findings: props.total });
  const change = (next: Partial<Choices>): void => {
    keep({ ...entry, ...next });
    making.changed();
  };
  const make = async (): Promise<void> => {
    const report = await making.make(async () => {
      const input = await props.read();
      return input === null ? null : makeReport(input, head, entry);
    });
    if (report !== null) announce(reportText().make.ready);
  };
  const fields = { entry, change, proposed, paper: entry.paper ?? head.paper, photoCount: props.photoCount };
  return {
    form: (
      <div class="stack block">
        <p class="muted">{props.intro}</p>
        <Notices data={data} hasHead={setting?.letterhead !== undefined} />
        <Fields {...fields} hasFindings={props.total > 0} />
        <Outcome work={work} made={made} zone={data.operation.timeZone} />
      </div>
    ),
    buttons: <Buttons made={made} isBusy={work === 'busy'} onMake={() => void make()} />,
  };
}

function Notices({ data, hasHead }: { data: ChatInput; hasHead: boolean }) {
  const t = reportText().make;
  const unsent = data.unsent ?? 0;
  const lines = [
    relianceOf(data).isDraft ? t.draft : null,
    supplementWords(data) === null ? null : t.supplement(formatNumber(data.supplement.count, language.value)),
    unsent > 0 ? t.unsent(formatNumber(unsent, language.value)) : null,
    hasHead ? null : t.noHead,
  ].filter((line) => line !== null);
  if (lines.length === 0) return null;
  return (
    <Banner>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Banner>
  );
}

function Fields(props: {
  entry: Choices;
  change: (next: Partial<Choices>) => void;
  proposed: ReportTexts;
  paper: 'F4' | 'A4';
  photoCount: number;
  hasFindings: boolean;
}) {
  const t = reportText().make;
  const { entry, change, proposed, photoCount } = props;
  const count = (value: number): string => formatNumber(value, language.value);
  return (
    <>
      <Written name="execution" label={t.execution} {...{ entry, change, proposed }} />
      <Written name="followUp" label={t.followUp} {...{ entry, change, proposed }} />
      <Points
        text={entry.followUp ?? proposed.followUp}
        onChange={(followUp) => change({ followUp: followUp === proposed.followUp ? null : followUp })}
      />
      {props.hasFindings && (
        <CheckBox
          label={t.list}
          hint={t.listHint}
          checked={entry.withList}
          onChange={(withList) => change({ withList })}
        />
      )}
      {photoCount === 0 ? (
        props.hasFindings && <p class="muted">{t.noPhotos}</p>
      ) : (
        <div>
          <ChipGroup
            label={t.photos}
            value={entry.photos}
            onChange={(photos) => change({ photos })}
            options={(['none', 'two', 'four'] as const).map((value) => ({ value, label: t.photoChoice[value] }))}
          />
          <p class="cap muted block">
            {t.photosOf(count(photoCount))}
            {photoCount > limits.reportPhotosMax && ` ${t.photosMost(count(limits.reportPhotosMax))}`}
          </p>
        </div>
      )}
      <ChipGroup
        label={t.paper}
        value={props.paper}
        onChange={(paper) => change({ paper })}
        options={(['F4', 'A4'] as const).map((value) => ({ value, label: t.papers[value] }))}
      />
    </>
  );
}

/** What such reports say in part VII: a tap puts a point in or takes it out. */
function Points(props: { text: string; onChange: (text: string) => void }) {
  const t = reportText().make;
  return (
    <ChipToggles
      label={t.points}
      options={followUpNames.map((value) => ({ value, label: t.point[value] }))}
      values={pointsIn(props.text)}
      onChange={(wanted) => props.onChange(withPoints(props.text, wanted))}
    />
  );
}

/** Proposed until somebody writes in it; what is written stays as it is, whatever the figures do. */
function Written(props: {
  name: keyof ReportTexts;
  label: string;
  entry: Choices;
  change: (next: Partial<Choices>) => void;
  proposed: ReportTexts;
}) {
  const t = reportText().make;
  const { name, entry } = props;
  const own = entry[name];
  return (
    <div>
      <TextArea
        label={props.label}
        hint={own === null ? t.lines : t.written}
        rows={5}
        maxLength={limits.textMax}
        value={own ?? props.proposed[name]}
        onInput={(text) => props.change({ [name]: text })}
      />
      {own !== null && own !== props.proposed[name] && (
        <Button kind="text" icon="undo" onClick={() => props.change({ [name]: null })}>
          {t.proposed}
        </Button>
      )}
    </div>
  );
}

function Outcome(props: { work: string; made: Made | null; zone: ChatInput['operation']['timeZone'] }) {
  const { work, made } = props;
  const end = useRef<HTMLDivElement>(null);
  // Below the form: whoever pressed the button sees what came of it.
  useEffect(() => {
    if (made !== null || work === 'failed') end.current?.scrollIntoView({ block: 'nearest' });
  }, [made, work]);
  return <div ref={end}>{outcomeOf(props)}</div>;
}

function outcomeOf(props: { work: string; made: Made | null; zone: ChatInput['operation']['timeZone'] }) {
  const t = reportText().make;
  const { work, made } = props;
  if (work === 'failed') return <Failed title={t.failed} text={t.failedText} />;
  if (work === 'tooMany') return <Failed title={t.failed} text={t.tooMany} />;
  if (made === null) return null;
  const shown = language.value;
  return (
    <Banner icon="check" title={t.ready}>
      <p>{t.readyText(made.file.name, sizeWords(made.file.size), formatNumber(made.pages, shown))}</p>
      <p>{t.readyAs(formatInstant(made.asOf, props.zone, shown))}</p>
      {made.photosMissing > 0 && <p>{t.photosMissing(formatNumber(made.photosMissing, shown))}</p>}
      {made.hasNames && <p>{t.hasNames}</p>}
    </Banner>
  );
}

/** '34 kB', '9,8 MB'. */
function sizeWords(bytes: number): string {
  const shown = language.value;
  return bytes < 1e6 ? `${formatNumber(bytes / 1e3, shown)} kB` : `${formatNumber(bytes / 1e6, shown, 1)} MB`;
}

function Buttons({ made, isBusy, onMake }: { made: Made | null; isBusy: boolean; onMake: () => void }) {
  const t = reportText().make;
  if (made === null || isBusy)
    return (
      <Button kind="primary" icon="document" disabled={isBusy} onClick={onMake}>
        {isBusy ? t.making : t.make}
      </Button>
    );
  const { file } = made;
  return (
    <>
      {canShare(file) ? (
        <>
          <Button kind="primary" icon="share" wide onClick={() => void handOver(file)}>
            {t.share}
          </Button>
          <Button icon="download" onClick={() => download(file)}>
            {t.keep}
          </Button>
        </>
      ) : (
        <Button kind="primary" icon="download" wide onClick={() => download(file)}>
          {t.keep}
        </Button>
      )}
      <Button icon="refresh" onClick={onMake}>
        {t.makeAgain}
      </Button>
    </>
  );
}
