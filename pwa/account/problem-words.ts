import type { Problem } from '../../schema/sync.ts';
import type { AccountText } from '../text/account.ts';

/** What went wrong, in the person's words. An unknown user and a wrong password are one answer, as on the server. */
export function problemWords(problem: Problem | 'offline', words: AccountText['wrong']): string {
  if (problem === 'offline') return words.offline;
  switch (problem.code) {
    case 'sign_in_failed':
      return words.signIn;
    case 'locked_out':
      return words.locked;
    case 'setup_closed':
      return words.setUpClosed;
    case 'busy':
    case 'internal':
      return words.busy;
    default:
      return words.other;
  }
}
