/** An operation's name where only its id is at hand. */
import type { OperationFile } from '../../schema/api.ts';
import { readPage, usePage } from '../personnel/use-page.ts';
import { operationTitle } from './words.ts';

/** Undefined without an id, and while it is read. */
export function useOperationTitle(operationId: string | undefined): string | undefined {
  const page = usePage<OperationFile>(`title ${operationId ?? ''}`, async () =>
    operationId === undefined ? { state: 'loading' } : readPage<OperationFile>(`/api/operations/${operationId}`),
  );
  return page.state === 'ready' ? operationTitle(page.value.operation) : undefined;
}
