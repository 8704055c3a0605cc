/** From what was chosen to the file. What makes PDFs is a chunk of its own, fetched when idle and when first wanted. */
import type { Letterhead } from '../../schema/office.ts';
import type { ChatInput } from './chat-text.ts';
import { collectPhotos } from './collect-photos.ts';
import type { ReportTexts } from './input.ts';
import { fileName, proposedTexts } from './words.ts';

/** Null: as proposed, or as the letterhead says. */
export type Choices = { [K in keyof ReportTexts]: string | null } & {
  paper: Letterhead['paper'] | null;
  withList: boolean;
  photos: 'none' | 'two' | 'four';
};

export type Made = { file: File; pages: number; photosMissing: number; hasNames: boolean; asOf: string };

export async function makeReport(input: ChatInput, head: Letterhead, choices: Choices): Promise<Made> {
  const { findings, operation, asOf } = input;
  const [{ raidReport }, collected] = await Promise.all([
    import('./raid-report.ts'),
    choices.photos === 'none' ? { photos: [], missing: 0 } : collectPhotos(findings),
  ]);
  const proposed = proposedTexts({ ...input, findings: findings.length });
  const { bytes, pages, photosMissing } = await raidReport({
    ...input,
    letterhead: { ...head, paper: choices.paper ?? head.paper },
    texts: {
      execution: choices.execution ?? proposed.execution,
      followUp: choices.followUp ?? proposed.followUp,
    },
    withList: choices.withList,
    photosPerPage: choices.photos === 'two' ? 2 : 4,
    photos: collected.photos,
    photosMissing: collected.missing,
  });
  return {
    file: new File([bytes], fileName(operation), { type: 'application/pdf' }),
    pages,
    photosMissing,
    hasNames: choices.withList && findings.length > 0,
    asOf,
  };
}
