import { commonText } from '../text/common.ts';
import { personnelText } from '../text/personnel.ts';
import { Empty } from '../ui/empty.tsx';
import { DeskFrame } from './desk-frame.tsx';

/** An address that leads nowhere: an old link, a mistyped one. */
export function NoSuchPage() {
  const t = commonText().tell;
  return (
    <DeskFrame place={null} title={t.notFound}>
      <Empty icon="search" title={t.notFound} action={{ text: personnelText().queue.open, href: '#/perkara' }} />
    </DeskFrame>
  );
}
