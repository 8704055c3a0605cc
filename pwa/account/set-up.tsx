import { useRef, useState } from 'preact/hooks';

import { setUp } from '../device/device.ts';
import { go, partsOf } from '../route.ts';
import { accountText } from '../text/account.ts';
import { commonText } from '../text/common.ts';
import { phoneText, type PhoneText } from '../text/phone.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dock } from '../ui/dock.tsx';
import { Form } from '../ui/form.tsx';
import { Mark } from '../ui/mark.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { Screen } from '../ui/screen.tsx';
import { TextField } from '../ui/text-field.tsx';
import { problemWords } from './problem-words.ts';

const formId = 'set-up';
/** Long enough that guessing meets the lock-out first. */
const passwordMin = 10;

type Entry = { name: string; username: string; password: string; repeat: string };
type Faults = Partial<Record<keyof Entry, string>>;

/** The first admin of an empty government, by the one-time link '#/setup?token=…'. */
export function SetUp(props: { path: string }) {
  const t = accountText();
  const { setUp: words } = phoneText();
  const common = commonText();
  const token = partsOf(props.path).query.get('token') ?? '';
  const [entry, setEntry] = useState<Entry>({ name: '', username: '', password: '', repeat: '' });
  const [faults, setFaults] = useState<Faults>({});
  const [wrong, setWrong] = useState<string | null>(null);
  const [isChecking, setChecking] = useState(false);
  const busy = useRef(false);
  const change = (part: Partial<Entry>): void => setEntry({ ...entry, ...part });

  const submit = async (): Promise<void> => {
    if (busy.current) return;
    const found = faultsOf(entry, words);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    busy.current = true;
    setChecking(true);
    setWrong(null);
    const outcome = await setUp(token, entry.username.trim(), entry.name.trim(), entry.password);
    busy.current = false;
    setChecking(false);
    if (outcome.ok) go('/', 'replace');
    else setWrong(problemWords(outcome.problem, t.wrong));
  };

  return (
    <Screen
      skipLabel={common.skip}
      dock={
        <Dock column bare>
          <Button kind="primary" submit form={formId} disabled={isChecking || token === ''}>
            {isChecking ? t.checking : words.create}
          </Button>
        </Dock>
      }
    >
      <div class="hero">
        <Mark size={72} />
        <h1 class="serif" tabIndex={-1}>
          {words.title}
        </h1>
        <p class="muted">{words.intro}</p>
      </div>
      <Form id={formId} class="hero-form stack" onSubmit={() => void submit()}>
        {token === '' && <Banner tone="red">{words.linkMissing}</Banner>}
        {wrong !== null && <Banner tone="red">{wrong}</Banner>}
        <TextField
          label={words.name}
          value={entry.name}
          onInput={(name) => change({ name })}
          error={faults.name}
          autoComplete="name"
          autoCapitalize="words"
          maxLength={120}
        />
        <TextField
          label={words.username}
          hint={words.usernameHint}
          value={entry.username}
          onInput={(username) => change({ username })}
          error={faults.username}
          autoComplete="username"
          autoCapitalize="none"
          maxLength={40}
        />
        <PasswordField
          label={t.password}
          hint={words.passwordHint}
          value={entry.password}
          onInput={(password) => change({ password })}
          error={faults.password}
          showLabel={common.act.showPassword}
          hideLabel={common.act.hidePassword}
          autoComplete="new-password"
          maxLength={200}
        />
        <PasswordField
          label={words.repeat}
          value={entry.repeat}
          onInput={(repeat) => change({ repeat })}
          error={faults.repeat}
          showLabel={common.act.showPassword}
          hideLabel={common.act.hidePassword}
          autoComplete="new-password"
          maxLength={200}
        />
      </Form>
    </Screen>
  );
}

function faultsOf(entry: Entry, words: PhoneText['setUp']): Faults {
  const faults: Faults = {};
  if (entry.name.trim() === '') faults.name = words.nameNeeded;
  // As the server reads it (schema/api.ts).
  if (!/^[a-z0-9][a-z0-9._-]{2,39}$/.test(entry.username.trim())) faults.username = words.usernameWrong;
  if (entry.password.length < passwordMin) faults.password = words.passwordShort;
  else if (entry.repeat !== entry.password) faults.repeat = words.passwordDiffers;
  return faults;
}
