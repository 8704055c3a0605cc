// The words on screen in both languages, so that a test can press a button by its name in either.
import { account as accountEn } from '../../../pwa/text/en/account.ts';
import { admin as adminEn } from '../../../pwa/text/en/admin.ts';
import { caseWords as caseEn } from '../../../pwa/text/en/case.ts';
import { common as commonEn } from '../../../pwa/text/en/common.ts';
import { noting as notingEn } from '../../../pwa/text/en/noting.ts';
import { officer as officerEn } from '../../../pwa/text/en/officer.ts';
import { personnel as personnelEn } from '../../../pwa/text/en/personnel.ts';
import { report as reportEn } from '../../../pwa/text/en/report.ts';
import { review as reviewEn } from '../../../pwa/text/en/review.ts';
import { rosterImport as rosterEn } from '../../../pwa/text/en/roster-import.ts';
import { scan as scanEn } from '../../../pwa/text/en/scan.ts';
import { signature as signatureEn } from '../../../pwa/text/en/signature.ts';
import { supervisor as supervisorEn } from '../../../pwa/text/en/supervisor.ts';
import { account } from '../../../pwa/text/id/account.ts';
import { admin } from '../../../pwa/text/id/admin.ts';
import { caseWords } from '../../../pwa/text/id/case.ts';
import { common } from '../../../pwa/text/id/common.ts';
import { noting } from '../../../pwa/text/id/noting.ts';
import { officer } from '../../../pwa/text/id/officer.ts';
import { personnel } from '../../../pwa/text/id/personnel.ts';
import { report } from '../../../pwa/text/id/report.ts';
import { review } from '../../../pwa/text/id/review.ts';
import { rosterImport } from '../../../pwa/text/id/roster-import.ts';
import { scan } from '../../../pwa/text/id/scan.ts';
import { signature } from '../../../pwa/text/id/signature.ts';
import { supervisor } from '../../../pwa/text/id/supervisor.ts';

export type Language = 'id' | 'en';

export const words = {
  id: {
    account,
    admin,
    case: caseWords,
    common,
    noting,
    officer,
    personnel,
    report,
    review,
    roster: rosterImport,
    scan,
    signature,
    supervisor,
  },
  en: {
    account: accountEn,
    admin: adminEn,
    case: caseEn,
    common: commonEn,
    noting: notingEn,
    officer: officerEn,
    personnel: personnelEn,
    report: reportEn,
    review: reviewEn,
    roster: rosterEn,
    scan: scanEn,
    signature: signatureEn,
    supervisor: supervisorEn,
  },
} as const;
export type Words = (typeof words)[Language];
