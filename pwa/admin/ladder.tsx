/** What is suggested on the spot to people noted before: the first time, the second, from then on. It only advises. */
import { actionsFor } from '../../schema/catalogue.ts';
import { limits } from '../../schema/limits.ts';
import type { SettingRow } from '../../schema/office.ts';
import { revision, rowsOfType } from '../device/device.ts';
import { entryName, numberWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';

type Ladder = SettingRow['ladder'];

/** As many as `settingRow` takes. */
const stepsMax = 6;

export function LadderFields(props: { ladder: Ladder; onChange: (ladder: Ladder) => void; isWrong: boolean }) {
  const { ladder, onChange } = props;
  const t = adminText().settings.ladder;
  const actions = actionsAt(revision.value);
  const change = (at: number, part: Partial<Ladder[number]>): void =>
    onChange(ladder.map((step, index) => (index === at ? { ...step, ...part } : step)));
  return (
    <div class="stack">
      <p class="muted">{t.text}</p>
      {ladder.map((step, at) => (
        <fieldset key={at} class="card card--pad stack">
          <legend class="sr">{nameOfStep(at, ladder.length)}</legend>
          <b aria-hidden="true">{nameOfStep(at, ladder.length)}</b>
          <SelectField
            label={t.action}
            value={step.action}
            onChange={(action) => change(at, { action })}
            options={withCurrent(actions, step.action)}
          />
          <TextField
            label={t.basis}
            hint={t.basisHint}
            value={step.basis}
            onInput={(basis) => change(at, { basis })}
            maxLength={limits.lineMax}
            error={props.isWrong && step.basis.trim() === '' ? t.basisNeeded : undefined}
          />
          <div>
            <Button onClick={() => onChange(ladder.filter((_, index) => index !== at))}>
              {t.remove(nameOfStep(at, ladder.length))}
            </Button>
          </div>
        </fieldset>
      ))}
      {ladder.length < stepsMax && actions[0] !== undefined && (
        <div>
          <Button icon="plus" onClick={() => onChange([...ladder, { action: actions[0]?.value ?? '', basis: '' }])}>
            {t.add}
          </Button>
        </div>
      )}
      {actions.length === 0 && <p class="muted">{t.noActions}</p>}
    </div>
  );
}

/** "Pertama kali", "Kedua kali", and the last holds from there on. */
function nameOfStep(at: number, count: number): string {
  const t = adminText().settings.ladder;
  const name = t.time(numberWords(at + 1));
  return at === count - 1 && count > 1 ? t.andAfter(name) : name;
}

function actionsAt(_revision: number): { value: string; label: string }[] {
  const entries = rowsOfType('entry').map((row) => row.body);
  return actionsFor('employee', entries).map((entry) => ({ value: entry.code, label: entryName(entry) }));
}

/** A retired action that a step still names stays to be seen. */
function withCurrent(actions: readonly { value: string; label: string }[], current: string) {
  return actions.some((one) => one.value === current) ? actions : [...actions, { value: current, label: current }];
}
