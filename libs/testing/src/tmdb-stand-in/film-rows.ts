import type { Work } from './catalogue.js';
import { parseDate, parseNumbers, parseTitles, rowsOf } from './rows.js';

/** Cells of a film: its English title and the original one when that differs, its release date or just the year. */
const COLUMNS = [
  'id',
  'imdbId',
  'title',
  'date',
  'language',
  'genres',
  'runtime',
  'popularity',
  'originalTitle',
  'titles',
] as const;

/** Reads a table of films. */
export function parseFilms(table: string): Work[] {
  return rowsOf(table, COLUMNS).map(parseWork);
}

/** Reads the cells that films and series share. */
export function parseWork(row: Record<(typeof COLUMNS)[number], string>): Work {
  return {
    id: Number(row.id),
    imdbId: row.imdbId || null,
    title: row.title,
    originalTitle: row.originalTitle || row.title,
    language: row.language,
    date: parseDate(row.date),
    genreIds: parseNumbers(row.genres),
    runtime: Number(row.runtime),
    popularity: Number(row.popularity),
    ...parseTitles(row.titles),
  };
}
