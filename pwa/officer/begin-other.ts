/**
 * The form of somebody who is not in the roster, begun with what was typed or read off a card. It goes by the form's
 * draft, never by the address: the browser's history and its suggestions would show names and numbers to whoever uses
 * the phone next.
 */
import { drafts } from '../device/device.ts';
import { go } from '../route.ts';

export const otherKey = (operationId: string): string => `other:${operationId}`;
/** Where the form stands. */
export const otherPath = (operationId: string, isChange: boolean): string =>
  `/operation/${operationId}/other${isChange ? '?change=1' : ''}`;

/** `isChange`: for the finding that is being noted already. */
export async function beginOther(
  operationId: string,
  isChange: boolean,
  known: { name?: string; nip?: string },
): Promise<void> {
  await drafts.put(otherKey(operationId), known);
  go(otherPath(operationId, isChange));
}
