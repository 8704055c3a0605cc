/** The download button's work and what it says meanwhile. */
import { useEffect, useState } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import { numberWords } from '../personnel/words.ts';
import { supervisorText } from '../text/supervisor.ts';
import { commonText } from '../text/common.ts';
import { Banner } from '../ui/banner.tsx';
import { Failed } from '../ui/failed.tsx';
import { type Exported, exportFindings } from './export-findings.ts';
import type { FindingsAsked } from './ways.ts';

type Work = { state: 'rest' } | { state: 'making'; done: number } | { state: 'told'; outcome: Exported };

export type Export = { start: () => void; isBusy: boolean; notice: preact.ComponentChildren };

/** `count`: what the list counts; null while that is not known, then nothing can be exported yet. */
export function useExport(asked: FindingsAsked, count: number | null): Export {
  const [work, setWork] = useState<Work>({ state: 'rest' });
  const key = JSON.stringify(asked);
  useEffect(() => setWork({ state: 'rest' }), [key]);
  const isBusy = work.state === 'making';
  async function make(): Promise<void> {
    if (count === null || isBusy) return;
    setWork({ state: 'making', done: 0 });
    const outcome = await exportFindings(asked, count, (done) => setWork({ state: 'making', done }));
    setWork({ state: 'told', outcome });
  }
  const start = (): void => void make();
  return { start, isBusy, notice: <ExportNotice work={work} close={() => setWork({ state: 'rest' })} retry={start} /> };
}

function ExportNotice(props: { work: Work; close: () => void; retry: () => void }) {
  const { work } = props;
  const t = supervisorText().export;
  if (work.state === 'rest') return null;
  if (work.state === 'making') return <Banner icon="download">{t.making(numberWords(work.done))}</Banner>;
  const close = { label: commonText().act.close, onClick: props.close };
  const { outcome } = work;
  if (outcome.ok)
    return (
      <Banner icon="download" close={close}>
        {t.done(numberWords(outcome.count))}
      </Banner>
    );
  if (outcome.why === 'tooMany')
    return (
      <Banner tone="amber" close={close}>
        {t.tooMany(numberWords(limits.exportRowsMax))}
      </Banner>
    );
  return <Failed title={t.failed} text={t.failedText} retry={{ text: commonText().act.retry, onClick: props.retry }} />;
}
