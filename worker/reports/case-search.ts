/** What the search box of the desk means: part of a name, digits of a NIP, or a finding code said aloud. */
import { fold } from '../../schema/fold.ts';

export type CaseSearch = {
  /** Each must occur in the name (folded, of ASCII letters at least). */
  words: string[];
  /** Digits to occur in a NIP; '' for none. */
  digits: string;
  /** Last eight hex digits that an id with this code may end with; none when it is no code. */
  endings: string[];
};

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digitsMin = 3;

export function caseSearch(text: string): CaseSearch {
  const bare = text.replace(/[\s.]/g, '');
  return {
    words: fold(text).split(' ').filter(Boolean),
    digits: /^\d+$/.test(bare) && bare.length >= digitsMin ? bare : '',
    endings: endingsOf(text),
  };
}

/** The code keeps 30 of an id's last 32 bits (`findingCode`): four ids' ends read the same. */
function endingsOf(text: string): string[] {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{6}$/.test(code)) return [];
  const low = code.split('').reduce((sum, sign) => sum * 32 + signs.indexOf(sign), 0);
  return [0, 1, 2, 3].map((high) => (low + high * 2 ** 30).toString(16).padStart(8, '0'));
}
