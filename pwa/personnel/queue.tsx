/** The desk's list: what is to be done, by when, with the highlighted case beside it on wide screens. */
import { useEffect, useState } from 'preact/hooks';

import { go } from '../route.ts';
import { commonText } from '../text/common.ts';
import { personnelText } from '../text/personnel.ts';
import { BulkBar } from '../ui/bulk-bar.tsx';
import { Empty } from '../ui/empty.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Pager } from '../ui/pager.tsx';
import { isWide } from '../ui/viewport.ts';
import { currentActor } from './actor.ts';
import { BulkAssign } from './bulk-assign.tsx';
import { BulkForward } from './bulk-forward.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { DeskLoading, PageNotice } from './page-notice.tsx';
import { QueuePeek } from './queue-peek.tsx';
import { QueueTable } from './queue-table.tsx';
import { QueueTools, showWhole } from './queue-tools.tsx';
import { hasPeek } from './room.ts';
import { type CasesShown, useCases } from './use-cases.ts';
import { endSearchBut, searchedIn } from './search.ts';
import { type Asked, caseHref, casePath } from './ways.ts';
import * as words from './words.ts';

/** Also for heads of offices: they see their own people's cases and do what the table of permissions lets them. */
export function Queue(props: { asked: Asked }) {
  const { queue } = props.asked;
  const asked = { ...props.asked, search: searchedIn(queue) };
  const t = personnelText();
  useEffect(() => endSearchBut(queue), [queue]);
  const shown = useCases(asked);
  const selection = useSelection(asked, shown);
  const [lit, setLit] = useState<string | null>(null);
  const [isFinding, setFinding] = useState(false);
  const { rows, counts, page } = shown;
  const litRow = rows.find((row) => row.now.id === lit) ?? rows[0];
  const peekRow = hasPeek.value ? litRow : undefined;
  const isNarrowed = asked.search !== undefined || asked.unitId !== undefined || asked.violation !== undefined;
  // The server counts under the same search and filters as it lists.
  const total = counts?.[asked.queue] ?? null;
  const hasTools = isWide.value || isFinding || isNarrowed;
  return (
    <DeskFrame
      place={asked.queue}
      counts={isNarrowed ? undefined : counts}
      title={t.queue[asked.queue]}
      count={total === null ? undefined : t.cases(words.numberWords(total))}
      asOf={page.state === 'ready' ? words.asOfWords(page.asOf) : undefined}
      phoneActions={
        <IconButton icon="search" label={t.findTools} pressed={isFinding} onClick={() => setFinding(!isFinding)} />
      }
      tools={hasTools && <QueueTools asked={asked} autoFocus={isFinding} />}
      aside={peekRow && <QueuePeek row={peekRow} />}
      bulk={selection.bar}
    >
      <PageNotice page={page} hasKept={rows.length > 0} />
      {page.state === 'loading' && <DeskLoading />}
      {page.state === 'ready' && rows.length === 0 && <NoCases asked={asked} isNarrowed={isNarrowed} />}
      {rows.length > 0 && (
        <>
          <QueueTable
            queue={asked.queue}
            rows={rows}
            hasMore={shown.more !== null}
            openKey={peekRow?.now.id}
            open={(row) =>
              // The first press shows it beside the list, the second opens it; a narrow screen opens at once. A button
              // both times: one that turned into a link under the finger would lose the focus.
              peekRow === undefined
                ? { href: caseHref(row.now.id) }
                : { onClick: () => (row.now.id === peekRow.now.id ? go(casePath(row.now.id)) : setLit(row.now.id)) }
            }
            select={selection.select}
          />
          <Pager
            text={
              total === null
                ? t.cases(words.numberWords(rows.length))
                : commonText().tell.shownOf(words.numberWords(rows.length), words.numberWords(total))
            }
            more={shown.more === null ? undefined : { text: commonText().act.more, onClick: shown.more }}
          />
        </>
      )}
      {selection.sheet}
    </DeskFrame>
  );
}

function NoCases(props: { asked: Asked; isNarrowed: boolean }) {
  const { asked } = props;
  if (!props.isNarrowed)
    return <Empty icon="check" title={personnelText().emptyQueue[asked.queue]} text={emptyHint(asked.queue)} />;
  return (
    <Empty
      icon="search"
      title={commonText().tell.noMatch}
      text={commonText().tell.noMatchHint}
      action={{ text: personnelText().resetFilters, onClick: () => showWhole(asked.queue) }}
    />
  );
}

/** What comes from the field comes into these two; the others fill by what is done at the desk, or left undone. */
function emptyHint(queue: Asked['queue']): string | undefined {
  return queue === 'open' || queue === 'new' ? personnelText().emptyHint : undefined;
}

/** Many at once is a matter of the desk: personnel only, and with a table before them. */
function useSelection(asked: Asked, { rows }: CasesShown) {
  const t = personnelText();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [sheet, setSheet] = useState<'forward' | 'assign' | null>(null);
  useEffect(() => setChosen(new Set()), [asked.queue]);
  const isOffered = isWide.value && currentActor()?.role === 'personnel' && asked.queue !== 'closed';
  const picked = rows.filter((row) => chosen.has(row.now.id));
  const clear = (): void => setChosen(new Set());
  const close = (): void => setSheet(null);
  const finish = (): void => {
    close();
    clear();
  };
  const isMostlyNew = picked.filter((row) => row.now.state === 'new').length * 2 > picked.length;
  return {
    select: isOffered ? { chosen, onChange: setChosen } : undefined,
    bar: isOffered && picked.length > 0 && (
      <BulkBar
        label={t.selectedActions}
        count={commonText().tell.chosen(words.numberWords(picked.length))}
        actions={[
          {
            key: 'forward',
            text: t.bulk.forward,
            icon: 'forward',
            main: isMostlyNew,
            onClick: () => setSheet('forward'),
          },
          { key: 'assign', text: t.bulk.assign, icon: 'person', main: !isMostlyNew, onClick: () => setSheet('assign') },
        ]}
        clear={{ label: commonText().act.clearChoice, onClick: clear }}
      />
    ),
    sheet: (
      <>
        <BulkForward open={sheet === 'forward'} rows={picked} onClose={close} onDone={finish} />
        <BulkAssign open={sheet === 'assign'} rows={picked} onClose={close} onDone={finish} />
      </>
    ),
  };
}
