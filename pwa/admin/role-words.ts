import type { Role } from '../../schema/outcome.ts';
import { commonText } from '../text/common.ts';

export function roleWord(role: Role): string {
  const words = commonText().role;
  return role === 'chief' ? words.kasatpol : words[role];
}

/** Whether such an account is bound to a unit: heads must be, personnel may be, nobody else is. */
export function unitRuleOf(role: Role): 'needed' | 'allowed' | 'none' {
  if (role === 'head') return 'needed';
  return role === 'personnel' ? 'allowed' : 'none';
}
