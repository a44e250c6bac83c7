import { type Numbering, numberingAt, sequence } from './numbering.js';

/** Numbers of pictures and codecs, and years, that only look like season and episode. */
const NOT_COMPACT = /^(?:264|265|360|480|540|576|720|1080|1440|2160|4320|(?:19|20)\d\d)$/;
/** `Show.103.hdtv`, `Show.1013`, `Show 10910` (episodes 9 and 10 of season 1). */
const COMPACT = /(?<![\p{L}\p{N}]|\d[.])(\d{1,2})(\d\d)(\d\d)?(?![\p{L}\p{N}]|[.]\d| ?[km]b)/giu;
/** `Cap.104`, `[Cap.1405_1406]`, as Spanish releases have it. */
const CHAPTER =
  /(?<![\p{L}\p{N}])ca{1,2}p(?:[ií]tulo)?[ .]?(\d{1,2})(\d\d)(?:[ _-](\d{1,2})(\d\d))?(?![\p{L}\p{N}])/iu;

/** Season and episode in one number behind "Cap". */
export function findChapter(text: string): Numbering | null {
  const match = CHAPTER.exec(text);
  if (match === null || NOT_COMPACT.test(`${match[1]}${match[2]}`)) return null;
  const first = Number(match[2]);
  const last = match[4] === undefined ? first : Number(match[4]);
  const episodes = last > first ? sequence(first, last) : [first];
  return numberingAt(match, { seasons: [Number(match[1])], episodes });
}

/** Where a number may stand to count as season and episode in one. */
export interface CompactRules {
  /** The season that the folder names, against which no number is taken. */
  readonly season: number | null;
  /** Offset at which the tags begin: a number behind them is theirs. */
  readonly before: number;
}

/** Season and episode in one number: never a year or a picture's lines, and the last such number before the tags. */
export function findCompact(text: string, { season, before }: CompactRules): Numbering | null {
  const numbers = [...text.slice(0, before).matchAll(COMPACT)].filter(
    (match) => match.index > 0 && isCompact(match, season),
  );
  const match = numbers.at(-1);
  if (match === undefined) return null;
  const first = Number(match[2]);
  const second = Number(match[3]);
  const isPair = match[3] !== undefined;
  return numberingAt(match, { seasons: [Number(match[1])], episodes: isPair ? [first, second] : [first] });
}

/** `0990` counts through all seasons: `0308` may be of season 3. */
const isPaddedCount = (digits: string, episode: string): boolean =>
  digits.length === 4 && digits.startsWith('0') && Number(episode) > 40;

function isCompact([, season = '', first = '', second]: RegExpExecArray, expected: number | null): boolean {
  const digits = `${season}${first}`;
  if (Number(first) === 0 || isPaddedCount(digits, first)) return false;
  const isPair = second !== undefined && Number(second) === Number(first) + 1;
  if (!isPair && (second !== undefined || NOT_COMPACT.test(digits))) return false;
  return expected === null ? Number(season) > 0 : Number(season) === expected;
}
