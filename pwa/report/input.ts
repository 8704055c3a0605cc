/** What a report is made from: plain data, so that the same bytes come out on a phone, at the office and in a test. */
import type { FindingRow } from '../../schema/finding.ts';
import type { Letterhead, SettingRow } from '../../schema/office.ts';
import type { OperationRow } from '../../schema/operation.ts';
import type { OfficeOf } from './figures.ts';
import type { Supplement } from './supplement.ts';

export type ReportPhoto = { findingId: string; bytes: Uint8Array };

export type ReportInput = {
  letterhead: Letterhead;
  operation: OperationRow;
  /** Names of the team; the leader is named again by the operation. */
  team: readonly string[];
  /** Those that count, oldest first. */
  findings: readonly FindingRow[];
  officeOf: OfficeOf;
  counts: { checked: number; compliant: number };
  /** Those of the findings that the validation, if there is one, does not cover. */
  supplement: Supplement;
  /** Instant at which the findings were read. */
  asOf: string;
  /** Notes of this phone that the server has not got; null at the office, which cannot know. */
  unsent: number | null;
  texts: ReportTexts;
  withList: boolean;
  photosPerPage: 2 | 4;
  photos: readonly ReportPhoto[];
  /** Photos that were noted and are not in the file: not on this phone, or more than it may hold. */
  photosMissing: number;
};

/** The parts that the officer may write himself: V Pelaksanaan and VII Tindak lanjut. */
export type ReportTexts = { execution: string; followUp: string };

/** The office's letterhead, or what the names of the setting give when nobody has set one. */
export function letterheadOf(setting: SettingRow | null): Letterhead {
  return (
    setting?.letterhead ?? {
      government: setting?.government ?? '',
      office: setting?.policeName ?? 'Satuan Polisi Pamong Praja',
      address: null,
      contact: null,
      place: null,
      paper: 'F4',
      signatory: {
        post: `Kepala ${setting?.policeName ?? 'Satuan Polisi Pamong Praja'}`,
        name: null,
        rank: null,
        nip: null,
      },
      copies: [],
      logo: null,
    }
  );
}
