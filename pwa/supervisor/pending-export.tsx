/** The download button of a list of what waits, for both rooms that show one, and what it says meanwhile. */
import type { PageState } from '../personnel/use-page.ts';
import { supervisorText } from '../text/supervisor.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Tools } from '../ui/office-nav.tsx';
import { exportConflicts, exportHeld } from './export-pending.ts';
import type { PendingWords } from './pending-csv.ts';
import { useExportOf } from './use-export.tsx';

export function usePendingExport(what: 'conflicts' | 'held', page: PageState<{ total: number }>, words: PendingWords) {
  const count = page.state === 'ready' ? page.value.total : 0;
  const make = what === 'held' ? exportHeld : exportConflicts;
  const work = useExportOf(what, count === 0 ? null : (told) => make(count, words, told));
  const button = (edged: boolean) => (
    <IconButton
      icon="download"
      label={supervisorText().export.action}
      edged={edged}
      size={edged ? 18 : undefined}
      onClick={work.start}
      disabled={work.isBusy}
    />
  );
  // Nothing waits: nothing to download.
  if (count === 0) return { phoneActions: undefined, tools: undefined, notice: work.notice };
  return {
    phoneActions: button(false),
    tools: (
      <div class="only-wide">
        <Tools end={<span class="tools__end">{button(true)}</span>}>{null}</Tools>
      </div>
    ),
    notice: work.notice,
  };
}
