/** The starting catalogue and calendar: fetched only when somebody asks for them, then saved like any other edit. */
import { useRef, useState } from 'preact/hooks';

import { findRow, save } from '../device/device.ts';
import { entryKey } from '../../schema/catalogue.ts';
import { numberWords } from '../personnel/words.ts';
import { adminText } from '../text/admin.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failed } from '../ui/failed.tsx';
import { Partly } from '../ui/partly.tsx';
import { savedWords } from './problem-words.ts';

type Work = { done: number; total: number; problem: string | null };
/** Saves what is not there yet, one after the other; gives why it stopped, or null. */
type Load = (tell: (done: number, total: number) => void) => Promise<string | null>;

async function loadCatalogue(tell: (done: number, total: number) => void): Promise<string | null> {
  const { startingCatalogue } = await import('../../schema/reference/catalogue.ts');
  const missing = startingCatalogue.filter(({ list, code }) => findRow('entry', entryKey(list, code)) === undefined);
  for (const [at, entry] of missing.entries()) {
    tell(at, missing.length);
    const saved = await save('catalogue.put', { version: null, settles: null, entry });
    if (!saved.ok) return savedWords(saved);
  }
  return null;
}

async function loadCalendars(tell: (done: number, total: number) => void): Promise<string | null> {
  const { startingCalendars } = await import('../../schema/reference/holidays.ts');
  const missing = startingCalendars.filter(({ year }) => findRow('calendar', String(year)) === undefined);
  for (const [at, calendar] of missing.entries()) {
    tell(at, missing.length);
    const saved = await save('calendar.put', { version: null, settles: null, calendar });
    if (!saved.ok) return savedWords(saved);
  }
  return null;
}

function useLoad(load: Load) {
  const [work, setWork] = useState<Work | null>(null);
  const busy = useRef(false);
  const start = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setWork({ done: 0, total: 0, problem: null });
    // A chunk that is not on this device yet cannot be had without network.
    const problem = await load((done, total) => setWork({ done, total, problem: null })).catch(
      () => adminText().problem.offline,
    );
    busy.current = false;
    setWork(problem === null ? null : { done: 0, total: 0, problem });
  };
  return { work, start: () => void start() };
}

export function LoadCatalogue() {
  const t = adminText().starting;
  const { work, start } = useLoad(loadCatalogue);
  return (
    <div class="admin-column stack">
      {work?.problem != null && <Failed title={adminText().notSaved} text={work.problem} />}
      {work !== null && work.problem === null ? (
        <Partly
          title={t.loading}
          text={t.progress(numberWords(work.done), numberWords(work.total))}
          done={work.done}
          total={work.total}
        />
      ) : (
        <>
          <Empty icon="note" title={t.catalogueNone} text={t.catalogueText} />
          <div>
            <Button kind="primary" icon="plus" onClick={start}>
              {t.catalogue}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** Beside other buttons: the calendar page has an own primary. */
export function LoadCalendars() {
  const t = adminText().starting;
  const { work, start } = useLoad(loadCalendars);
  return (
    <>
      {work?.problem != null && <Failed title={adminText().notSaved} text={work.problem} />}
      <Button icon="calendar" disabled={work !== null && work.problem === null} onClick={start}>
        {t.calendar}
      </Button>
    </>
  );
}
