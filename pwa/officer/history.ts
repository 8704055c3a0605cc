import { thingOf } from '../../schema/thing.ts';
import { nameOf } from '../../schema/finding.ts';
import type { Mutation } from '../../schema/mutation.ts';
import { type OutboxEntry, outboxItems, revision } from '../device/device.ts';
import { officerText } from '../text/officer.ts';
import { findingOf, operationOf, shownName } from './rows.ts';

/** Mutations of this phone about one thing, oldest first; the sent ones as long as the phone keeps them. */
export function historyOf(thing: string): OutboxEntry[] {
  const items = revision.value < 0 ? [] : outboxItems();
  return items
    .filter(({ mutation }) => mutation.id === thing || thingOf(mutation) === thing)
    .toSorted((a, b) => a.mutation.deviceSeq - b.mutation.deviceSeq);
}

/** Whom or what a mutation is about, as the person knows it. */
export function aboutOf(m: Mutation): string {
  const t = officerText();
  switch (m.kind) {
    case 'finding.record':
      return m.body.subject.kind === 'unidentified' ? t.refusedName : nameOf(m.body.subject);
    case 'finding.correct':
    case 'finding.withdraw':
    case 'finding.join':
    case 'finding.split': {
      const row = findingOf(m.body.findingId);
      return row === undefined ? t.findingUnknown : shownName(row.body, t.refusedName);
    }
    case 'operation.open':
      return m.body.facts.title;
    case 'operation.join':
    case 'operation.count':
    case 'operation.close':
    case 'operation.validate':
    case 'operation.return':
      return operationOf(m.body.operationId)?.body.facts?.title ?? t.factsMissing;
    default:
      return '';
  }
}
