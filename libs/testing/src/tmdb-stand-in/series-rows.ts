import type { Episode, Season, Series } from './catalogue.js';
import { parseWork } from './film-rows.js';
import { parseDate, rowsOf, splitOnce } from './rows.js';

/** Real episode titles by series id and season, as in `1396/1`. */
export type EpisodeNames = Readonly<Record<string, readonly string[]>>;

const DAY_MS = 86_400_000;

/** Apart, so that no season and no episode share an id. */
const FIRST_SEASON_ID = 3_001;
const FIRST_EPISODE_ID = 62_001;

/** Cells of a series; `seasons` are parted by blanks, each written `number:episodes@date` or `number:episodes`. */
const COLUMNS = [
  'id',
  'imdbId',
  'tvdbId',
  'title',
  'date',
  'country',
  'language',
  'genres',
  'runtime',
  'popularity',
  'originalTitle',
  'titles',
  'seasons',
] as const;

/** Reads a table of series. */
export function parseSeries(table: string, names: EpisodeNames): Series[] {
  const ids = { season: FIRST_SEASON_ID, episode: FIRST_EPISODE_ID };
  return rowsOf(table, COLUMNS).map((row) => ({
    ...parseWork(row),
    tvdbId: row.tvdbId === '' ? null : Number(row.tvdbId),
    country: row.country,
    seasons: row.seasons.split(' ').map((season) => parseSeason(season, names, { seriesId: row.id, ids })),
  }));
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
