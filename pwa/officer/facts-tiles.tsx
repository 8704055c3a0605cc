import { useEffect, useState } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { notingText } from '../text/noting.ts';
import { photoText } from '../text/photo.ts';
import { signatureText } from '../text/signature.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { Sheet } from '../ui/sheet.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { Tile, Tiles } from '../ui/tile.tsx';
import type { Choices } from './choices.ts';
import { fixWords } from './fix-age.ts';
import { PlaceSheet } from './place-sheet.tsx';
import { position } from './position.ts';
import { type Signing, SignatureSheet } from './signature-sheet.tsx';

type Open = 'place' | 'note' | 'signature' | null;
type Change = (part: Partial<Choices>) => void;

/** Photo, place, signature or refusal, note: one tap each, never in the way. */
export function FactsTiles(props: {
  operationId: string;
  choices: Choices;
  isPlaceMissing: boolean;
  onChange: Change;
  /** Where photos may be taken; a correction has none of its own. */
  photos?: FormPhotos | undefined;
  signing: Signing | null;
}) {
  const t = notingText().capture;
  const { operationId, choices, onChange, signing } = props;
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const { isPlaceMissing } = props;
  useEffect(() => {
    // Only a phone that joined by code has no place to start from, and only until its first finding.
    if (isPlaceMissing) setOpen('place');
  }, [isPlaceMissing]);
  const isNoted = choices.note.trim() !== '';
  return (
    <div class="block">
      <Tiles label={t.additions}>
        {props.photos !== undefined && <PhotoTile photos={props.photos} />}
        <PlaceTile place={choices.place} isMissing={isPlaceMissing} onClick={() => setOpen('place')} />
        <SignatureTile refusal={choices.refusal} signing={signing} onClick={() => setOpen('signature')} />
        <Tile
          icon="note"
          text={isNoted ? t.noteDone : commonText().word.note}
          state={isNoted ? 'done' : 'open'}
          onClick={() => setOpen('note')}
        />
      </Tiles>
      <PlaceSheet
        open={open === 'place'}
        onClose={close}
        operationId={operationId}
        place={choices.place}
        onChange={(place) => onChange({ place })}
      />
      <SignatureSheet
        open={open === 'signature'}
        onClose={close}
        operationId={operationId}
        refusal={choices.refusal}
        witness={choices.witness}
        onChange={onChange}
        signing={signing}
      />
      <NoteSheet open={open === 'note'} onClose={close} note={choices.note} onChange={(note) => onChange({ note })} />
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

function PlaceTile(props: { place: Choices['place']; isMissing: boolean; onClick: () => void }) {
  const t = notingText().capture;
  const { fix } = props.place;
  const words = fixWords(fix);
  return (
    <Tile
      icon="pin"
      text={words?.metres ?? (position.value === 'asking' ? t.seeking : t.place)}
      note={words?.age}
      label={words === null ? t.place : t.placeWithin(words.whole)}
      state={props.isMissing ? 'need' : fix === null ? 'open' : 'done'}
      onClick={props.onClick}
    />
  );
}

function SignatureTile(props: { refusal: Choices['refusal']; signing: Signing | null; onClick: () => void }) {
  const t = signatureText();
  const { refusal, signing } = props;
  const isSigned = signing !== null && signing.signature !== null;
  const empty = signing === null ? t.refusal : t.title;
  return (
    <Tile
      icon={refusal === 'none' && signing !== null ? 'signature' : 'hand'}
      text={refusal === 'none' ? (isSigned ? t.signed : empty) : t.short[refusal]}
      state={isSigned || refusal !== 'none' ? 'done' : 'open'}
      onClick={props.onClick}
    />
  );
}

function NoteSheet(props: { open: boolean; onClose: () => void; note: string; onChange: (note: string) => void }) {
  const t = notingText().capture;
  const common = commonText();
  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={common.word.note}
      closeLabel={common.act.close}
      actions={
        <Button kind="primary" icon="check" onClick={props.onClose}>
          {common.act.done}
        </Button>
      }
    >
      <TextArea
        label={common.word.note}
        hint={t.noteHint}
        value={props.note}
        onInput={props.onChange}
        rows={4}
        maxLength={limits.textMax}
      />
    </Sheet>
  );
}
