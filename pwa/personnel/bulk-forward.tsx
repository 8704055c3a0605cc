/** Forwarding many: each to its own person's superior, as the server names him. */
import { useEffect, useState } from 'preact/hooks';

import type { Candidate, CaseFile } from '../../schema/api.ts';
import { transitions } from '../../schema/case.ts';
import type { Body } from '../../schema/mutation.ts';
import { personnelText } from '../text/personnel.ts';
import { FilterSelect } from '../ui/filter-select.tsx';
import { Partly } from '../ui/partly.tsx';
import { mayDoTo } from './actor.ts';
import { useBulkSave } from './bulk-save.ts';
import { BulkSheet } from './bulk-sheet.tsx';
import { seenOf } from './case-acts.tsx';
import { deadlines } from './deadlines.ts';
import type { DeskRow } from './listing.ts';
import { readPage } from './use-page.ts';
import * as words from './words.ts';

type BulkProps = { open: boolean; rows: readonly DeskRow[]; onClose: () => void; onDone: () => void };

/** Null: the case could not be read. */
type Superiors = ReadonlyMap<string, readonly Candidate[] | null>;

export function BulkForward(props: BulkProps) {
  return props.open ? <Opened {...props} /> : null;
}

function Opened(props: BulkProps) {
  const t = personnelText().bulk;
  // The rows as they were when the sheet was opened: saving moves them out of the list.
  const [rows] = useState(() => props.rows.filter(isForwardable));
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const superiors = useSuperiors(rows);
  const saving = useBulkSave('case.forward');
  const bodies = rows.flatMap((row) => bodyOf(row, superiors, chosen) ?? []);
  const isReading = superiors.size < rows.length;
  return (
    <BulkSheet
      open
      onClose={props.onClose}
      title={t.forwardTitle}
      submit={t.forwardMany(words.numberWords(bodies.length))}
      count={isReading ? rows.length : bodies.length}
      skipped={props.rows.length - rows.length}
      saving={isReading ? { ...saving, isBusy: true } : saving}
      onSubmit={() => void saving.saveAll(bodies).then((failed) => failed === 0 && props.onDone())}
    >
      <p>{t.forwardText}</p>
      {isReading ? (
        <Partly
          title={t.reading}
          text={t.progress(words.numberWords(superiors.size), words.numberWords(rows.length))}
          done={superiors.size}
          total={rows.length}
        />
      ) : (
        <ul class="bulk-list">
          {rows.map((row) => (
            <li key={row.now.id}>
              <b>{words.personName(row.now.subject)}</b>
              <SuperiorOf
                row={row}
                candidates={superiors.get(row.now.id) ?? null}
                chosen={chosen.get(row.now.id)}
                onChange={(id) => setChosen(new Map(chosen).set(row.now.id, id))}
              />
            </li>
          ))}
        </ul>
      )}
    </BulkSheet>
  );
}

function SuperiorOf(props: {
  row: DeskRow;
  candidates: readonly Candidate[] | null;
  chosen: string | undefined;
  onChange: (accountId: string) => void;
}) {
  const { candidates } = props;
  const t = personnelText().bulk;
  if (candidates === null) return <span class="muted">{t.notReadable}</span>;
  const [first] = candidates;
  if (first === undefined) return <span class="muted">{t.noSuperior}</span>;
  if (candidates.length === 1) return <span>{words.personWords(first)}</span>;
  return (
    <FilterSelect
      label={t.superiorFor(words.personName(props.row.now.subject))}
      value={props.chosen ?? first.accountId}
      onChange={props.onChange}
      options={candidates.map((one) => ({ value: one.accountId, label: words.personWords(one) }))}
    />
  );
}

function isForwardable({ now, listing }: DeskRow): boolean {
  const waits = deadlines().setting?.forwardBeforeValidation === false && listing.operationState !== 'validated';
  return transitions['case.forward'].from.includes(now.state) && mayDoTo('case.forward', now) && !waits;
}

function bodyOf(row: DeskRow, superiors: Superiors, chosen: ReadonlyMap<string, string>): Body<'case.forward'> | null {
  const candidates = superiors.get(row.now.id) ?? [];
  const superior = candidates.find((one) => one.accountId === chosen.get(row.now.id)) ?? candidates[0];
  return superior === undefined ? null : { ...seenOf(row), superior, note: null };
}

/** One file after the other: opening a person's file is logged, so none is opened that is not needed. */
function useSuperiors(rows: readonly DeskRow[]): Superiors {
  const [known, setKnown] = useState<Superiors>(new Map());
  useEffect(() => {
    let isWanted = true;
    const readAll = async (): Promise<void> => {
      for (const row of rows) {
        if (!isWanted) return;
        const page = await readPage<CaseFile>(`/api/cases/${row.now.id}`);
        const found = page.state === 'ready' ? page.value.superiors : null;
        setKnown((now) => new Map(now).set(row.now.id, found));
      }
    };
    void readAll();
    return () => {
      isWanted = false;
    };
  }, [rows]);
  return known;
}
