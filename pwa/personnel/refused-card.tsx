/** What the server refused or holds, of this device's own: why, and a copy to take along. */
import { thingOf } from '../../schema/thing.ts';
import { type AttentionItem as Item, exportItem, setAside } from '../device/device.ts';
import { saveFile } from '../save-file.ts';
import { personnelText } from '../text/personnel.ts';
import { AttentionItem } from '../ui/attention-item.tsx';
import { codeWords } from './case-form.ts';
import { kindWord } from './case-history.tsx';
import { caseHref } from './ways.ts';
import * as words from './words.ts';

export function RefusedCard(props: { item: Item }) {
  const { mutation, outcome, code } = props.item;
  const t = personnelText().conflict;
  const thing = thingOf(mutation);
  const open = thing === null ? [] : [{ key: 'open', text: t.openCase, href: caseHref(thing) }];
  const aside =
    outcome === 'rejected'
      ? [{ key: 'aside', text: t.aside, icon: 'check' as const, onClick: () => void setAside(mutation.id) }]
      : [];
  return (
    <AttentionItem
      happened={outcome === 'held' ? t.held : t.rejected}
      title={kindWord(mutation.kind)}
      note={`${thing === null ? '' : `${words.caseName(thing)}, `}${words.instantWords(mutation.at)}`}
      why={outcome === 'held' ? t.heldWhy : codeWords(code)}
      actions={[
        ...open,
        ...aside,
        { key: 'export', text: t.export, icon: 'download', onClick: () => saveCopy(mutation.id) },
      ]}
    />
  );
}

/** The mutation as a file, as this device holds it. */
function saveCopy(id: string): void {
  const blob = exportItem(id);
  if (blob !== null) saveFile(blob, `sidak-${id}.json`);
}
