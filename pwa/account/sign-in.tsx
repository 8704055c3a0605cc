import { useEffect, useRef, useState } from 'preact/hooks';
import type * as z from 'zod/mini';

import type { health } from '../../schema/api.ts';
import { account, hasKnown, office, signIn } from '../device/device.ts';
import { go, path } from '../route.ts';
import { wayIn } from '../way-in.ts';
import { accountText } from '../text/account.ts';
import { firstText } from '../text/first.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Mark } from '../ui/mark.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { Screen } from '../ui/screen.tsx';
import { TextField } from '../ui/text-field.tsx';
import { problemWords } from './problem-words.ts';

const formId = 'sign-in';

/** Once, with a signal. `again`: the session has ended while the store stays open. */
export function SignIn(props: { again?: boolean | undefined }) {
  const t = accountText();
  const common = firstText();
  const isAgain = props.again === true;
  const [username, setUsername] = useState(isAgain ? (account.value?.username ?? '') : '');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [isChecking, setChecking] = useState(false);
  const busy = useRef(false);
  const government = useGovernment();

  const submit = async (): Promise<void> => {
    if (busy.current) return;
    if (username.trim() === '' || password === '') {
      setWrong(t.wrong.needed);
      return;
    }
    busy.current = true;
    setChecking(true);
    setWrong(null);
    const outcome = await signIn(writtenName(username), password);
    busy.current = false;
    setChecking(false);
    if (!outcome.ok) setWrong(problemWords(outcome.problem, t.wrong));
    else if (path.value !== wayIn()) go(wayIn(), 'replace');
  };

  return (
    <Screen
      skipLabel={common.skip}
      fill
      dock={
        <Dock column bare>
          <Button kind="primary" submit form={formId} disabled={isChecking}>
            {isChecking ? t.checking : common.act.signIn}
          </Button>
          {isAgain && <Button href="#/">{t.later}</Button>}
          {!isAgain && hasKnown.value && <Button href="#/accounts">{t.known}</Button>}
        </Dock>
      }
    >
      <div class="hero">
        <Mark size={72} />
        <h1 class="serif" tabIndex={-1}>
          {common.app}
        </h1>
        {/* Its line stands from the start: nothing moves under the thumb when the name arrives. */}
        <p class="muted">{government ?? '\u00a0'}</p>
      </div>
      <form
        id={formId}
        class="hero-form stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {wrong !== null && <Banner tone="red">{wrong}</Banner>}
        <TextField
          label={t.username}
          name="username"
          value={username}
          onInput={setUsername}
          autoComplete="username"
          autoCapitalize="none"
          enterKeyHint="next"
          maxLength={60}
        />
        <PasswordField
          label={t.password}
          value={password}
          onInput={setPassword}
          showLabel={common.act.showPassword}
          hideLabel={common.act.hidePassword}
          autoComplete="current-password"
          maxLength={200}
        />
        <p class="muted meta">{isAgain ? t.again : t.once}</p>
      </form>
      <p class="hero-law cap muted">{t.purpose}</p>
    </Screen>
  );
}

/** The government's name, so that nobody types a password into another region's app. Null while unknown. */
function useGovernment(): string | null {
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void office.get<z.infer<typeof health>>('/api/health').then((page) => {
      if (isWanted && page.ok) setName(page.value.government);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return name;
}

/** A number is typed as printed, in groups; a name in any case. */
function writtenName(typed: string): string {
  const name = typed.trim().toLowerCase();
  return /^[\d\s.]+$/.test(name) ? name.replace(/[\s.]/g, '') : name;
}
