import { useRef, useState } from 'preact/hooks';

import { type Secret, type UnlockEnd, vault, wantsPin } from '../device/device.ts';
import { go } from '../route.ts';
import { commonText } from '../text/common.ts';
import { lockText, type LockText } from '../text/lock.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { focusWrong } from '../ui/focus-wrong.ts';
import { Form } from '../ui/form.tsx';
import { announce } from '../ui/live-region.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { Screen } from '../ui/screen.tsx';
import { useLocks } from './use-vault.ts';
import { wrongWords } from './wrong-words.ts';

const formId = 'set-pin';
const pinMin = 6;
const pinMax = 12;

type Entry = { pin: string; repeat: string; proof: string };
type Faults = Partial<Record<keyof Entry, string>>;

/** Offered right after the first sign-in, and under "Perangkat ini". */
export function SetPin(_props: { path: string }) {
  const t = lockText();
  const common = commonText();
  const isOffered = wantsPin.value;
  const locks = useLocks();
  const [entry, setEntry] = useState<Entry>({ pin: '', repeat: '', proof: '' });
  const [faults, setFaults] = useState<Faults>({});
  const [wrong, setWrong] = useState<string | null>(null);
  const [needsProof, setNeedsProof] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const busy = useRef(false);
  const hasPin = locks !== null && locks !== 'failed' && locks.hasPin;
  const change = (part: Partial<Entry>): void => setEntry({ ...entry, ...part });

  const end = (outcome: UnlockEnd): void => {
    if (outcome.ok) {
      announce(t.pin.saved);
      if (!isOffered) go('/phone', 'replace');
    } else if (outcome.why === 'ask') setNeedsProof(true);
    else setWrong(wrongWords(outcome, hasPin ? 'pin' : 'password', t));
  };
  const submit = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setWrong(null);
    const of = await vault().catch(() => null);
    const found = of === null ? {} : faultsOf(entry, needsProof, of.isWeakPin, t);
    setFaults(found);
    if (of === null) setWrong(t.wrong.storage);
    else if (Object.keys(found).length > 0) focusWrong();
    else {
      setSaving(true);
      end(await of.setPin(entry.pin, needsProof ? proofOf(entry.proof, hasPin) : null));
    }
    busy.current = false;
    setSaving(false);
  };

  return (
    <Screen
      skipLabel={common.skip}
      title={hasPin ? t.pin.change : t.pin.title}
      {...(isOffered ? {} : { back: { label: common.act.back, href: '#/phone' } })}
      dock={
        <Dock column>
          <Button kind="primary" icon="lock" submit form={formId} disabled={isSaving}>
            {isSaving ? t.pin.saving : t.pin.save}
          </Button>
          {isOffered && <Button onClick={() => void vault().then((of) => of.skipPin())}>{t.pin.skip}</Button>}
        </Dock>
      }
    >
      <Form id={formId} onSubmit={() => void submit()}>
        <p>{t.pin.intro}</p>
        {wrong !== null && <Banner tone="red">{wrong}</Banner>}
        {needsProof && (
          <PinField
            label={hasPin ? t.pin.oldPin : t.pin.proof}
            hint={t.pin.proofHint}
            value={entry.proof}
            onInput={(proof) => change({ proof })}
            error={faults.proof}
            isDigits={hasPin}
          />
        )}
        <PinField
          label={t.pin.fresh}
          value={entry.pin}
          onInput={(pin) => change({ pin })}
          error={faults.pin}
          isDigits
        />
        <PinField
          label={t.pin.repeat}
          value={entry.repeat}
          onInput={(repeat) => change({ repeat })}
          error={faults.repeat}
          isDigits
        />
        {!hasPin && <p class="muted meta">{t.pin.without}</p>}
      </Form>
    </Screen>
  );
}

function PinField(props: {
  label: string;
  hint?: string | undefined;
  value: string;
  onInput: (value: string) => void;
  error: string | undefined;
  isDigits: boolean;
}) {
  const t = lockText().pin;
  const { label, hint, value, onInput, error, isDigits } = props;
  return (
    <PasswordField
      label={label}
      hint={hint}
      value={value}
      onInput={onInput}
      error={error}
      showLabel={t.show}
      hideLabel={t.hide}
      autoComplete="off"
      numeric={isDigits}
      maxLength={isDigits ? pinMax : 200}
    />
  );
}

function proofOf(typed: string, isPin: boolean): Secret {
  return isPin ? { pin: typed } : { password: typed };
}

function faultsOf(
  { pin, repeat, proof }: Entry,
  needsProof: boolean,
  isWeak: (pin: string) => boolean,
  t: LockText,
): Faults {
  const faults: Faults = {};
  if (needsProof && proof === '') faults.proof = t.wrong.needed;
  if (!/^\d*$/.test(pin) || pin.length < pinMin) faults.pin = t.pin.tooShort;
  else if (isWeak(pin)) faults.pin = t.pin.tooEasy;
  else if (repeat !== pin) faults.repeat = t.pin.differs;
  return faults;
}
