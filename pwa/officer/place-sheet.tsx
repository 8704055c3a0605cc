import { useEffect, useRef } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import { commonText } from '../text/common.ts';
import { notingText } from '../text/noting.ts';
import { Button } from '../ui/button.tsx';
import { ChipGroup } from '../ui/chip-group.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { Choices } from './choices.ts';
import { fixWords } from './fix-age.ts';
import { placesOf } from './places.ts';
import { askPosition, type Fix, position } from './position.ts';
import { findingsOf, operationOf } from './rows.ts';

type Place = Choices['place'];

/** Where: by name, one of the squad's points by a tap, and what the phone says of it. */
export function PlaceSheet(props: {
  open: boolean;
  onClose: () => void;
  operationId: string;
  place: Place;
  onChange: (place: Place) => void;
}) {
  const t = notingText().capture;
  const common = commonText();
  const { operationId, place, onChange } = props;
  // A fix comes when it comes: what was typed meanwhile stays, and a form that is gone gets none.
  const latest = useRef<((fix: Fix) => void) | null>(null);
  latest.current = (fix) => onChange({ ...place, fix });
  useEffect(() => () => void (latest.current = null), []);
  const state = position.value;
  const words = fixWords(place.fix);
  const said = words === null ? (state === 'idle' ? t.fixNone : t.fixStates[state]) : t.placeWithin(words.whole);
  const points = placesOf(findingsOf(operationId), operationOf(operationId)?.body.facts?.place ?? null);
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t.place}
      closeLabel={common.act.close}
      actions={
        <Button kind="primary" icon="check" onClick={props.onClose}>
          {common.act.done}
        </Button>
      }
    >
      <div class="stack">
        {points.length > 0 && (
          <ChipGroup
            label={t.points}
            value={points.includes(place.name.trim()) ? place.name.trim() : null}
            options={points.map((name) => ({ value: name, label: name }))}
            onChange={(name) => onChange({ ...place, name })}
          />
        )}
        <TextField
          label={t.placeName}
          value={place.name}
          onInput={(name) => onChange({ ...place, name })}
          error={place.name.trim() === '' ? common.tell.required : undefined}
          maxLength={limits.lineMax}
        />
        <p role="status">{said}</p>
        {words !== null && state !== 'idle' && <p class="cap">{t.fixStates[state]}</p>}
        <p class="muted cap">{t.fixHint}</p>
        <Button
          icon="pin"
          disabled={state === 'asking'}
          onClick={() => askPosition((fix) => latest.current?.(fix), true)}
        >
          {t.fixAgain}
        </Button>
      </div>
    </Sheet>
  );
}
