import { commonText } from '../text/common.ts';
import { officerText } from '../text/officer.ts';
import { Empty } from '../ui/empty.tsx';
import { Screen } from '../ui/screen.tsx';

export function NotFound() {
  const t = commonText();
  return (
    <Screen skipLabel={t.skip} title={t.app} back={{ label: t.act.back, href: '#/' }}>
      <Empty
        icon="search"
        title={t.tell.notFound}
        action={{ text: officerText().operations.title, href: '#/operations' }}
      />
    </Screen>
  );
}
