import type { Reading } from '../release/reading.js';
import { foldTitle } from './fold-title.js';
import { fragmentsOf } from './fragments.js';
import { otherAmpersand, otherSpellings } from './spellings.js';

/** A question to a provider; each is one request. */
export type LookupQuery =
  | {
      readonly by: 'title';
      readonly kind: Reading['kind'];
      readonly title: string;
      readonly year: number | null;
    }
  | {
      readonly by: 'id';
      readonly kind: Reading['kind'];
      readonly source: 'tmdb' | 'imdb' | 'tvdb';
      readonly id: string;
    };

/** A question with what makes it the same as another: spelling and accents do not. */
export interface KeyedQuery {
  readonly key: string;
  readonly query: LookupQuery;
}

/** A series' name stands on all its files and is seldom misspelt, and its details cost a request more. */
const MOST_FRAGMENTS_OF_FILMS = 4;
const MOST_FRAGMENTS_OF_SERIES = 2;

/** Titles asked for besides the best one; each costs a request. */
const MOST_OTHER_TITLES = 3;

/** What the questions asked so far came to, as far as it says which further ones are worth a request. */
export interface Findings {
  readonly asked: ReadonlySet<string>;
  /** A work bears the title, in another year: the title is spelled right. */
  readonly titleKnown: boolean;
  /** More works bear such a title than one answer holds, so the right one may be among those not shown. */
  readonly crowded: boolean;
}

/** Results in one answer of a search. */
export const PAGE = 20;

/** The question to begin with: the id that the name states, or its title with its year. */
export function firstQuery(readings: readonly Reading[]): KeyedQuery | null {
  return nextQuery(readings, { asked: new Set(), titleKnown: false, crowded: false });
}

/**
 * The next question worth asking when all before it found nothing convincing; null when there is none left. Each costs
 * a request, and most names need the first alone.
 *
 * 1. The id that the name states, or its title with its year.
 * 2. The title without the year, since databases differ by one year in about one film of a hundred; with the years
 *    before and after it where many works bear the title.
 * 3. Other spellings of the title, the name's other titles, and those of its other readings.
 * 4. Fragments of the title, since a provider forgives no wrong letter.
 */
export function nextQuery(readings: readonly Reading[], findings: Findings): KeyedQuery | null {
  const [best] = readings;
  if (best === undefined) return null;
  for (const query of questions(best, readings, findings)) if (!findings.asked.has(query.key)) return query;
  return null;
}

/** Made one by one, since a scan asks for the first alone, of every name. */
function* questions(
  best: Reading,
  readings: readonly Reading[],
  { titleKnown, crowded }: Findings,
): Generator<KeyedQuery> {
  const { year } = best;
  const yearless = { ...best, year: null };
  yield* idQueries(best);
  yield* mainTitle(best);
  if (year !== null) {
    yield* mainTitle(yearless);
    if (crowded) for (const near of [year + 1, year - 1]) yield* mainTitle({ ...best, year: near });
  }
  yield* otherSpellings(best.title).map((title) => titleQuery(yearless, title));
  yield* otherTitles(readings);
  if (!titleKnown) yield* fragmentQueries(best);
}

function fragmentQueries(best: Reading): KeyedQuery[] {
  return fragmentsOf(best.title)
    .slice(0, best.kind === 'movie' ? MOST_FRAGMENTS_OF_FILMS : MOST_FRAGMENTS_OF_SERIES)
    .map(({ text, telling }) => titleQuery(telling ? { ...best, year: null } : best, text));
}

/** What to ask before a film is taken for one whose name may be a series' as well, or the reverse. */
export function otherKindQuery(readings: readonly Reading[]): KeyedQuery | null {
  const other = readings.find(({ kind }) => kind !== readings[0]?.kind);
  return (other === undefined ? undefined : mainTitle(other)[0]) ?? null;
}

/** The works that bear the title, of one year or (null) of all. */
export function titleInYearQuery([best]: readonly Reading[], year: number | null): KeyedQuery | null {
  return best === undefined ? null : (mainTitle({ ...best, year })[0] ?? null);
}

/** The same title with "and" for "&" or the reverse, which providers take for another; null when it has neither. */
export function otherAmpersandQuery([best]: readonly Reading[]): KeyedQuery | null {
  if (best === undefined) return null;
  const other = otherAmpersand(best.title);
  return other === best.title ? null : titleQuery({ ...best, year: null }, other);
}

function idQueries({ kind, ids }: Reading): KeyedQuery[] {
  if (ids.tmdb !== undefined) return [idQuery(kind, 'tmdb', String(ids.tmdb))];
  if (ids.imdb !== undefined) return [idQuery(kind, 'imdb', ids.imdb)];
  if (ids.tvdb !== undefined) return [idQuery(kind, 'tvdb', String(ids.tvdb))];
  return [];
}

const idQuery = (kind: Reading['kind'], source: 'tmdb' | 'imdb' | 'tvdb', id: string): KeyedQuery => ({
  key: `${kind}/${source}/${id}`,
  query: { by: 'id', kind, source, id },
});

const titleQuery = ({ kind, year }: Reading, title: string): KeyedQuery => ({
  // To a provider "&" is not "and".
  key: `${kind}/title/${foldTitle(title)}${title.includes('&') ? '&' : ''}/${year ?? ''}`,
  query: { by: 'title', kind, title: title.normalize('NFC'), year },
});

function mainTitle(reading: Reading): KeyedQuery[] {
  return titlesOf(reading)
    .slice(0, 1)
    .map((title) => titleQuery(reading, title));
}

function otherTitles(readings: readonly Reading[]): KeyedQuery[] {
  const titles = readings.flatMap((reading) => titlesOf(reading).map((title) => titleQuery(reading, title)));
  return titles.slice(1, 1 + MOST_OTHER_TITLES);
}

/** What a name adds to a series' title without naming another: its year, its season. */
const ADDED =
  /^(?:\d{4}(?: \d{4})?|s\d{1,2}|(?:\d{1,2}(?:st|nd|rd|th) )?(?:season|seasons|saison|staffel|temporada|stagione|series)(?: .*)?|(?:the )?complete(?: .*)?)$/;

/** "Ours / Theirs", when both are asked for by themselves. */
const joins = (whole: string, one: string, other: string): boolean =>
  one !== '' && other !== '' && (whole === `${one} ${other}` || whole === `${other} ${one}`);

/** The titles worth a request: no provider knows a series by its title and season. */
function titlesOf({ title, alternativeTitles: alternatives }: Reading): string[] {
  const main = foldTitle(title);
  const further = alternatives.filter((text) => {
    const folded = foldTitle(text);
    if (alternatives.some((other) => other !== text && joins(folded, main, foldTitle(other)))) return false;
    return folded !== '' && !(folded.startsWith(`${main} `) && ADDED.test(folded.slice(main.length + 1)));
  });
  return main === '' ? further : [title, ...further];
}
