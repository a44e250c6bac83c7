import type { Episode, Season, Series } from './catalogue.js';
import { cellsOf, parseDate, parseNumbers, parseTitles, splitOnce } from './rows.js';

/** Real episode titles by series id and season, as in `1396/1`. */
export type EpisodeNames = Readonly<Record<string, readonly string[]>>;

const DAY_MS = 86_400_000;

/** Apart, so that no season and no episode share an id. */
const FIRST_SEASON_ID = 3_001;
const FIRST_EPISODE_ID = 62_001;

/**
 * Reads a table of series. Cells: id, IMDb id, TVDB id, title, first air date, country, original language, genre ids,
 * minutes, popularity, original title when it differs, further titles, seasons. Seasons are parted by blanks, each as
 * `number:episodes@date`, the date being optional.
 */
export function parseSeries(table: string, names: EpisodeNames): Series[] {
  const ids = { season: FIRST_SEASON_ID, episode: FIRST_EPISODE_ID };
  return cellsOf(table).map((cells) => {
    const [id, imdbId, tvdbId, title, date, country, language, genres, runtime, popularity] = cells;
    const [originalTitle, titles, seasons] = cells.slice(10);
    return {
      id: Number(id),
      imdbId: imdbId || null,
      tvdbId: tvdbId ? Number(tvdbId) : null,
      title: title ?? '',
      originalTitle: originalTitle || (title ?? ''),
      language: language ?? '',
      country: country ?? '',
      date: parseDate(date ?? ''),
      genreIds: parseNumbers(genres ?? ''),
      runtime: Number(runtime),
      popularity: Number(popularity),
      ...parseTitles(titles ?? ''),
      seasons: (seasons ?? '')
        .split(' ')
        .map((season) => parseSeason(season, names, { seriesId: id ?? '', ids })),
    };
  });
}

function parseSeason(
  cell: string,
  names: EpisodeNames,
  { seriesId, ids }: { seriesId: string; ids: { season: number; episode: number } },
): Season {
  const [facts, date] = splitOnce(cell, '@');
  const [number, count] = splitOnce(facts, ':').map(Number);
  const airDate = date === '' ? null : parseDate(date);
  const known = names[`${seriesId}/${number}`] ?? [];
  const episodes = Array.from({ length: count ?? 0 }, (_, index): Episode => ({
    id: ids.episode++,
    number: index + 1,
    name: known[index] ?? `Episode ${index + 1}`,
    airDate: airDate === null ? null : weeksAfter(airDate, index),
  }));
  return { id: ids.season++, number: number ?? 0, airDate, episodes };
}

function weeksAfter(date: string, weeks: number): string {
  return new Date(Date.parse(date) + weeks * 7 * DAY_MS).toISOString().slice(0, 10);
}
