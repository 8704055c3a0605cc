import { useState } from 'preact/hooks';

import { fold } from '../../schema/fold.ts';
import { limits } from '../../schema/limits.ts';
import { account, revision, rowsOfType } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { notingText } from '../text/noting.ts';
import { CheckBox } from '../ui/check-box.tsx';
import { formatNumber } from '../ui/format.ts';
import { SearchField } from '../ui/search-field.tsx';

/** Above this many a list is searched, not read. */
const searchFrom = 9;
const shownMax = 30;

type Person = { accountId: string; name: string };

/** The leader's team from the officers of this government. He himself is on it anyway. */
export function TeamPicker(props: { team: readonly Person[]; onChange: (team: Person[]) => void }) {
  const t = notingText().open;
  const common = commonText();
  const [query, setQuery] = useState('');
  const { team } = props;
  const people = officersAt(revision.value);
  const wanted = fold(query);
  const matching = people.filter((one) => wanted === '' || fold(one.name).includes(wanted));
  const isChosen = (one: Person): boolean => team.some((other) => other.accountId === one.accountId);
  const shown = matching.toSorted((a, b) => Number(isChosen(b)) - Number(isChosen(a))).slice(0, shownMax);
  return (
    <fieldset>
      <legend class="field__label">
        {t.team} {team.length > 0 && <small>{common.tell.chosen(formatNumber(team.length, language.value))}</small>}
      </legend>
      {people.length >= searchFrom && (
        <SearchField
          label={t.findOfficer}
          placeholder={t.findOfficer}
          value={query}
          onInput={setQuery}
          clearLabel={common.act.clearSearch}
        />
      )}
      {people.length === 0 && <p class="muted meta">{t.noOfficers}</p>}
      {shown.map((one) => (
        <CheckBox
          key={one.accountId}
          label={one.name}
          checked={isChosen(one)}
          disabled={!isChosen(one) && team.length >= limits.teamMax - 1}
          onChange={(isOn) =>
            props.onChange(isOn ? [...team, one] : team.filter((other) => other.accountId !== one.accountId))
          }
        />
      ))}
      {matching.length > shown.length && <p class="muted cap">{t.moreOfficers}</p>}
    </fieldset>
  );
}

function officersAt(_revision: number): Person[] {
  return rowsOfType('officer')
    .filter(({ body }) => body.active && body.accountId !== account.value?.accountId)
    .map(({ body }) => ({ accountId: body.accountId, name: body.name }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
