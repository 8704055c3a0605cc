/** One finding: what was seen, what was said on the spot, what is doubtful, how far it is. */
import type { ComponentChildren } from 'preact';

import type { FindingListing } from '../../schema/api.ts';
import { hasCase, nameOf } from '../../schema/finding.ts';
import { account } from '../device/device.ts';
import { FindingPhotos } from '../finding-photos.tsx';
import { FindingSignature } from '../finding-signature.tsx';
import { fixFact } from '../fix-words.ts';
import { deadlines } from '../personnel/deadlines.ts';
import { caseHref } from '../personnel/ways.ts';
import { chosenWords, numberWords, statusWord } from '../personnel/words.ts';
import { commonText } from '../text/common.ts';
import { language } from '../text/language.ts';
import { photoText } from '../text/photo.ts';
import { signatureText } from '../text/signature.ts';
import { supervisorText } from '../text/supervisor.ts';
import { Facts } from '../ui/fact-row.tsx';
import { formatInstant, zoneLabel } from '../ui/format.ts';
import { Nip } from '../ui/nip.tsx';
import { RowLink } from '../ui/row-link.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { SpotBox } from '../ui/spot-box.tsx';
import { Tag } from '../ui/tag.tsx';
import { hasDesk } from './frame.tsx';
import { operationHref } from './ways.ts';
import { codeOf, findingOffice, followUpOfListing, rowNow } from './words.ts';

export function FindingSheet(props: { listing: FindingListing | null; onClose: () => void }) {
  const { listing } = props;
  return (
    <Sheet
      open={listing !== null}
      onClose={props.onClose}
      title={listing === null ? '' : nameOf(listing.finding.subject)}
      closeLabel={commonText().act.close}
    >
      {listing !== null && <Inside listing={listing} />}
    </Sheet>
  );
}

function Inside({ listing }: { listing: FindingListing }) {
  const t = supervisorText();
  const { finding } = listing;
  const { action } = finding.facts;
  const role = account.value?.role;
  const hasFile = role !== undefined && hasDesk(role) && hasCase(finding.subject);
  return (
    <div class="stack">
      <div class="tags">
        <Tag text={statusWord(finding.status)} />
        <Tag tone="line" text={followUpOfListing(listing)} />
      </div>
      <SpotBox kind={t.sheet.spotAction} title={chosenWords(action)}>
        {t.sheet.spotBy(finding.authorName)}
      </SpotBox>
      <Facts facts={factsOf(listing)} />
      {finding.photos.length > 0 && (
        <section>
          <h3 class="block__label">{photoText().title}</h3>
          <FindingPhotos findingId={finding.id} hashes={finding.photos} />
        </section>
      )}
      <FlagList listing={listing} />
      <div>
        {hasFile && <RowLink icon="archive" title={t.sheet.openCase} href={caseHref(finding.id)} />}
        <RowLink
          icon="flag"
          title={t.sheet.openOperation}
          sub={rowNow('operation', finding.operationId)?.body.facts?.title ?? finding.operationId}
          href={operationHref(finding.operationId)}
        />
      </div>
    </div>
  );
}

function FlagList({ listing }: { listing: FindingListing }) {
  const t = supervisorText();
  const { flags, corrections, twins } = listing.finding;
  const lines = [
    ...flags.map((flag) => ({ key: flag, title: t.flag[flag], text: t.flagText[flag] })),
    ...(corrections === 0 ? [] : [{ key: 'corrected', title: t.sheet.corrected(numberWords(corrections)), text: '' }]),
    ...(twins.length === 0 ? [] : [{ key: 'twins', title: t.sheet.twins(numberWords(twins.length)), text: '' }]),
  ];
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 class="block__label">{t.sheet.flags}</h3>
      <ul class="stack stack--tight">
        {lines.map((line) => (
          <li key={line.key}>
            <b>{line.title}</b>
            {line.text !== '' && <span class="sub">{line.text}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Fact = { key: string; label: string; value: ComponentChildren };

function factsOf(listing: FindingListing): Fact[] {
  const t = supervisorText();
  const { finding } = listing;
  const { facts } = finding;
  const timeZone = rowNow('operation', finding.operationId)?.body.timeZone ?? deadlines().timeZone;
  const all: (Fact | null)[] = [
    { key: 'code', label: t.sheet.code, value: <span class="num">{codeOf(finding)}</span> },
    ...personFacts(listing),
    { key: 'violations', label: t.sheet.violations, value: <Violations listing={listing} /> },
    { key: 'reason', label: t.sheet.reason, value: chosenWords(facts.reason) },
    { key: 'place', label: t.sheet.place, value: facts.place.name },
    fixFact(facts, finding.at),
    {
      key: 'when',
      label: t.sheet.when,
      value: `${formatInstant(finding.at, timeZone, language.value)} ${zoneLabel(timeZone)}`,
    },
    facts.letter === 'not-asked' ? null : { key: 'letter', label: t.sheet.letter, value: t.letter[facts.letter] },
    facts.refusal === 'none' ? null : { key: 'refusal', label: t.sheet.refusal, value: t.refusal[facts.refusal] },
    finding.signature === undefined
      ? null
      : { key: 'signature', label: signatureText().title, value: <FindingSignature finding={finding} /> },
    facts.witness === null ? null : { key: 'witness', label: t.sheet.witness, value: facts.witness },
    facts.note === null ? null : { key: 'note', label: t.sheet.note, value: facts.note },
  ];
  return all.filter((fact) => fact !== null);
}

function personFacts({ finding }: FindingListing): Fact[] {
  const t = supervisorText().sheet;
  const { subject } = finding;
  const office = { key: 'office', label: supervisorText().findings.office, value: findingOffice(finding) };
  switch (subject.kind) {
    case 'employee':
      return [
        { key: 'nip', label: t.number, value: <Nip value={subject.nip} /> },
        ...(subject.post === null ? [] : [{ key: 'post', label: t.post, value: subject.post }]),
        office,
        { key: 'unit', label: t.unit, value: subject.unitName },
      ];
    case 'unlisted':
      return [
        ...(subject.nip === null ? [] : [{ key: 'nip', label: t.number, value: <Nip value={subject.nip} /> }]),
        ...(subject.nik === null ? [] : [{ key: 'nik', label: t.nik, value: subject.nik }]),
        office,
      ];
    case 'unidentified':
      return [];
    case 'office':
      return [office];
  }
}

function Violations({ listing }: { listing: FindingListing }) {
  return (
    <ul>
      {listing.finding.facts.violations.map((one) => (
        <li key={one.code}>
          {chosenWords(one)}
          {one.basis !== null && <span class="sub">{one.basis}</span>}
        </li>
      ))}
    </ul>
  );
}
