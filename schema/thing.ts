/** Which thing a mutation is about. Apart from the rules: a device asks it of every item it keeps. */
import type { Mutation } from './mutation.ts';

/** The thing a log entry is about, for the history of one thing; null for `finding.record`, whose id is the thing. */
export function thingOf(m: Mutation): string | null {
  switch (m.kind) {
    case 'finding.record':
      return null;
    case 'finding.correct':
    case 'finding.withdraw':
    case 'finding.join':
    case 'finding.split':
      return m.body.findingId;
    case 'operation.open':
    case 'operation.join':
    case 'operation.count':
    case 'operation.close':
    case 'operation.validate':
    case 'operation.return':
      return m.body.operationId;
    case 'settle.keep':
    case 'settle.refer':
      return m.body.mutationId;
    case 'catalogue.put':
      return `${m.body.entry.list}:${m.body.entry.code}`;
    case 'unit.put':
      return m.body.unit.id;
    case 'calendar.put':
      return String(m.body.calendar.year);
    case 'setting.put':
      return 'main';
    default:
      return m.body.caseId;
  }
}
