/** What was done on the spot and what was formally decided: two things that must never look alike. */
import type { CaseRow } from '../../schema/case.ts';
import { caseText } from '../text/case.ts';
import { FormalBox } from '../ui/formal-box.tsx';
import { SpotBox } from '../ui/spot-box.tsx';
import { chosenWords, dateWords } from './words.ts';

export function CaseBoxes(props: { file: CaseRow }) {
  const { file } = props;
  const t = caseText().head;
  return (
    <>
      <SpotBox kind={t.spot} title={chosenWords(file.facts.action)}>
        {t.spotBy(file.authorName, dateWords(file.on))}
      </SpotBox>
      <FormalBox kind={t.formal} title={t.none} none>
        {isCivilServant(file) ? t.formalNone : t.formalOther}
      </FormalBox>
    </>
  );
}

/** Employment status selects the rule set: PP 94/2021 is for PNS and those on probation. */
export function isCivilServant(file: CaseRow): boolean {
  return file.status === 'PNS' || file.status === 'CPNS';
}
