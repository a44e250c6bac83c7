import type { ExternalIds } from './reading.js';

const TMDB = /[[{(](?:tmdb|tmdbid)[-=: ](\d{1,9})[\]})]/i;
const TVDB = /[[{(](?:tvdb|tvdbid)[-=: ](\d{1,9})[\]})]/i;
const IMDB = /[[{(](?:imdb|imdbid)?[-=: ]?(tt\d{7,9})[\]})]/i;

/** Takes the ids out of a name: what is left, and what they were. */
export function takeIds(text: string): { text: string; ids: ExternalIds } {
  const tmdb = TMDB.exec(text)?.[1];
  const tvdb = TVDB.exec(text)?.[1];
  const imdb = IMDB.exec(text)?.[1];
  const ids = {
    ...(tmdb === undefined ? {} : { tmdb: Number(tmdb) }),
    ...(tvdb === undefined ? {} : { tvdb: Number(tvdb) }),
    ...(imdb === undefined ? {} : { imdb: imdb.toLowerCase() }),
  };
  return { text: text.replace(TMDB, ' ').replace(TVDB, ' ').replace(IMDB, ' '), ids };
}
