/** The settings of the office: names, time, limits, and the ladder for people noted before. */
import { useState } from 'preact/hooks';

import { isZoneId, zones } from '../../schema/zone.ts';
import { limits } from '../../schema/limits.ts';
import type { SettingRow } from '../../schema/office.ts';
import { findRow, revision, save } from '../device/device.ts';
import { go } from '../route.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { CheckBox } from '../ui/check-box.tsx';
import { GazetteSection } from '../ui/gazette-section.tsx';
import { announce } from '../ui/live-region.tsx';
import { RadioList } from '../ui/radio-list.tsx';
import { TextField } from '../ui/text-field.tsx';
import { FormPage } from './form-page.tsx';
import { LadderFields } from './ladder.tsx';
import { LetterheadSection } from './letterhead-fields.tsx';
import { letterheadFrom } from './letterhead-form.ts';
import { MovedNotice } from './moved-notice.tsx';
import { savedWords } from './problem-words.ts';
import { SentTag } from './sent-tag.tsx';
import {
  dayFields,
  nameFields,
  type NumberField,
  proposed,
  type SettingFields,
  settingOf,
  typedOf,
} from './settings-fields.ts';
import { type Form, useForm } from './use-form.ts';
import { hrefs } from './ways.ts';

export function Settings() {
  const row = findRow('setting', 'main');
  void revision.value;
  const [turn, setTurn] = useState(0);
  return (
    <SettingsForm
      key={`${turn} ${row === undefined}`}
      setting={row?.body ?? null}
      version={row?.version ?? null}
      startAnew={() => setTurn(turn + 1)}
    />
  );
}

function SettingsForm(props: { setting: SettingRow | null; version: string | null; startAnew: () => void }) {
  const { setting, version } = props;
  const t = adminText().settings;
  const [seen] = useState(version);
  const form = useForm(typedOf(setting ?? proposed));
  const read = settingOf(form.fields);
  const wrong = form.hasTried && !read.ok ? read.wrong : new Set<string>();
  const keep = async (): Promise<string | null> => {
    if (!read.ok) return null;
    const saved = await save('setting.put', { version: seen, settles: null, setting: read.setting });
    return saved.ok ? null : savedWords(saved);
  };
  const submit = async (): Promise<void> => {
    if (!(await form.submit(read.ok, keep))) return;
    announce(adminText().savedHere);
    go(hrefs.start.slice(1), 'replace');
  };
  return (
    <FormPage
      {...form}
      place="settings"
      title={t.title}
      submit={commonText().act.save}
      onSubmit={() => void submit()}
      above={
        <>
          {setting !== null && (
            <p class="tags">
              <SentTag type="setting" rowKey="main" />
            </p>
          )}
          {seen !== version && !form.isSaved && <MovedNotice onAnew={props.startAnew} />}
        </>
      }
    >
      <Names form={form} wrong={wrong} />
      <LetterheadSection
        fields={form.fields.letterhead}
        change={(next) => form.set({ letterhead: { ...form.fields.letterhead, ...next } })}
        shown={letterheadFrom(form.fields.letterhead, form.fields)}
        wrong={wrong}
      />
      <Times form={form} />
      <Limits form={form} wrong={wrong} />
      <GazetteSection title={t.ladder.title}>
        <LadderFields
          ladder={form.fields.ladder}
          onChange={(ladder) => form.set({ ladder })}
          isWrong={wrong.has('ladder')}
        />
      </GazetteSection>
    </FormPage>
  );
}

type Part = { form: Form<SettingFields> };

function Names(props: Part & { wrong: ReadonlySet<string> }) {
  const t = adminText().settings;
  const { fields, set } = props.form;
  return (
    <GazetteSection title={t.names}>
      <div class="stack">
        {nameFields.map((name) => (
          <TextField
            key={name}
            label={t.name[name]}
            hint={t.nameHint[name]}
            value={fields[name]}
            onInput={(value) => set({ [name]: value })}
            autoCapitalize="words"
            maxLength={name === 'governmentShort' ? limits.nameMax : limits.lineMax}
            error={props.wrong.has(name) ? commonText().tell.required : undefined}
          />
        ))}
      </div>
    </GazetteSection>
  );
}

function Times(props: Part) {
  const t = adminText().settings;
  const { fields, set } = props.form;
  return (
    <GazetteSection title={t.times}>
      <div class="stack">
        <RadioList
          label={t.timeZone}
          value={fields.timeZone}
          onChange={(timeZone) => set({ timeZone })}
          options={Object.entries(zones).flatMap(([zone, { name }]) =>
            isZoneId(zone) ? [{ value: zone, label: name, hint: t.zone[zone] }] : [],
          )}
        />
        <RadioList<SettingRow['weekend']>
          label={t.weekend}
          value={fields.weekend}
          onChange={(weekend) => set({ weekend })}
          options={[
            { value: 'sat-sun', label: t.weekends['sat-sun'] },
            { value: 'sun', label: t.weekends.sun },
          ]}
        />
      </div>
    </GazetteSection>
  );
}

function Limits(props: Part & { wrong: ReadonlySet<string> }) {
  const t = adminText().settings;
  const { fields, set } = props.form;
  const field = (name: NumberField, unit: string) => (
    <TextField
      key={name}
      label={t.limit[name]}
      hint={t.limitHint[name]}
      value={fields[name]}
      onInput={(value) => set({ [name]: value })}
      inputMode="numeric"
      maxLength={3}
      after={<span class="muted">{unit}</span>}
      error={props.wrong.has(name) ? t.numberWrong : undefined}
    />
  );
  return (
    <GazetteSection title={t.limits}>
      <div class="stack">
        <p class="muted">{t.limitsText}</p>
        <CheckBox
          label={t.forwardBefore}
          hint={t.forwardBeforeHint}
          checked={fields.forwardBeforeValidation}
          onChange={(forwardBeforeValidation) => set({ forwardBeforeValidation })}
        />
        {dayFields.map((name) => field(name, t.workingDays))}
        {field('repeatWindowMonths', t.months)}
      </div>
    </GazetteSection>
  );
}
