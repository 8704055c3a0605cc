/** The letterhead of the office's reports: fields, and beside them the head as it will be printed. */
import { useEffect, useState } from 'preact/hooks';

import { fromBase64url } from '../../schema/bytes.ts';
import { limits } from '../../schema/limits.ts';
import { papers } from '../../schema/office-bodies.ts';
import type { Letterhead } from '../../schema/office.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Button } from '../ui/button.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { formatNip, formatNumber } from '../ui/format.ts';
import { GazetteSection } from '../ui/gazette-section.tsx';
import { RadioList } from '../ui/radio-list.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import { headFields, type LetterheadFields, signerFields } from './letterhead-form.ts';
import { readLogo } from './logo.ts';
import { language } from '../text/language.ts';

type Part = { fields: LetterheadFields; change: (next: Partial<LetterheadFields>) => void; wrong: ReadonlySet<string> };

/** `shown`: as it would be printed now. */
export function LetterheadSection(props: Part & { shown: Letterhead }) {
  const t = adminText().settings.letterhead;
  const { fields, change, wrong } = props;
  const field = (name: (typeof headFields)[number] | (typeof signerFields)[number]) => {
    const isShort = name === 'place' || name === 'name' || name === 'rank';
    return (
      <TextField
        key={name}
        label={t.field[name]}
        hint={t.hint[name]}
        optional={commonText().tell.optional}
        value={fields[name]}
        onInput={(value) => change({ [name]: value })}
        inputMode={name === 'nip' ? 'numeric' : undefined}
        autoCapitalize="words"
        maxLength={isShort ? limits.nameMax : limits.lineMax}
        error={wrong.has(`letterhead.${name}`) ? (name === 'nip' ? t.nipWrong : t.tooLong) : undefined}
      />
    );
  };
  return (
    <GazetteSection title={t.title}>
      <div class="stack">
        <p class="muted">{t.text}</p>
        <Preview head={props.shown} />
        {headFields.map(field)}
        <Logo {...props} />
        <RadioList
          label={t.paper}
          value={fields.paper}
          onChange={(paper) => change({ paper })}
          options={papers.map((value) => ({ value, label: t.papers[value] }))}
        />
        <p class="muted">{t.signer}</p>
        {signerFields.map(field)}
        <TextArea
          label={t.copies}
          hint={t.copiesHint(formatNumber(limits.copiesMax, language.value))}
          optional={commonText().tell.optional}
          rows={4}
          value={fields.copies}
          onInput={(copies) => change({ copies })}
          error={
            wrong.has('letterhead.copies') ? t.copiesWrong(formatNumber(limits.copiesMax, language.value)) : undefined
          }
        />
      </div>
    </GazetteSection>
  );
}

function Logo({ fields, change }: Part) {
  const t = adminText().settings.letterhead;
  const [problem, setProblem] = useState<'large' | 'unreadable' | null>(null);
  const choose = async (file: File): Promise<void> => {
    const read = await readLogo(file);
    setProblem(read.ok ? null : read.why);
    if (read.ok) change({ logo: read.logo });
  };
  return (
    <div>
      <p class="block__label">{t.logo}</p>
      <div class="tags">
        <FileButton
          text={fields.logo === null ? t.logoChoose : t.logoChange}
          icon="image"
          accept="image/*"
          onFile={(file) => void choose(file)}
        />
        {fields.logo !== null && (
          <Button kind="text" onClick={() => change({ logo: null })}>
            {t.logoRemove}
          </Button>
        )}
      </div>
      <p class="cap muted">{t.logoHint}</p>
      {problem !== null && (
        <p class="field__error" role="alert">
          {problem === 'large' ? t.logoLarge : t.logoUnreadable}
        </p>
      )}
    </div>
  );
}

/** On white in the dark too: it is paper. */
function Preview({ head }: { head: Letterhead }) {
  const t = adminText().settings.letterhead;
  const src = useLogo(head.logo);
  const { signatory } = head;
  return (
    <figure class="kop" aria-label={t.preview}>
      <div class="kop__head">
        {src !== null && <img src={src} alt={t.logo} />}
        <p>
          <span>{head.government.toUpperCase()}</span>
          <b>{head.office.toUpperCase()}</b>
          {head.address !== null && <small>{head.address}</small>}
          {head.contact !== null && <small>{head.contact}</small>}
        </p>
      </div>
      <p class="kop__signer">
        {head.place === null ? '…' : `${head.place}, …`}
        <span>{signatory.post}</span>
        <b>{signatory.name ?? '(……………………)'}</b>
        {signatory.rank !== null && <span>{signatory.rank}</span>}
        <span>NIP {signatory.nip === null ? '…………………' : formatNip(signatory.nip)}</span>
      </p>
      {head.copies.length > 0 && (
        <div class="kop__copies">
          <b>Tembusan:</b>
          <ol>
            {head.copies.map((copy) => (
              <li key={copy}>{copy}</li>
            ))}
          </ol>
        </div>
      )}
    </figure>
  );
}

function useLogo(logo: string | null): string | null {
  const [src, setSrc] = useState<string | null>(null);
  useEffect(() => {
    const bytes = logo === null ? null : fromBase64url(logo);
    if (bytes === null) {
      setSrc(null);
      return undefined;
    }
    const url = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    setSrc(url);
    return () => URL.revokeObjectURL(url);
  }, [logo]);
  return src;
}
