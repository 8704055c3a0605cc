/** What people write into forms: small worlds, so that they meet again and again. */
import type { Body } from '../../schema/mutation.ts';
import type { FindingFacts, Subject } from '../../schema/finding.ts';
import { actions, offices, reasons, violations } from './government.ts';
import type { Random } from './random.ts';

const chosen = (code: string) => ({
  code,
  revision: 1,
  label: `Kata ${code}`,
  text: code.startsWith('LAIN') ? 'lain' : null,
});

export function someFacts(random: Random, note: string): FindingFacts {
  const some = random.pick(violations) ?? violations[0];
  const more = random.chance(0.2) ? [violations[0]] : [];
  return {
    violations: [...new Set([some, ...more])].map((code) => ({ ...chosen(code), basis: null })),
    reason: chosen(random.pick(reasons) ?? reasons[0]),
    action: chosen(random.pick(actions) ?? actions[0]),
    place: { name: `Gerbang ${random.int(1, 4)}`, fix: null },
    letter: 'not-asked',
    refusal: 'none',
    witness: null,
    note,
  };
}

/** Mostly one of five employees, so that two officers note the same one. */
export function someSubject(random: Random): Subject {
  switch (random.weighted({ employee: 8, unlisted: 1, unidentified: 1, office: 0.5 })) {
    case 'employee': {
      const employeeId = random.int(1, 6);
      const unitId = offices[employeeId % offices.length] ?? offices[0];
      const nip = `1986092620150510${String(employeeId).padStart(2, '0')}`;
      const name = `Pegawai ${employeeId}`;
      const more = { unitName: `Dinas ${unitId}`, post: null, status: 'PNS', rosterVersion: 0 } as const;
      return { kind: 'employee', employeeId, nip, name, unitId, ...more };
    }
    case 'unlisted': {
      const standing = random.pick(['asn', 'contract', 'citizen'] as const) ?? 'citizen';
      const nip = standing === 'asn' ? '199001012015051009' : null;
      return { kind: 'unlisted', name: 'Tamu', office: null, standing, nip, nik: null };
    }
    case 'unidentified':
      return { kind: 'unidentified', description: 'Menolak didata, jaket biru' };
    case 'office':
      return { kind: 'office', unitId: offices[3], unitName: 'Dinas opd-3' };
  }
}

export function someOperation(openedOn: string, joinCode: string): Omit<Body<'operation.open'>, 'team'> {
  return {
    operationId: `${openedOn.replaceAll('-', '')}-${joinCode}`,
    openedOn,
    facts: {
      title: 'Sidak masker',
      orderNumber: `300/${joinCode.slice(0, 3)}/2026`,
      legalBasis: 'Perda 1/2020',
      legalBasisVersion: null,
      place: 'Kompleks Setda',
      squad: 'Regu 1',
      timeZone: 'Asia/Jakarta',
    },
  };
}
