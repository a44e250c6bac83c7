import type { BaseFacets } from './base-parser.js';
import { extendRun, type Numbering } from './numbering.js';

/** What the folders say about a file: numbers that mean an episode in a series' folder are a title among films. */
export interface Expectation {
  readonly kind: 'series' | 'films' | 'unknown' | 'folder';
  /** The season that the folders name. */
  readonly season: number | null;
}

const EPISODE =
  /(?:^|[ ._-])(?:ep?\.?|episodes?|episodio|épisode|folge|#)[ ._]?(?!(?:19|20)\d\d(?!\d))(\d{1,4})(?:-(?:ep?)?(\d{1,4}))?(?=$|[ ._\-[(])/i;
/** Not `10.5`, which is an episode between two others, and not a year. */
const DASH =
  /[ ._]-[ ._]+(?!(?:19|20)\d\d(?!\d))(\d{1,4})((?:-\d{1,4}|\s?~\s?\d{1,4})*)(?!\d|\.\d(?!\d))(?:v\d)?(?: ?(?:END|FIN))?(?=$|[ _.[(])/i;
const SEASON =
  /(?<![a-z0-9])(?:s|(?:season|saison|staffel|temporada|stagione)[ ._]?)(\d{1,2}|(?:19|20)\d\d)(?![a-z0-9])/i;
const YEAR_BEHIND = /[([](?:19|20)\d\d[)\]]/;
/** An episode that was put between two others later. */
const BETWEEN = /[ ._]-[ ._]+\d{1,4}\.\d(?!\d)/;
const HASH = /[[(][0-9A-F]{8}[\])]/i;

/** Finds the numbers of a name in which none are certain, as far as the folders or a fansub group make them likely. */
export function findWeakNumbering(
  text: string,
  base: BaseFacets,
  expected: Expectation,
  hasGroup: boolean,
): Numbering | null {
  if (expected.kind === 'series')
    return inSeries(text, expected.season, hasGroup) ?? fromBase(text, base, true);
  if (hasGroup && BETWEEN.test(text)) return { ...numbers([], BETWEEN.exec(text)?.index ?? 0), seasons: [0] };
  // Numbers in a folder's name are its title's unless they are a season's.
  if (expected.kind === 'folder') return findSeason(text);
  if (expected.kind === 'films') return hasGroup ? likelyDash(text, false) : null;
  return likely(text, hasGroup) ?? fromBase(text, base, hasGroup);
}

function inSeries(text: string, season: number | null, hasGroup: boolean): Numbering | null {
  if (hasGroup) return findDash(text) ?? findEpisode(text) ?? findTrailing(text);
  const certain = findBare(text) ?? findDash(text) ?? findEpisode(text) ?? findSeason(text);
  if (certain !== null) return certain;
  if (season === null) return findCompact(text, null);
  return findLooseBare(text) ?? findCompact(text, season) ?? findTrailing(text);
}

/** Forms that are rare in films' names: `Show - 07`, `Show E07`, `Show Ep 107`. */
function likely(text: string, hasGroup: boolean): Numbering | null {
  const episode = findEpisode(text);
  if (episode !== null && (episode.index > 0 || hasGroup) && /\d{2,}/.test(text.slice(episode.index))) {
    const digits = EPISODE.exec(text)?.[1] ?? '';
    if (digits.length > 1) return episode;
  }
  return likelyDash(text, hasGroup) ?? likelyTrailing(text, hasGroup);
}

function likelyTrailing(text: string, hasGroup: boolean): Numbering | null {
  if (YEAR_BEHIND.test(text)) return null;
  const found = findTrailing(text);
  const isHigh = (found?.episodes[0] ?? 0) > 99;
  return HASH.test(text) || (hasGroup && isHigh) ? found : null;
}

function likelyDash(text: string, trusted: boolean): Numbering | null {
  const match = DASH.exec(text);
  if (match === null || YEAR_BEHIND.test(text.slice(match.index))) return null;
  if (trusted) return findDash(text);
  const padded = /^(?:0\d|\d{3,4}$)/.test(match[1] ?? '');
  return padded || /^[ _.]?[[(]/.test(text.slice(match.index + match[0].length)) ? findDash(text) : null;
}

/** `E05`, `Ep 5`, `Episode 5`, `#05`. */
function findEpisode(text: string): Numbering | null {
  const match = EPISODE.exec(text);
  if (match === null) return null;
  return numbers(run(match[1], match[2] === undefined ? [] : [match[2]]), match.index);
}

/** `Title - 07`, `Title - 07-08`, `[Group] Title - 107v2 [720p]`. */
function findDash(text: string): Numbering | null {
  const match = DASH.exec(text);
  return match === null ? null : numbers(run(match[1], match[2]?.match(/\d+/g) ?? []), match.index);
}

const run = (first: string | undefined, further: readonly string[]): number[] =>
  further.reduce<number[]>((all, next) => extendRun(all, Number(next), true), [Number(first)]);

const numbers = (episodes: readonly number[], index: number): Numbering => ({
  seasons: [],
  episodes,
  date: null,
  index,
});

/** `Show.103.720p` as season 1, episode 3: never a year, and never against the season that the folder names. */
function findCompact(text: string, season: number | null): Numbering | null {
  const matches = [...text.matchAll(/[ ._-](\d{1,2})(\d{2})(?=$|[ ._-])/g)];
  const match = matches.find((one) => !/^(?:19|20)\d\d$/.test(`${one[1]}${one[2]}`));
  if (match === undefined || (season !== null && Number(match[1]) !== season)) return null;
  return { seasons: [Number(match[1])], episodes: [Number(match[2])], date: null, index: match.index };
}

/** A name that is a number with perhaps a title behind it: `03`, `03 - Pilot`, `03. Pilot`, `02-03 - Two`. */
function findBare(text: string): Numbering | null {
  const match = /^(\d{1,3})(?:-(\d{1,3}))?(?:$|(?: - (?!\d+$)|\. ?|_-_).*$)/.exec(text.trim());
  return match === null ? null : numbers(run(match[1], match[2] === undefined ? [] : [match[2]]), 0);
}

/** `16 Some Title`, `02-Name`: only in a season's folder, since titles begin with numbers too. */
function findLooseBare(text: string): Numbering | null {
  const match = /^(\d{1,3})[ ._-]+(?=\p{L})/u.exec(text.trim());
  return match === null ? null : numbers([Number(match[1])], 0);
}

/** `[Group] Show 214 [1080p]`: a number that ends the title. */
function findTrailing(text: string): Numbering | null {
  const match = /[ _.](?!(?:19|20)\d\d(?!\d))(\d{2,4})(?:v\d)?(?=$|[ _.]*[[(])/.exec(text);
  return match === null ? null : numbers([Number(match[1])], match.index);
}

/** A season without episodes, as packs are named: `Show.S02.1080p`. */
function findSeason(text: string): Numbering | null {
  const match = SEASON.exec(text);
  return match === null
    ? null
    : { seasons: [Number(match[1])], episodes: [], date: null, index: match.index };
}

/** Words with which a number is an episode's or a season's, in languages that the base parser knows. */
const MARKED =
  /(?<![a-z])(?:s\d|season|saison|staffel|temporada|stagione|сезон|e(?:p(?:isod[eio]+)?)?[ ._]?\d{2}|cap[ ._]?\d|#\d{2}|\d+[ ._]?of[ ._]?\d)/i;
/** A file of a set, as disc copiers name them, and one half of fifty-fifty. */
const NOT_NUMBERED = /^(?:title[ ._]?t?\d+|\d{1,2}(?:-\d{1,2})?)$/i;

/** The base parser's numbers, when the name marks them; by position alone it takes "12 Strong" for episode 12. */
function fromBase(text: string, base: BaseFacets, trusted: boolean): Numbering | null {
  const { seasons = [], episodes = [], date } = base;
  if (seasons.length === 0 && episodes.length === 0 && date === undefined) return null;
  if (NOT_NUMBERED.test(text)) return null;
  const marked = MARKED.test(text) || (trusted && !YEAR_BEHIND.test(text)) || date !== undefined;
  if (!marked) return null;
  const title = base.title ?? '';
  const mark = MARKED.exec(text)?.index ?? 0;
  const index = mark > 0 || title === '' ? mark : positionBehind(text, title);
  return { seasons, episodes: episodes.slice(0, 1_000), date: date ?? null, index };
}

/** Where the words of a title end in the text they were read from. */
function positionBehind(text: string, title: string): number {
  const last = title.split(' ').at(-1) ?? '';
  const at = text.indexOf(last);
  return at < 0 ? text.length : at + last.length;
}
