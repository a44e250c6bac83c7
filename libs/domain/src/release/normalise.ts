import { unmangled } from './unmangled.js';

/** Characters that show nothing: controls, zero-width joints, marks of direction. */
const INVISIBLE = /[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu;
/** Letters, digits and signs in the width of East Asian script, and that script's own brackets. */
const WIDE = /[\uff01-\uff5e\u3000【】〔〕]/g;
const WIDE_BRACKETS: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
};
/** Distance between a wide character and its ASCII twin. */
const WIDTH_OFFSET = 0xfee0;

/** Text as all further reading expects it: NFC, nothing invisible, brackets and digits of ASCII. */
export function plainText(raw: string): string {
  // NFC comes last: what is taken out or narrowed may have kept a letter and its accent apart.
  return unmangled(raw)
    .replace(INVISIBLE, '')
    .replace(WIDE, (sign) => WIDE_BRACKETS[sign] ?? String.fromCharCode(sign.charCodeAt(0) - WIDTH_OFFSET))
    .normalize('NFC');
}

/** A dot but for those of `5.1` and `12.5`. */
const SEPARATING_DOT = /(?<!\d)\.|\.(?!\d)|\.(?=\d\d|\dx\d\d)|(?<=\d{4})\./gu;

/** So many dots to a space, and the dots are what separates the words. */
const DOTS_TO_A_SPACE = 2;
/** So many dots before the first space, and they are too. */
const DOTS_IN_FRONT = 3;
/** So many hyphens in a name that has nothing else between its words. */
const MANY_HYPHENS = 3;

/**
 * Replaces the signs that stand for spaces: underscores always; dots when the name has no or few spaces; hyphens when
 * it has neither. In a name with spaces ("Mr. Nobody") a dot is the title's own. Where dots are not the only
 * separator, one between digits stays (`5.1`, `12.5`).
 */
export function spaced(text: string): string {
  const outside = text.replace(/[[({][^\])}]*[\])}]/g, '').replace(/[ ._-]+$/, '');
  const dots = count(outside, /[^ .]\.(?=[^ .])/g);
  const spaces = count(outside.trim(), /[^ ] +(?=[^ ])/g);
  const hasUnderscore = outside.includes('_');
  const words = withSpaces(text, { dots, spaces, hasUnderscore, hyphens: count(outside, /-/g) });
  return words.replace(/ _ /g, ' - ').replace(/_/g, ' ').replace(/\s+/g, ' ').trim();
}

interface Separators {
  readonly dots: number;
  readonly spaces: number;
  readonly hyphens: number;
  readonly hasUnderscore: boolean;
}

function withSpaces(text: string, { dots, spaces, hyphens, hasUnderscore }: Separators): string {
  if (spaces === 0 && !hasUnderscore) {
    if (dots > 0) return text.replace(/\./g, ' ');
    return hyphens >= MANY_HYPHENS ? text.replace(/-/g, ' ') : text;
  }
  const front = count(text.split(' ', 1)[0] ?? '', /[^ .]\.(?=[^ .])/g);
  const areMany = dots > DOTS_TO_A_SPACE * spaces || front >= DOTS_IN_FRONT;
  return spaces === 0 || areMany ? text.replace(SEPARATING_DOT, ' ') : text;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
