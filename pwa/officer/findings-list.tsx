import { useState } from 'preact/hooks';

import { fold } from '../../schema/fold.ts';
import { clock } from '../device/device.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { reportText } from '../text/report.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { formatNumber, formatTime } from '../ui/format.ts';
import { LedgerList } from '../ui/ledger-list.tsx';
import { Screen } from '../ui/screen.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { filterWords, isCounted, type RecapFilter } from './recap-filter.ts';
import { findingsOf, operationOf, shownName, zoneNow } from './rows.ts';
import { FindingLine } from './shown.tsx';

/** Rows drawn at once; a long raid is scrolled page by page. */
const pageRows = 100;
const searchFrom = 10;

/**
 * Every finding of the operation on this phone, the withdrawn ones too: nothing disappears. With a filter: those that
 * one figure of the recap counts.
 */
export function FindingsList(props: { operationId: string; filter: RecapFilter | null }) {
  const { operationId, filter } = props;
  const t = officerText();
  const common = commonText();
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(pageRows);
  const whole = findingsOf(operationId);
  const all = filter === null ? whole : whole.filter(({ body }) => isCounted(filter, body));
  const wanted = fold(query);
  const matching = wanted === '' ? all : all.filter((row) => fold(shownName(row.body, t.refusedName)).includes(wanted));
  return (
    <Screen
      skipLabel={common.skip}
      title={filter === null ? t.findingsTitle : common.word.finding}
      back={{ label: common.act.back, href: `#/operation/${operationId}${filter === null ? '' : '/recap'}` }}
      note={formatNumber(all.length, language.value)}
      under={
        all.length >= searchFrom && (
          <div class="find">
            <SearchField
              label={t.findName}
              placeholder={t.findName}
              value={query}
              onInput={setQuery}
              clearLabel={common.act.clearSearch}
            />
          </div>
        )
      }
    >
      {filter !== null && (
        <Filtered
          operationId={operationId}
          words={filterWords(
            filter,
            all.map(({ body }) => body),
          )}
        />
      )}
      {all.length === 0 && <Empty title={t.noFindings} text={t.noFindingsHint} />}
      {all.length > 0 && matching.length === 0 && <Empty icon="search" title={common.tell.noMatch} />}
      <LedgerList label={t.findingsTitle}>
        {matching.slice(0, shown).map((row) => (
          <FindingLine key={row.key} row={row} />
        ))}
      </LedgerList>
      {matching.length > shown && (
        <Button wide onClick={() => setShown(shown + pageRows)}>
          {common.act.more}
        </Button>
      )}
    </Screen>
  );
}

/** Which figure this is the list of, as of when, and the way to all. */
function Filtered(props: { operationId: string; words: string }) {
  const zone = operationOf(props.operationId)?.body.timeZone ?? zoneNow();
  return (
    <div class="section-head">
      <h2>
        {props.words}
        <span class="sub num">{commonText().tell.asOf(formatTime(clock.now(), zone, language.value))}</span>
      </h2>
      <a href={`#/operation/${props.operationId}/findings`}>{reportText().list.all}</a>
    </div>
  );
}
