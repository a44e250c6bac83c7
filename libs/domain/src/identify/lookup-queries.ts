import type { Reading } from '../release/reading.js';
import { foldTitle } from './fold-title.js';

/** A question to a provider. */
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

/** Questions asked for one name at most; each costs a request. */
const MOST_QUERIES = 3;

/** The questions worth asking for these readings, best first. A name that states an id needs no search. */
export function lookupQueries(readings: readonly Reading[]): readonly KeyedQuery[] {
  const byKey = new Map<string, KeyedQuery>();
  for (const reading of readings) {
    const ids = idQueries(reading);
    for (const query of ids.length > 0 ? ids : titleQueries(reading)) byKey.set(query.key, query);
  }
  return [...byKey.values()].slice(0, MOST_QUERIES);
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

/** What a name adds to a series' title without naming another: its year, its season. */
const ADDED =
  /^(?:\d{4}(?: \d{4})?|s\d{1,2}|(?:\d{1,2}(?:st|nd|rd|th) )?(?:season|seasons|saison|staffel|temporada|stagione|series)(?: .*)?|(?:the )?complete(?: .*)?)$/;

/** "Ours / Theirs", when both are asked for by themselves. */
const joins = (whole: string, one: string, other: string): boolean =>
  one !== '' && other !== '' && (whole === `${one} ${other}` || whole === `${other} ${one}`);

/** The titles worth a request: no provider knows a series by its title and season. */
function searchTitles(title: string, alternatives: readonly string[]): string[] {
  const main = foldTitle(title);
  const further = alternatives.filter((text) => {
    const folded = foldTitle(text);
    if (alternatives.some((other) => other !== text && joins(folded, main, foldTitle(other)))) return false;
    return folded !== '' && !(folded.startsWith(`${main} `) && ADDED.test(folded.slice(main.length + 1)));
  });
  return main === '' ? further : [title, ...further];
}

function titleQueries({ kind, title, alternativeTitles, year }: Reading): KeyedQuery[] {
  return searchTitles(title, alternativeTitles).map((text) => ({
    key: `${kind}/title/${foldTitle(text)}/${year ?? ''}`,
    query: { by: 'title', kind, title: text.normalize('NFC'), year },
  }));
}
