/** What a page of the server says of itself when it is not fresh: old, missing, refused. */
import type { Failure } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { personnelText } from '../text/personnel.ts';
import { Banner } from '../ui/banner.tsx';
import { Failed } from '../ui/failed.tsx';
import { type PageState, refreshPages } from './use-page.ts';
import { instantWords } from './words.ts';

export function PageNotice(props: {
  page: PageState<unknown>;
  /** Something this device keeps is shown instead. */
  hasKept?: boolean | undefined;
}) {
  const { page } = props;
  const t = personnelText().offline;
  if (page.state === 'failed' && !(props.hasKept === true && page.problem === 'offline'))
    return <NotRead problem={page.problem} />;
  if (page.state === 'loading' || (page.state === 'ready' && !page.stale)) return null;
  return (
    <div class="desk-notice">
      <Banner tone="amber" icon="wifi-off" title={t.title}>
        {page.state === 'ready' ? t.text(instantWords(page.asOf)) : t.onDevice}
      </Banner>
    </div>
  );
}

function NotRead(props: { problem: Failure['problem'] }) {
  const t = commonText().tell;
  const { problem } = props;
  const retry = { text: commonText().act.retry, onClick: refreshPages };
  if (problem === 'offline') return <Failed title={t.needsNetwork} text={personnelText().offline.none} retry={retry} />;
  if (problem.status === 403) return <Failed title={t.notAllowed} text={t.failedHint} />;
  if (problem.status === 404) return <Failed title={t.notFound} text={t.failedHint} />;
  return <Failed title={t.failed} text={t.failedHint} retry={retry} />;
}

/** Lines in the place of rows, so that nothing jumps when they come; they do not move. */
export function DeskLoading() {
  return (
    <div class="desk-loading" role="status">
      <span class="sr">{commonText().tell.loading}</span>
      {lines.map((line) => (
        <i key={line} />
      ))}
    </div>
  );
}

const lines = [0, 1, 2, 3, 4, 5];
