import { adminText } from '../text/admin.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

/** The thing has changed since the form was opened. Saving on is allowed; it then becomes a conflict to settle. */
export function MovedNotice(props: { onAnew: () => void }) {
  const t = adminText().moved;
  return (
    <Banner
      tone="amber"
      title={t.title}
      actions={
        <Button kind="text" onClick={props.onAnew}>
          {t.anew}
        </Button>
      }
    >
      {t.text}
    </Banner>
  );
}
