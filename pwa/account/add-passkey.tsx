import { useEffect, useState } from 'preact/hooks';

import { vault } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { lockText } from '../text/lock.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { RowLink } from '../ui/row-link.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { wrongWords } from './wrong-words.ts';

/** Where the phone has a finger or face reader whose passkeys hold a secret; whether they do, only making one tells. */
export function AddPasskey(props: { name: string; hasPasskey: boolean; hasPin: boolean }) {
  const t = lockText();
  const common = commonText();
  const [can, setCan] = useState(false);
  const [isSet, setSet] = useState(props.hasPasskey);
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(() => {
    void vault()
      .then((of) => of.canPasskey())
      .then(setCan, () => undefined);
  }, []);
  if (isSet) return <RowLink icon="fingerprint" title={t.card.passkeyOn} tone="plain" />;
  if (!can) return null;

  const add = async (): Promise<void> => {
    const of = await vault();
    const proof = typed === '' ? null : props.hasPin ? { pin: typed } : { password: typed };
    const end = await of.addPasskey(props.name, proof);
    if (end.ok) {
      setSet(true);
      setAsking(false);
    } else if (end.why === 'ask') setAsking(true);
    else setWrong(proof === null || end.waitMs === 0 ? t.card.passkeyFailed : wrongWords(end, 'pin', t));
  };
  return (
    <>
      <RowLink icon="fingerprint" title={t.card.passkey} sub={t.card.passkeyHint} onClick={() => void add()} />
      {wrong !== null && <Banner tone="amber">{wrong}</Banner>}
      <Sheet
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t.card.passkey}
        closeLabel={common.act.close}
        dialog
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{common.act.cancel}</Button>
            <Button kind="primary" onClick={() => void add()}>
              {common.act.continue}
            </Button>
          </>
        }
      >
        <PasswordField
          label={props.hasPin ? t.card.passkeyAsk : t.pin.proof}
          value={typed}
          onInput={setTyped}
          showLabel={t.pin.show}
          hideLabel={t.pin.hide}
          autoComplete="off"
          numeric={props.hasPin}
          maxLength={200}
        />
      </Sheet>
    </>
  );
}
