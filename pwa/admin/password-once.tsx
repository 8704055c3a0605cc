/** A password just made: shown this once, nowhere kept. */
import { useState } from 'preact/hooks';

import { adminText } from '../text/admin.ts';
import { commonText } from '../text/common.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Facts } from '../ui/fact-row.tsx';
import { announce } from '../ui/live-region.tsx';

export function PasswordOnce(
  props: { username: string; password: string } & ({ next: string } | { onDone: () => void }),
) {
  const t = adminText().password;
  const { username, password } = props;
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => {
    const isDone = await navigator.clipboard.writeText(t.message(username, password)).then(
      () => true,
      () => false,
    );
    setCopied(isDone);
    announce(isDone ? commonText().act.copied : t.copyFailed);
  };
  return (
    <div class="admin-column stack">
      <Card label={t.title}>
        <div class="stack">
          <Facts
            facts={[
              { key: 'username', label: adminText().account.username, value: username },
              { key: 'password', label: t.title, value: <code class="admin-password">{password}</code> },
            ]}
          />
          <p class="muted">{t.once}</p>
          <div class="admin-acts">
            <Button tall icon="document" onClick={() => void copy()}>
              {isCopied === true ? commonText().act.copied : t.copy}
            </Button>
            <Button
              kind="primary"
              href={'next' in props ? props.next : undefined}
              onClick={'onDone' in props ? props.onDone : undefined}
            >
              {commonText().act.done}
            </Button>
          </div>
          {isCopied === false && <p class="field__error">{t.copyFailed}</p>}
        </div>
      </Card>
    </div>
  );
}
