const DEEPEST = 8;
const LONGEST_TEXT = 4_000;
const LONGEST_LIST = 5_000;

/** Fields that are read. All others (pictures, people, companies) are the bulk of an answer and are not kept. */
const KEPT = new Set(
  [
    ['id', 'results', 'movie_results', 'tv_results', 'titles', 'translations', 'data', 'alternative_titles'],
    [
      'title',
      'name',
      'original_title',
      'original_name',
      'overview',
      'poster_path',
      'popularity',
      'genre_ids',
      'genres',
    ],
    ['original_language', 'iso_639_1', 'iso_3166_1'],
    ['release_date', 'first_air_date', 'runtime', 'episode_run_time', 'imdb_id', 'tvdb_id', 'external_ids'],
    ['credits', 'cast', 'character', 'vote_average', 'vote_count', 'backdrop_path', 'belongs_to_collection'],
    ['images', 'logos', 'file_path', 'total_pages'],
    ['seasons', 'season_number', 'episodes', 'episode_number', 'air_date'],
  ].flat(),
);

const APPENDED_SEASON = /^season\/\d{1,5}$/;

/** An answer in small: only the fields that are read, with clean texts. It fits into a `jsonb` column. */
export function cleanJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value, LONGEST_TEXT);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return null;
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((item) => cleanJson(item, depth + 1));
  const kept = Object.entries(value).filter(([name]) => KEPT.has(name) || APPENDED_SEASON.test(name));
  return Object.fromEntries(kept.map(([name, field]) => [name, cleanJson(field, depth + 1)]));
}

/**
 * What texts must not hold: control characters, lone surrogates, and invisible signs that turn the direction of a line
 * or join nothing. (Joiners that Persian and Indic words need stay.)
 */
const HOSTILE = /[\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** A text in NFC without hostile characters, at most `longest` UTF-16 units of it. */
export function cleanText(text: string, longest: number): string {
  return text
    .slice(0, longest)
    .replaceAll(/[\t\n\r]+/g, ' ')
    .replaceAll(HOSTILE, '')
    .normalize('NFC')
    .trim();
}
