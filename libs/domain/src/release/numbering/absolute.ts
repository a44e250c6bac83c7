import { extendRun, LONGEST_PACK, type Numbering, numberingAt } from './numbering.js';

/** What may stand behind a number that ends a title: a version, "END", brackets, tags, a second title. */
const VERSION = '(?:v\\d)?(?: ?(?:END|FIN|FINAL|OAD|OVA|ONA|完))?';
const NOT_A_YEAR = '(?!(?:19|20)\\d\\d(?![\\p{L}\\p{N}.]))';
const NUMBER = `${NOT_A_YEAR}(\\d{1,4}(?:\\.\\d(?!\\d))?)`;
const FURTHER = '(?:(?:-| ?~ ?| - (?=\\d{1,4} ?[[(]))(\\d{1,4}))?';

/** `Title - 07`, `Title - 07v2`, `Title - 07-08`, `Title - 12.5`. */
const DASH = new RegExp(
  ` ?- ?(?<= - ?|[\\p{L}!?.)\\]]-)(?:EP?|#)?${NUMBER}${FURTHER}${VERSION}(?=$| ?[[(~]| - |[ .][\\p{L}\\d]|-[A-Z])`,
  'gu',
);
/** `[07]`, `(07)`, `[01-12]`, `[07 END]`, `[07v2]`. */
const BRACKETED = new RegExp(
  `[[(] ?(?:EP?|#|第)?${NUMBER}${FURTHER} ?(?:v\\d|TV|END|FIN|Fin|完结?|話|话|集|全集)*(?:\\+[^\\])]{0,12})?[\\])]`,
  'u',
);
/** `Title 214 [1080p]`, `Title 07`: a number that ends the title. */
const TRAILING = new RegExp(
  `(?: |(?<=\\p{L})\\.)${NOT_A_YEAR}(\\d{1,4}(?:\\.\\d(?!\\d))?)(?: ?[-~] ?(\\d{1,4}))?${VERSION}(?= *[[(]| *$| (?:\\d{3,4}[pi]|HD|SD|BD|WEB|TV)(?![\\p{L}\\p{N}]))`,
  'u',
);
/** `Title 01 Name of the episode`: in a series' folder or behind a fansub group. */
const PADDED = /(?<!movie|film|part|vol|-) (?:- )?(0\d{1,2}|\d{3})(?:v\d)?(?= (?:- )?\p{L})/iu;

/** "Movie - 09" is a film's place in a list; "Five-0", "U-571" and "K-19" are titles. */
function isNumber({ 0: found, 1: digits = '', index }: RegExpExecArray, text: string): boolean {
  if (/(?:movie|film|part|vol) ?$/i.test(text.slice(0, index))) return false;
  if (found.startsWith(' ')) return true;
  return digits.length > 1 && (digits.startsWith('0') || /^ ?[[(]/.test(text.slice(index + found.length)));
}

/** `Title 01 - 12 [720p]`, `Title 1-13`. */
const RUN = / (\d{1,4})( - (?=\d{1,4} ?[[(])|-| ?~ ?)(\d{1,4})(?= ?$| ?[[(])/;

/** `Title 01 - 12`. */
export function findRun(text: string): Numbering | null {
  const match = RUN.exec(text);
  if (match === null) return null;
  const [, first = '', sign = '', last] = match;
  // "Title 2 - 07" is the second of something.
  if ((sign === ' - ' && !/^0+1$/.test(first)) || /^(?:19|20)\d\d$/.test(first) || NO_EPISODE.test(first))
    return null;
  const absoluteEpisodes = extendRun([Number(first)], Number(last), true, LONGEST_PACK);
  return absoluteEpisodes.length > 1 ? numberingAt(match, { absoluteEpisodes }) : null;
}

/** `Title - 07`. */
export function findDash(text: string): Numbering | null {
  const all = [...text.matchAll(DASH)].filter((match) => isNumber(match, text));
  const closed = all.find((match) => /^(?: ?[[(]| ?$)/.test(text.slice(match.index + match[0].length)));
  const padded = all.find(([, digits = '']) => /^0\d/.test(digits));
  return absoluteAt(padded ?? closed ?? all[0] ?? null);
}

/** `Title [07]`, but not a year or a picture's lines. */
export function findBracketed(text: string): Numbering | null {
  const found = absoluteAt(BRACKETED.exec(text));
  return found !== null && found.start > 0 ? found : null;
}

/** `Title 214 [1080p]`. */
export function findTrailing(text: string): Numbering | null {
  return absoluteAt(TRAILING.exec(text));
}

/** `Title 01 Name`. */
export function findPadded(text: string): Numbering | null {
  const found = absoluteAt(PADDED.exec(text));
  return found !== null && found.start > 0 ? found : null;
}

/** Lines of a picture, names of codecs, channels of sound. */
const NO_EPISODE = /^(?:360|480|540|576|720|1080|1440|2160|264|265|[257]\.[01])$/;

function absoluteAt(match: RegExpExecArray | null): Numbering | null {
  if (match === null || NO_EPISODE.test(match[1] ?? '')) return null;
  const first = Number(match[1]);
  const last = match[2];
  const absoluteEpisodes =
    last === undefined ? [first] : extendRun([first], Number(last), true, LONGEST_PACK);
  return numberingAt(match, { absoluteEpisodes });
}
