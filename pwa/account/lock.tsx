import { useEffect, useRef, useState } from 'preact/hooks';

import { isSealedOff, type KnownAccount, lockWait, type Secret, vault } from '../device/device.ts';
import { accountText } from '../text/account.ts';
import { commonText } from '../text/common.ts';
import { lockText } from '../text/lock.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Dock } from '../ui/dock.tsx';
import { Form } from '../ui/form.tsx';
import { Failed } from '../ui/failed.tsx';
import { Mark } from '../ui/mark.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { RowLink } from '../ui/row-link.tsx';
import { Screen } from '../ui/screen.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { BeginFresh } from './begin-fresh.tsx';
import { RescueRow } from './rescue-row.tsx';
import { minutesAndSeconds, useKnown } from './use-vault.ts';
import { wrongWords } from './wrong-words.ts';

const formId = 'unlock';

/** Who may open what on this phone; works without network. */
export function Lock(_props: { path: string }) {
  const t = accountText();
  const common = commonText();
  const known = useKnown();
  const [chosenId, setChosenId] = useState<string | null>(null);
  if (known === null) return <Screen skipLabel={common.skip} />;
  if (known === 'failed')
    return (
      <Screen skipLabel={common.skip} title={common.app}>
        <Failed title={t.brokenTitle} text={t.brokenText} />
      </Screen>
    );
  const { accounts, currentId } = known;
  const chosen = accounts.find(({ accountId }) => accountId === (chosenId ?? currentId));
  const others = accounts.filter((one) => one !== chosen && !one.isRevoked);
  const rest = <Others others={others} onChoose={setChosenId} />;
  if (chosen === undefined) return <Choosing>{rest}</Choosing>;
  if (chosen.isRevoked) return <Revoked>{rest}</Revoked>;
  return (
    <Unlock key={chosen.accountId} account={chosen}>
      {rest}
    </Unlock>
  );
}

type Children = { children: preact.ComponentChildren };

function Choosing({ children }: Children) {
  const t = lockText().screen;
  return (
    <Screen skipLabel={commonText().skip} title={t.choose}>
      <div class="stack">
        <p class="muted">{t.chooseHint}</p>
        {children}
      </div>
    </Screen>
  );
}

function Revoked({ children }: Children) {
  const { revoked, screen } = lockText();
  return (
    <Screen
      skipLabel={commonText().skip}
      title={screen.title}
      dock={
        <Dock column>
          <Button kind="primary" icon="arrow-right" href="#/sign-in">
            {screen.signInAgain}
          </Button>
        </Dock>
      }
    >
      <div class="stack">
        <Banner tone="amber" title={revoked.title}>
          {revoked.text}
        </Banner>
        {children}
      </div>
    </Screen>
  );
}

function Unlock({ account, children }: { account: KnownAccount } & Children) {
  const t = lockText();
  const common = commonText();
  const { accountId, name, hasPin, hasPassword, hasPasskey } = account;
  const [usesPin, setUsesPin] = useState(hasPin);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [isOpening, setOpening] = useState(false);
  const busy = useRef(false);
  const waitMs = useWait(accountId);

  const open = async (secret: Secret): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setOpening(true);
    setWrong(null);
    const end = await vault().then(
      (of) => of.unlock(accountId, secret),
      () => ({ ok: false, why: 'storage', waitMs: 0 }) as const,
    );
    busy.current = false;
    setOpening(false);
    if (end.ok) return;
    setTyped('');
    const tried = 'passkey' in secret ? 'passkey' : 'pin' in secret ? 'pin' : 'password';
    // How long it waits is said by what counts down.
    setWrong(wrongWords({ ...end, waitMs: 0 }, tried, t));
  };
  const submit = (): void => {
    if (typed === '') setWrong(t.wrong.needed);
    else void open(usesPin ? { pin: typed } : { password: typed });
  };

  return (
    <Screen
      skipLabel={common.skip}
      dock={
        <Dock column bare>
          <Button kind="primary" icon="lock" submit form={formId} disabled={isOpening || waitMs > 0}>
            {isOpening ? t.screen.opening : t.screen.open}
          </Button>
          {hasPasskey && (
            <Button icon="fingerprint" onClick={() => void open({ passkey: true })}>
              {t.screen.byPasskey}
            </Button>
          )}
        </Dock>
      }
    >
      <div class="hero">
        <Mark size={56} />
        <h1 class="serif" tabIndex={-1}>
          {t.screen.title}
        </h1>
        <p class="muted">{t.screen.of(name)}</p>
      </div>
      <div class="hero-form stack">
        {isSealedOff.value && <BeginFresh />}
        {waitMs > 0 ? (
          <Banner tone="amber">{t.wrong.wait(minutesAndSeconds(waitMs))}</Banner>
        ) : (
          wrong !== null && wrong !== '' && <Banner tone="red">{wrong}</Banner>
        )}
        <Form id={formId} onSubmit={submit}>
          <PasswordField
            key={usesPin ? 'pin' : 'password'}
            label={usesPin ? t.screen.pin : t.screen.password}
            value={typed}
            onInput={setTyped}
            showLabel={usesPin ? t.pin.show : common.act.showPassword}
            hideLabel={usesPin ? t.pin.hide : common.act.hidePassword}
            autoComplete="off"
            numeric={usesPin}
            maxLength={usesPin ? 12 : 200}
          />
        </Form>
        {hasPin && hasPassword && (
          <Button kind="text" onClick={() => setUsesPin(!usesPin)}>
            {usesPin ? t.screen.byPassword : t.screen.byPin}
          </Button>
        )}
        {children}
      </div>
    </Screen>
  );
}

/** Milliseconds until the next try; counts down while it is shown. */
function useWait(accountId: string): number {
  useEffect(() => {
    void vault()
      .then((of) => of.watchWait(accountId))
      .catch(() => undefined);
  }, [accountId]);
  const wait = lockWait.value;
  return wait?.accountId === accountId ? wait.leftMs : 0;
}

function Others({ others, onChoose }: { others: readonly KnownAccount[]; onChoose: (accountId: string) => void }) {
  const t = lockText().screen;
  return (
    <>
      <section>
        <SectionHead title={t.others} />
        <Card pad={false}>
          {others.map(({ accountId, name }) => (
            <RowLink key={accountId} icon="person" title={name} sub={t.otherHint} onClick={() => onChoose(accountId)} />
          ))}
          <RowLink icon="plus" title={t.signInOther} sub={t.signInHint} href="#/sign-in" />
        </Card>
      </section>
      <RescueRow />
    </>
  );
}
