import { extendRun, type Numbering, numberingAt } from './numbering.js';

/*
 * In both expressions each link of the chain begins in one way only and ends with its number: a name that almost
 * matches is not tried in more ways than it has links.
 */

/**
 * `S01E02` with its spellings `S01.E02`, `S01xE02`, `S01x02`, `S01 - Ep 02`, `T1E02`, and what may be chained to it:
 * `E03`, `-E03`, `.S01E03`, `+E03`, `-03`.
 */
const S_E =
  /(?<![a-z0-9])[st](\d{1,4})[ .[\]-]{0,3}(?:x?e(?:p(?:isode)?s?)?[ .(]{0,2}|x(?!26[3-6](?!\d)))(\d{1,5})((?:(?:[ .]{0,2}[-+&~,][ .]{0,2}|[ .]{1,2})?(?:[st]\d{1,4}[ .x-]?)?ep?[ .]?\d{1,5}(?!\d)|[-+&~]\d{1,5}(?![\da-z]))*)(?:v\d)?(?!\d)/i;

/** `1x02` and its chains `x03`, `-03`, ` - 1x03`. The sign may be Cyrillic. */
const N_X =
  /(?<![a-z0-9]|\d[.])(\d{1,2}|(?:19|20)\d\d)[xх×](\d{1,4})(?!\d)((?:(?:[ .]?[-+&~][ .]?|[ .])?\d{1,4}[xх×]\d{1,4}(?!\d)|(?:[ .]?-[ .]?|[ .]{1,2})?[xх×]\d{1,4}(?!\d)|[-+&~]\d{2,4}(?![\da-z]))*)(?![a-z0-9])/i;

/** One link of a chain: how it is joined, and its number. */
const LINK = /([-~]?)[ .]*(?:[st]?\d{1,4}[ .x-]?(?=[exх×]))?(?:ep?|[xх×])?[ .]?(\d{1,5})/gi;

/** `S01E02` or `1x02`, which any name may be trusted to mean. */
export function findStandard(text: string): Numbering | null {
  return chained(S_E, text) ?? crossed(text);
}

function chained(pattern: RegExp, text: string): Numbering | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, season, first, chain = ''] = match;
  let episodes: readonly number[] = [Number(first)];
  for (const [, sign, number] of chain.matchAll(LINK)) {
    episodes = extendRun(episodes, Number(number), sign !== '');
  }
  return numberingAt(match, { seasons: [Number(season)], episodes });
}

/** `1x02`; a picture's size (`1920x1080`, `16x9`) is none. */
function crossed(text: string): Numbering | null {
  const found = chained(N_X, text);
  if (found === null) return null;
  const [season = 0] = found.seasons;
  const [episode = 0] = found.episodes;
  const isSize = season > 99 ? episode > 366 : season === 16 && episode === 9;
  return isSize ? null : found;
}

/** Numbers of pictures, which are no count through all seasons. */
const LINES = new Set([360, 480, 540, 576, 720, 1080]);
const BEHIND =
  /^(?: - |[ .-]{1,2}|[ .]?[([])(\d{1,4})(?:-(\d{1,4}))?(?:v\d)?[)\]]?(?=$|[ .]?[[(]|-[a-z]|[ .](?:\d{3,4}p|web|bd|hdtv))/i;
const BEFORE = /(?: - |[ .])(\d{3,4})(?:-(\d{3,4}))?(?: -)?[ .]?$/;

/**
 * The count through all seasons that some names give beside season and episode: `S16E03-04 313-314`, `1x07 (07)`,
 * `Show - 313 - S16E03`.
 */
export function withAbsolute(found: Numbering, text: string, hasGroup: boolean): Numbering {
  const behind = BEHIND.exec(text.slice(found.end));
  if (behind !== null && isAbsolute(behind, found)) {
    return { ...found, absoluteEpisodes: runOf(behind), end: found.end + behind[0].length };
  }
  const before = BEFORE.exec(text.slice(0, found.start));
  const isSet = before !== null && (before[0].startsWith(' - ') || before[2] !== undefined || hasGroup);
  if (!isSet || before.index === 0 || isYear(before[1])) return found;
  return { ...found, absoluteEpisodes: runOf(before), start: before.index };
}

function isAbsolute(match: RegExpExecArray, { episodes }: Numbering): boolean {
  const number = Number(match[1]);
  if (LINES.has(number) || isYear(match[1])) return false;
  return number >= 100 || number === episodes[0] || /^[ .]?[([]/.test(match[0]);
}

const isYear = (digits = ''): boolean => /^(?:18|19|20)\d\d$/.test(digits);

const runOf = ([, first, last]: RegExpExecArray): readonly number[] =>
  last === undefined ? [Number(first)] : extendRun([Number(first)], Number(last), true);
