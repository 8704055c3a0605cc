/** The roster: what is current, a new file into it, the import under way, and the way back. */
import { rosterImportText } from '../text/roster-import.ts';
import { Button } from '../ui/button.tsx';
import { Partly } from '../ui/partly.tsx';
import { numberWords } from '../personnel/words.ts';
import { AdminFrame } from './admin-frame.tsx';
import { RosterApplying, RosterDone } from './roster-applying.tsx';
import { RosterChoose } from './roster-choose.tsx';
import { RosterPreviewPage } from './roster-preview.tsx';
import { RosterVersions } from './roster-versions.tsx';
import { cancelImport, stage } from './roster-state.ts';

export function RosterPage() {
  const t = rosterImportText();
  const shown = stage.value;
  switch (shown.at) {
    case 'choose':
      return (
        <AdminFrame place="roster" title={t.title}>
          <RosterChoose shown={shown} />
          <RosterVersions />
        </AdminFrame>
      );
    case 'reading':
      return (
        <AdminFrame place="roster" title={t.title}>
          <div class="admin-column stack">
            <Reading employees={shown.employees} fileName={shown.fileName} />
            <div>
              <Button onClick={cancelImport}>{t.cancel}</Button>
            </div>
          </div>
        </AdminFrame>
      );
    case 'preview':
      return <RosterPreviewPage shown={shown} />;
    case 'applying':
    case 'stopped':
      return <RosterApplying shown={shown} />;
    case 'done':
      return <RosterDone shown={shown} />;
  }
}

/** How many there are in all is known only at the end, so the bar stands and the number grows. */
function Reading(props: { fileName: string; employees: number }) {
  const t = rosterImportText().reading;
  return <Partly title={t.title(props.fileName)} text={t.text(numberWords(props.employees))} done={0} total={1} />;
}
