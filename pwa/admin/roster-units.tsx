/** Units that the file names and the office does not have: created here in one go, then the file is compared again. */
import { useEffect, useRef, useState } from 'preact/hooks';

import { limits } from '../../schema/limits.ts';
import { revision, rowState, save } from '../device/device.ts';
import { numberWords } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { rosterImportText } from '../text/roster-import.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { Failed } from '../ui/failed.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { savedWords } from './problem-words.ts';
import type { UnknownUnit } from './roster-import.ts';
import { compareAgain } from './roster-state.ts';
import { treeOf, unitIdOf, unitOptions, unitRows } from './units.ts';

export function UnknownUnits(props: { units: readonly UnknownUnit[] }) {
  const { units } = props;
  const t = rosterImportText().units;
  const [isOpen, setOpen] = useState(false);
  const waiting = unsentUnits(revision.value);
  useComparedWhenSent(waiting);
  const rows = units.reduce((sum, unit) => sum + unit.rows, 0);
  return (
    <>
      <Banner
        tone="amber"
        title={t.title(numberWords(units.length), numberWords(rows))}
        actions={
          waiting === 0 ? (
            <Button kind="text" onClick={() => setOpen(true)}>
              {t.create}
            </Button>
          ) : undefined
        }
      >
        {waiting === 0 ? t.text : t.waiting(numberWords(waiting))}
      </Banner>
      <CreateUnits open={isOpen} units={units} onClose={() => setOpen(false)} />
    </>
  );
}

function unsentUnits(_revision: number): number {
  return unitRows(_revision).filter((unit) => rowState('unit', unit.id) === 'waiting').length;
}

/** The server refuses an employee of a unit it does not know yet, so the new comparison waits for the sending. */
function useComparedWhenSent(waiting: number): void {
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting === 0 && before.current > 0) void compareAgain();
    before.current = waiting;
  }, [waiting]);
}

function CreateUnits(props: { open: boolean; units: readonly UnknownUnit[]; onClose: () => void }) {
  const { units } = props;
  const t = rosterImportText().units;
  const known = unitRows(revision.value);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [parentId, setParentId] = useState(() => treeOf(known)[0]?.unit.id ?? '');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = units.filter((unit) => !left.has(unit.ref));

  const create = async (): Promise<void> => {
    setBusy(true);
    const taken = new Set(known.map((unit) => unit.id));
    let failed: string | null = null;
    for (const unit of chosen) {
      const id = idOf(unit, taken);
      taken.add(id);
      const facts = {
        id,
        name: unit.name.slice(0, limits.lineMax),
        shortName: unit.name.slice(0, limits.nameMax).trim(),
        parentId: parentId === '' ? null : parentId,
        externalId: unit.ref === unit.name || unit.ref.length > 60 ? null : unit.ref,
        retired: false,
      };
      const saved = await save('unit.put', { version: null, settles: null, unit: facts });
      // What is made is not made again, should another one fail.
      if (saved.ok) setLeft((refs) => toggled(refs, unit.ref, true));
      else failed = savedWords(saved);
    }
    setBusy(false);
    setProblem(failed);
    if (failed === null) props.onClose();
  };

  return (
    <Sheet
      open={props.open}
      onClose={props.onClose}
      title={t.create}
      closeLabel={commonText().act.close}
      dialog
      actions={
        <>
          <Button onClick={props.onClose}>{commonText().act.cancel}</Button>
          <Button kind="primary" disabled={isBusy || chosen.length === 0} onClick={() => void create()}>
            {t.createCount(numberWords(chosen.length))}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p class="muted">{t.check}</p>
        {problem !== null && <Failed title={rosterImportText().units.failed} text={problem} />}
        {known.length > 0 && (
          <SelectField label={t.parent} value={parentId} onChange={setParentId} options={unitOptions(known, null)} />
        )}
        <div>
          {units.map((unit) => (
            <CheckBox
              key={unit.ref}
              label={unit.name}
              hint={t.rows(numberWords(unit.rows))}
              checked={!left.has(unit.ref)}
              onChange={(isChosen) => setLeft(toggled(left, unit.ref, !isChosen))}
            />
          ))}
        </div>
      </div>
    </Sheet>
  );
}

/** The national id where it can be one of ours. */
function idOf({ ref, name }: UnknownUnit, taken: ReadonlySet<string>): string {
  return ref !== name && /^[A-Za-z0-9._-]{1,60}$/.test(ref) && !taken.has(ref) ? ref : unitIdOf(name, taken);
}

function toggled(set: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(key);
  else next.delete(key);
  return next;
}
