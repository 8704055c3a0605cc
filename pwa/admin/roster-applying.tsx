/** Applying: how far it is, what stopped it and how to go on, and that it is done. */
import { useState } from 'preact/hooks';

import type { Failure } from '../device/device.ts';
import { clock } from '../device/device.ts';
import { instantWords, numberWords } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { rosterImportText } from '../text/roster-import.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Failed } from '../ui/failed.tsx';
import { Partly } from '../ui/partly.tsx';
import { Stamp } from '../ui/stamp.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { problemWords } from './problem-words.ts';
import { summaryWords } from './roster-versions.tsx';
import { cancelImport, goOn, previewUndo, type Stage } from './roster-state.ts';

export function RosterApplying(props: { shown: Extract<Stage, { at: 'applying' | 'stopped' }> }) {
  const { shown } = props;
  const t = rosterImportText().applying;
  const done = t.done(numberWords(shown.done), numberWords(shown.total));
  const mustBegin = shown.at === 'stopped' && !canGoOn(shown.problem);
  return (
    <AdminFrame place="roster" title={t.title} paper>
      <div class="admin-column stack">
        {shown.at === 'stopped' && (
          <Failed
            title={mustBegin ? t.refused : t.stopped}
            text={`${problemWords(shown.problem)} ${mustBegin ? t.refusedText : t.stoppedText}`}
          />
        )}
        <Partly title={t.title} text={`${done} ${t.nothingYet}`} done={shown.done} total={shown.total} />
        {shown.at === 'stopped' && (
          <div class="admin-acts">
            <Button tall onClick={cancelImport}>
              {rosterImportText().cancel}
            </Button>
            {!mustBegin && (
              <Button kind="primary" onClick={() => void goOn()}>
                {commonText().act.continue}
              </Button>
            )}
          </div>
        )}
      </div>
    </AdminFrame>
  );
}

/** What may pass by itself; everything else would be refused again. */
function canGoOn(problem: Failure['problem']): boolean {
  return problem === 'offline' || ['busy', 'internal', 'session_expired', 'hash_mismatch'].includes(problem.code);
}

export function RosterDone(props: { shown: Extract<Stage, { at: 'done' }> }) {
  const { overview, version } = props.shown;
  const t = rosterImportText();
  const [when] = useState(() => instantWords(clock.now()));
  return (
    <AdminFrame place="roster" title={t.done.title} paper>
      <div class="admin-column stack">
        <Card label={t.done.title}>
          <div class="stack">
            <div>
              <Stamp word={t.done.stamp} when={when} fresh />
            </div>
            <p role="status">
              {t.done.text(String(version))} {summaryWords(overview.counts)}
            </p>
          </div>
        </Card>
        <div class="admin-acts">
          <Button
            tall
            icon="undo"
            onClick={() => void previewUndo(version, t.undo.source(t.versions.name(String(version))))}
          >
            {t.undo.button}
          </Button>
          <Button kind="primary" onClick={cancelImport}>
            {commonText().act.done}
          </Button>
        </div>
      </div>
    </AdminFrame>
  );
}
