/** What makes this case different from others, and what to do about it. */
import { caseText } from '../text/case.ts';
import { Banner } from '../ui/banner.tsx';
import { isBeforeValidation } from './case-panel.tsx';
import type { CaseView } from './case-view.ts';
import { whyWords } from './words.ts';

export function CaseWarnings(props: { view: CaseView }) {
  const { now, finding, file } = props.view;
  const t = caseText().warn;
  const withdrawn = finding?.body.withdrawn;
  const isOpen = now.state !== 'closed';
  const isUnvalidated = now.state === 'new' && file.operation !== null && file.operation.state !== 'validated';
  const notices = [
    isOpen && now.flags.includes('findingWithdrawn') && (
      <Banner key="withdrawn" tone="amber" title={t.withdrawnTitle}>
        {withdrawn ? `${t.withdrawn(withdrawn.by, whyWords(withdrawn.why))}. ` : ''}
        {t.withdrawnDo}
      </Banner>
    ),
    now.flags.includes('keptWithdrawn') && now.outcome === 'joined' && (
      <Banner key="kept" tone="amber" title={t.keptTitle}>
        {t.kept}
      </Banner>
    ),
    isUnvalidated && (
      <Banner key="unvalidated" tone="blue" title={t.notValidatedTitle}>
        {isBeforeValidation(props.view) ? t.notValidatedWait : t.notValidated}
      </Banner>
    ),
  ].filter((notice) => notice !== false);
  return notices.length === 0 ? null : <div class="case-notices stack stack--tight">{notices}</div>;
}
