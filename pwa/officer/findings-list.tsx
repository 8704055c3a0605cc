import { useState } from 'preact/hooks';

import { fold } from '../../schema/fold.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { officerText } from '../text/officer.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { formatNumber } from '../ui/format.ts';
import { LedgerList } from '../ui/ledger-list.tsx';
import { Screen } from '../ui/screen.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { findingsOf, shownName } from './rows.ts';
import { FindingLine } from './shown.tsx';

/** Rows drawn at once; a long raid is scrolled page by page. */
const pageRows = 100;
const searchFrom = 10;

/** Every finding of the operation on this phone, the withdrawn ones too: nothing disappears. */
export function FindingsList(props: { operationId: string }) {
  const { operationId } = props;
  const t = officerText();
  const common = commonText();
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(pageRows);
  const all = findingsOf(operationId);
  const wanted = fold(query);
  const matching = wanted === '' ? all : all.filter((row) => fold(shownName(row.body, t.refusedName)).includes(wanted));
  return (
    <Screen
      skipLabel={common.skip}
      title={t.findingsTitle}
      back={{ label: common.act.back, href: `#/operation/${operationId}` }}
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
