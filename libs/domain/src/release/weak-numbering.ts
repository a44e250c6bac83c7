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
/** Packs name long runs; what is longer is no number of an episode. */
const MOST_EPISODES = 1_000;
const HASH = /[[(][0-9A-F]{8}[\])]/i;

/** A name whose numbers are to be found. */
export interface WeakName {
  readonly text: string;
  readonly base: BaseFacets;
  /** Whether a group in brackets begins it, as those of anime do. */
  readonly hasGroup: boolean;
}

/** Finds the numbers of a name in which none are certain, as far as the folders or a fansub group make them likely. */
export function findWeakNumbering(name: WeakName, { kind, season }: Expectation): Numbering | null {
  if (name.hasGroup && BETWEEN.test(name.text)) return findBetween(name.text);
  switch (kind) {
    case 'series':
      return inSeries(name, season) ?? fromBase(name, true);
    case 'folder':
      return findSeason(name.text);
    case 'films':
      return name.hasGroup ? likelyDash(name.text, false) : null;
    case 'unknown':
      return likely(name.text, name.hasGroup) ?? fromBase(name, name.hasGroup);
  }
}

type Finder = (text: string, season: number | null) => Numbering | null;

const OF_A_GROUP: readonly Finder[] = [findDash, findEpisode, findTrailing];
const OF_A_SERIES: readonly Finder[] = [findBare, findDash, findEpisode, findSeason];
const OF_A_SEASON: readonly Finder[] = [...OF_A_SERIES, findLooseBare, findCompact, findTrailing];

function inSeries({ text, hasGroup }: WeakName, season: number | null): Numbering | null {
  if (hasGroup) return firstOf(OF_A_GROUP, text, season);
  return firstOf(season === null ? [...OF_A_SERIES, findCompact] : OF_A_SEASON, text, season);
}

function firstOf(finders: readonly Finder[], text: string, season: number | null): Numbering | null {
  for (const find of finders) {
    const found = find(text, season);
    if (found !== null) return found;
  }
  return null;
}

/** Episode 10.5 is none of the regular ones; which special it is, no number says. */
function findBetween(text: string): Numbering {
  return { seasons: [0], episodes: [], date: null, index: BETWEEN.exec(text)?.index ?? 0 };
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
function fromBase({ text, base }: WeakName, trusted: boolean): Numbering | null {
  const { seasons = [], episodes = [], date = null } = base;
  if (seasons.length + episodes.length === 0 && date === null) return null;
  if (date === null && !isMarked(text, trusted)) return null;
  const mark = MARKED.exec(text);
  const index = mark !== null && mark.index > 0 ? mark.index : positionBehind(text, base.title);
  return { seasons, episodes: episodes.slice(0, MOST_EPISODES), date, index };
}

function isMarked(text: string, trusted: boolean): boolean {
  if (NOT_NUMBERED.test(text)) return false;
  return MARKED.test(text) || (trusted && !YEAR_BEHIND.test(text));
}

/** Where the words of a title end in the text they were read from. */
function positionBehind(text: string, title: string | undefined): number {
  if (title === undefined || title === '') return 0;
  const last = title.split(' ').at(-1) ?? '';
  const at = text.indexOf(last);
  return at < 0 ? text.length : at + last.length;
}
