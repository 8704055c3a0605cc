/** One case on one page: who, what was noted, where it stands, who did what and when, and what to do next. */
import { useState } from 'preact/hooks';

import { commonText } from '../text/common.ts';
import { Button } from '../ui/button.tsx';
import { CaseColumns } from '../ui/case-head.tsx';
import { Dock } from '../ui/dock.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { isWide } from '../ui/viewport.ts';
import { CaseDates, CaseFacts, CasePhotos, CaseSignature } from './case-facts.tsx';
import { CaseHistory } from './case-history.tsx';
import { actionsOf, actionWord, CasePanel } from './case-panel.tsx';
import { CaseLanes, CaseTop } from './case-top.tsx';
import { CaseTwins } from './case-twins.tsx';
import { type CaseView, useCase } from './case-view.ts';
import { CaseWarnings } from './case-warnings.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { DeskLoading, PageNotice } from './page-notice.tsx';
import { SavedNote } from './saved-note.tsx';
import { queueHref } from './ways.ts';
import * as words from './words.ts';

/** Also for heads of offices; it offers each person what he may do. */
export function CasePage(props: { caseId: string }) {
  const { caseId } = props;
  const { page, view } = useCase(caseId);
  const [saved, setSaved] = useState<{ caseId: string; mutationId: string } | null>(null);
  const onSaved = (mutationId: string): void => setSaved({ caseId, mutationId });
  const savedId = saved?.caseId === caseId ? saved.mutationId : null;
  const back = { label: commonText().act.back, href: queueHref({ queue: view?.now.state ?? 'open' }) };
  const title = words.caseName(caseId);
  const asOf = page.state === 'ready' ? words.asOfWords(page.asOf) : undefined;
  if (view === null)
    return (
      <DeskFrame place={null} title={title} back={back} paper>
        <PageNotice page={page} />
        {page.state === 'loading' && <DeskLoading />}
      </DeskFrame>
    );
  return (
    <DeskFrame
      place={view.now.state}
      title={title}
      asOf={asOf}
      back={back}
      paper
      flush
      head={<CaseTop view={view} asOf={asOf} />}
      dock={!isWide.value && <PhoneAct view={view} onSaved={onSaved} savedId={savedId} />}
    >
      <PageNotice page={page} hasKept />
      <CaseLanes view={view} />
      <CaseWarnings view={view} />
      <CaseTwins view={view} onSaved={onSaved} />
      <CaseColumns
        history={<CaseHistory view={view} />}
        papers={
          <>
            <CaseDates file={view.now} />
            <CaseFacts view={view} />
            <CasePhotos view={view} />
            <CaseSignature view={view} />
          </>
        }
        act={
          isWide.value && (
            <>
              {savedId !== null && <SavedNote mutationId={savedId} />}
              <CasePanel view={view} onSaved={onSaved} />
            </>
          )
        }
      />
    </DeskFrame>
  );
}

/** On a phone the actions rise from the dock. */
function PhoneAct(props: { view: CaseView; onSaved: (id: string) => void; savedId: string | null }) {
  const { view, savedId } = props;
  const [isOpen, setOpen] = useState(false);
  const [first] = actionsOf(view);
  if (first === undefined && savedId === null) return null;
  return (
    <>
      <Dock column>
        {savedId !== null && <SavedNote mutationId={savedId} />}
        {first !== undefined && (
          <Button kind="primary" wide onClick={() => setOpen(true)}>
            {actionWord(first, view.now)}
          </Button>
        )}
      </Dock>
      <Sheet
        open={isOpen}
        title={words.personName(view.now.subject)}
        closeLabel={commonText().act.close}
        onClose={() => setOpen(false)}
      >
        <CasePanel
          view={view}
          onSaved={(id) => {
            setOpen(false);
            props.onSaved(id);
          }}
        />
      </Sheet>
    </>
  );
}
