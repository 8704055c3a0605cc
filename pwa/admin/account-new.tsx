/** A new account. Its first password is made here, shown once, and leaves the browser only stretched. */
import { useState } from 'preact/hooks';

import { username as usernameRule } from '../../schema/api.ts';
import { newPassword, office, stretch } from '../device/device.ts';
import { refreshPages } from '../personnel/use-page.ts';
import { serverReach } from '../reach.ts';
import { adminText } from '../text/admin.ts';
import { Banner } from '../ui/banner.tsx';
import { TextField } from '../ui/text-field.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { AccountFieldset, type AccountFields, accountOf } from './account-fields.tsx';
import { FormPage } from './form-page.tsx';
import { PasswordOnce } from './password-once.tsx';
import { problemWords } from './problem-words.ts';
import { useForm } from './use-form.ts';
import { hrefs } from './ways.ts';

type Fields = AccountFields & { username: string };
const blank: Fields = { username: '', name: '', role: 'officer', unitId: '', post: '' };

export function AccountNew() {
  const t = adminText().account;
  const [made, setMade] = useState<{ username: string; password: string } | null>(null);
  const [takenName, setTaken] = useState<string | null>(null);
  const form = useForm(blank);
  const { fields, hasTried } = form;
  const username = writtenName(fields.username);
  const facts = accountOf(fields);
  const isNameRight = usernameRule.safeParse(username).success;

  const create = async (): Promise<string | null> => {
    if (facts === null) return null;
    const password = newPassword();
    const answer = await office.send<{ id: string }>('POST', '/api/accounts', {
      ...facts,
      username,
      ...(await stretch(password)),
    });
    if (answer.ok) {
      refreshPages();
      setMade({ username, password });
      return null;
    }
    if (answer.problem !== 'offline' && answer.problem.code === 'exists') {
      setTaken(username);
      return t.usernameTaken;
    }
    return problemWords(answer.problem);
  };

  if (made !== null)
    return (
      <AdminFrame place="accounts" title={t.madeTitle} paper>
        <PasswordOnce {...made} next={hrefs.accounts} />
      </AdminFrame>
    );
  return (
    <FormPage
      {...form}
      place="accounts"
      title={t.newTitle}
      from={hrefs.accounts}
      submit={t.create}
      busyText={t.creating}
      onSubmit={() => void form.submit(facts !== null && isNameRight, create)}
      above={serverReach() === 'offline' && <Banner tone="amber" icon="wifi-off" title={adminText().needsNetwork} />}
    >
      <TextField
        label={t.username}
        hint={t.usernameHint}
        value={fields.username}
        onInput={(typed) => form.set({ username: typed })}
        autoCapitalize="none"
        maxLength={60}
        autoFocus
        error={takenName === username ? t.usernameTaken : hasTried && !isNameRight ? t.usernameWrong : undefined}
      />
      <AccountFieldset form={form} set={form.set} />
    </FormPage>
  );
}

/** A NIP is pasted as printed, in groups; a name in any case. */
function writtenName(typed: string): string {
  const name = typed.trim().toLowerCase();
  return /^[\d\s.]+$/.test(name) ? name.replace(/[\s.]/g, '') : name;
}
