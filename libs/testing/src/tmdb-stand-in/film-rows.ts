import type { Work } from './catalogue.js';
import { cellsOf, parseDate, parseNumbers, parseTitles } from './rows.js';

/**
 * Reads a table of films. Cells: id, IMDb id, title, release date or year, original language, genre ids, minutes,
 * popularity, original title when it differs, further titles.
 */
export function parseFilms(table: string): Work[] {
  return cellsOf(table).map(parseFilm);
}

function parseFilm(cells: readonly string[]): Work {
  const [id, imdbId, title, date, language, genres, runtime, popularity, originalTitle, titles] = cells;
  return {
    id: Number(id),
    imdbId: imdbId || null,
    title: title ?? '',
    originalTitle: originalTitle || (title ?? ''),
    language: language ?? '',
    date: parseDate(date ?? ''),
    genreIds: parseNumbers(genres ?? ''),
    runtime: Number(runtime),
    popularity: Number(popularity),
    ...parseTitles(titles ?? ''),
  };
}
