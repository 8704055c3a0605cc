import { useEffect, useState } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { notingText } from '../text/noting.ts';
import { photoText } from '../text/photo.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { RadioList } from '../ui/radio-list.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Tile, Tiles } from '../ui/tile.tsx';
import { asksLetter, type Choices } from './choices.ts';
import { PickList } from './pick-list.tsx';
import { askPosition, position } from './position.ts';
import { entries } from './rows.ts';

type Open = 'place' | 'note' | 'letter' | 'refusal' | null;
type Change = (part: Partial<Choices>) => void;

/** Place, assignment letter, refusal, note: one tap each, never in the way. */
export function FactsTiles(props: {
  choices: Choices;
  isPlaceMissing: boolean;
  onChange: Change;
  /** Where photos may be taken; a correction has none of its own. */
  photos?: FormPhotos | undefined;
}) {
  const t = notingText().capture;
  const { choices, onChange } = props;
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const { isPlaceMissing } = props;
  useEffect(() => {
    // Only a phone that joined by code has no place to start from, and only until its first finding.
    if (isPlaceMissing) setOpen('place');
  }, [isPlaceMissing]);
  const { fix } = choices.place;
  const metres = fix === null ? null : formatNumber(fix.accuracyM, language.value);
  const isNoted = choices.note.trim() !== '';
  const hasRefused = choices.refusal !== 'none';
  const sheet = { choices, onChange, onClose: close };
  return (
    <div class="block">
      <Tiles label={t.additions}>
        {props.photos !== undefined && <PhotoTile photos={props.photos} />}
        <Tile
          icon="pin"
          text={metres === null ? (position.value === 'asking' ? t.seeking : t.place) : `± ${metres} m`}
          label={metres === null ? t.place : t.placeWithin(metres)}
          state={isPlaceMissing ? 'need' : fix === null ? 'open' : 'done'}
          onClick={() => setOpen('place')}
        />
        {asksLetter(choices, entries.value) && (
          <Tile
            icon="document"
            text={choices.letter === 'shown' || choices.letter === 'none' ? t.letterShort[choices.letter] : t.letter}
            state={choices.letter === 'shown' || choices.letter === 'none' ? 'done' : 'need'}
            onClick={() => setOpen('letter')}
          />
        )}
        <Tile
          icon="hand"
          text={hasRefused ? t.refusedShort : t.refusal}
          state={hasRefused ? 'done' : 'open'}
          onClick={() => setOpen('refusal')}
        />
        <Tile
          icon="note"
          text={isNoted ? t.noteDone : commonText().word.note}
          state={isNoted ? 'done' : 'open'}
          onClick={() => setOpen('note')}
        />
      </Tiles>
      <PlaceSheet open={open === 'place'} {...sheet} />
      <LetterSheet open={open === 'letter'} {...sheet} />
      <RefusalSheet open={open === 'refusal'} {...sheet} />
      <NoteSheet open={open === 'note'} {...sheet} />
    </div>
  );
}

export type FormPhotos = { count: number; onOpen: () => void };

function PhotoTile(props: { photos: FormPhotos }) {
  const { count, onOpen } = props.photos;
  const t = photoText();
  const text = count === 0 ? commonText().word.photo : t.count(formatNumber(count, language.value));
  return (
    <Tile
      icon="camera"
      text={text}
      label={`${text}: ${t.take}`}
      state={count === 0 ? 'open' : 'done'}
      onClick={onOpen}
    />
  );
}

type SheetProps = { open: boolean; onClose: () => void; choices: Choices; onChange: Change };

function PlaceSheet(props: SheetProps) {
  const t = notingText().capture;
  const common = commonText();
  const { choices, onChange } = props;
  const { place } = choices;
  const state = position.value;
  const fixWords =
    place.fix === null
      ? state === 'idle'
        ? t.fixNone
        : t.fixStates[state]
      : t.placeWithin(formatNumber(place.fix.accuracyM, language.value));
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t.place}
      closeLabel={common.act.close}
      actions={<Done onClick={props.onClose} />}
    >
      <div class="stack">
        <TextField
          label={t.placeName}
          value={place.name}
          onInput={(name) => onChange({ place: { ...place, name } })}
          error={place.name.trim() === '' ? common.tell.required : undefined}
          maxLength={limits.lineMax}
        />
        <p role="status">{fixWords}</p>
        <p class="muted cap">{t.fixHint}</p>
        <Button
          icon="pin"
          disabled={state === 'asking'}
          onClick={() => askPosition((fix) => onChange({ place: { ...place, fix } }), true)}
        >
          {t.fixAgain}
        </Button>
      </div>
    </Sheet>
  );
}

function LetterSheet(props: SheetProps) {
  const t = notingText().capture;
  const values = ['shown', 'none', 'unchecked'] as const;
  const { letter } = props.choices;
  return (
    <Sheet open={props.open} onClose={props.onClose} title={t.letter} closeLabel={commonText().act.close}>
      <PickList
        label={t.letterQuestion}
        value={letter}
        options={values.map((value) => ({ value, label: t.letters[value] }))}
        onPick={(next) => {
          props.onChange({ letter: next });
          props.onClose();
        }}
      />
    </Sheet>
  );
}

function RefusalSheet(props: SheetProps) {
  const t = notingText().capture;
  const values = ['none', 'identity', 'signature'] as const;
  const { choices, onChange } = props;
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t.refusal}
      closeLabel={commonText().act.close}
      actions={<Done onClick={props.onClose} />}
    >
      <div class="stack">
        <RadioList
          label={t.refusalQuestion}
          value={choices.refusal}
          options={values.map((value) => ({ value, label: t.refusals[value] }))}
          onChange={(refusal) => onChange({ refusal })}
        />
        {choices.refusal !== 'none' && (
          <TextField
            label={t.witness}
            optional={commonText().tell.optional}
            value={choices.witness}
            onInput={(witness) => onChange({ witness })}
            autoCapitalize="words"
            maxLength={limits.nameMax}
          />
        )}
      </div>
    </Sheet>
  );
}

function NoteSheet(props: SheetProps) {
  const t = notingText().capture;
  const common = commonText();
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={common.word.note}
      closeLabel={common.act.close}
      actions={<Done onClick={props.onClose} />}
    >
      <TextArea
        label={common.word.note}
        hint={t.noteHint}
        value={props.choices.note}
        onInput={(note) => props.onChange({ note })}
        rows={4}
        maxLength={limits.textMax}
      />
    </Sheet>
  );
}

function Done(props: { onClick: () => void }) {
  return (
    <Button kind="primary" icon="check" onClick={props.onClick}>
      {commonText().act.done}
    </Button>
  );
}
