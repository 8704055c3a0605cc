/** One account: what it may do, whether it is open, its password and its devices. */
import { useState } from 'preact/hooks';

import type { AccountListing } from '../../schema/api.ts';
import { account as signedIn, newPassword, office, stretch } from '../device/device.ts';
import { DeskLoading, PageNotice } from '../personnel/page-notice.tsx';
import { refreshPages } from '../personnel/use-page.ts';
import { go } from '../route.ts';
import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { announce } from '../ui/live-region.tsx';
import { SectionHead } from '../ui/section-head.tsx';
import { AccountFieldset, type AccountFields, accountOf } from './account-fields.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { AskFirst } from './ask-first.tsx';
import { AccountDevices } from './devices.tsx';
import { FormPage } from './form-page.tsx';
import { PasswordOnce } from './password-once.tsx';
import { problemWords } from './problem-words.ts';
import { useAll } from './use-all.ts';
import { useForm } from './use-form.ts';
import { hrefs } from './ways.ts';

export function AccountPage(props: { id: string }) {
  const page = useAll<AccountListing>('/api/accounts');
  const t = adminText().account;
  const found = page.state === 'ready' ? page.value.rows.find((row) => row.id === props.id) : undefined;
  if (found !== undefined) return <AccountForm key={found.id} account={found} />;
  return (
    <AdminFrame place="accounts" title={t.title} back={{ label: commonText().act.back, href: hrefs.accounts }}>
      <PageNotice page={page} />
      {page.state === 'loading' && <DeskLoading />}
      {page.state === 'ready' && (
        <Empty icon="search" title={t.unknown} action={{ text: adminText().accounts.title, href: hrefs.accounts }} />
      )}
    </AdminFrame>
  );
}

function AccountForm(props: { account: AccountListing }) {
  const { account } = props;
  const t = adminText().account;
  const [password, setPassword] = useState<string | null>(null);
  const form = useForm<AccountFields>({
    name: account.name,
    role: account.role,
    unitId: account.unitId ?? '',
    post: account.post ?? '',
  });
  const facts = accountOf(form.fields);
  const save = async (): Promise<string | null> => change(account.id, facts ?? {});
  const submit = async (): Promise<void> => {
    if (!(await form.submit(facts !== null, save))) return;
    announce(t.saved);
    go(hrefs.accounts.slice(1), 'replace');
  };
  if (password !== null)
    return (
      <AdminFrame place="accounts" title={t.resetTitle} paper>
        <PasswordOnce username={account.username} password={password} onDone={() => setPassword(null)} />
      </AdminFrame>
    );
  return (
    <FormPage
      {...form}
      place="accounts"
      title={account.name}
      from={hrefs.accounts}
      submit={commonText().act.save}
      onSubmit={() => void submit()}
      above={
        <p class="muted">
          {t.username}: <b>{account.username}</b>. {account.active ? t.isActive : t.isClosed}
        </p>
      }
      below={
        <>
          <Acts account={account} onReset={setPassword} />
          <AccountDevices accountId={account.id} />
        </>
      }
    >
      <AccountFieldset form={form} set={form.set} />
    </FormPage>
  );
}

/** Why it failed, or null. */
async function change(id: string, body: Record<string, unknown>): Promise<string | null> {
  const answer = await office.send<null>('PATCH', `/api/accounts/${id}`, body);
  refreshPages();
  return answer.ok ? null : problemWords(answer.problem);
}

function Acts(props: { account: AccountListing; onReset: (password: string) => void }) {
  const { account } = props;
  const t = adminText().account;
  const [asked, setAsked] = useState<'close' | 'reset' | null>(null);
  const isOwn = account.id === signedIn.value?.accountId;
  const reset = async (): Promise<string | null> => {
    const password = newPassword();
    const answer = await office.send<null>('POST', `/api/accounts/${account.id}/password`, await stretch(password));
    if (!answer.ok) return problemWords(answer.problem);
    props.onReset(password);
    return null;
  };
  const toggle = account.active ? t.close : t.reopen;
  return (
    <section class="stack stack--tight">
      <SectionHead title={t.more} />
      {isOwn ? (
        <p class="muted">{t.own}</p>
      ) : (
        <div class="admin-acts">
          <Button icon="key" onClick={() => setAsked('reset')}>
            {t.reset}
          </Button>
          <Button icon={account.active ? 'lock' : 'undo'} onClick={() => setAsked('close')}>
            {toggle}
          </Button>
        </div>
      )}
      <AskFirst
        open={asked === 'reset'}
        onClose={() => setAsked(null)}
        title={t.resetAsk(account.name)}
        text={t.resetText}
        act={t.reset}
        work={reset}
      />
      <AskFirst
        open={asked === 'close'}
        onClose={() => setAsked(null)}
        title={account.active ? t.closeAsk(account.name) : t.reopenAsk(account.name)}
        text={account.active ? t.closeText : t.reopenText}
        act={toggle}
        work={() => change(account.id, { active: !account.active })}
      />
    </section>
  );
}
