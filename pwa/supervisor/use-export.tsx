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
  const make: Make | null = count === null ? null : (told) => exportFindings(asked, count, told);
  return useExportOf(JSON.stringify(asked), make);
}

type Make = (told: (done: number) => void) => Promise<Exported>;

/** `key`: of which list, so that what was said of another one goes. `make` is null while nothing can be exported. */
export function useExportOf(key: string, make: Make | null): Export {
  const [work, setWork] = useState<Work>({ state: 'rest' });
  useEffect(() => setWork({ state: 'rest' }), [key]);
  const isBusy = work.state === 'making';
  async function run(): Promise<void> {
    if (make === null || isBusy) return;
    setWork({ state: 'making', done: 0 });
    const outcome = await make((done) => setWork({ state: 'making', done }));
    setWork({ state: 'told', outcome });
  }
  const start = (): void => void run();
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
