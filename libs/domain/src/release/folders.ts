import { findNumbering } from './numbering.js';
import type { Expectation } from './weak-numbering.js';

/** What a folder's name is good for. */
export type FolderRole = 'season' | 'filler' | 'collection' | 'episode' | 'title';

const SEASON =
  /^(?:the[ ._-]|complete[ ._-])*(?:season|series|saison|staffel|temporada|stagione|seizoen|sæson|säsong|сезон|s|book)[ ._-]?(\d{1,3}|(?:19|20)\d\d)(?:[ ._-]complete|[ ._-]*[[(].*[\])])?$/i;
const SEASON_BEHIND =
  /^(?:.*[ ._-])?(\d{1,3})(?:st|nd|rd|th|\.)?[ ._-](?:season|сезон|сезона|temporada|staffel)$/i;
const SPECIALS = /^(?:specials?|spéciaux|extras? episodes|ova|ovas|season 0+)$/i;

/** The season that a folder's name stands for, 0 for specials; null when it stands for none. */
export function seasonOfFolder(name: string): number | null {
  if (SPECIALS.test(name)) return 0;
  const match = SEASON.exec(name) ?? SEASON_BEHIND.exec(name);
  return match === null ? null : Number(match[1]);
}

const FILLER =
  /^(?:feature|main|main feature|movie|film|rip|video|videos|new folder|neuer ordner|nouveau dossier|dis[ck][ ._-]?\d+|cd[ ._-]?\d+|dvd[ ._-]?\d+|subs?|bluray|dvd|files?)(?: \(\d+\))?$/i;

const COLLECTIONS = new Set(
  [
    'movies films film movie hd sd 4k uhd 3d downloads download complete completed torrents incoming new _new unsorted',
    'tv series séries shows tvshows tv-shows anime animes mangas cartoons kids family enfants vidéos videos video media',
    'library library2 misc other autres action adventure animation comedy comédie crime documentary documentaries drama',
    'drame fantasy fantastique history horror horreur music musical mystery romance thriller war guerre western',
    'сериалы фильмы filme serien peliculas películas watched seen unseen todo sorted archive dvdrip bluray',
  ]
    .join(' ')
    .split(' '),
);
const COLLECTION_PHRASES =
  /^(?:tv[ ._-](?:shows?|series|movies?)|science[ ._-]?fiction|sci-?fi|séries tv|to watch|films? d.*animation)$/i;
/** A year, a decade, a letter, a range of letters. */
const SHELF = /^(?:(?:19|20)\d\d(?:s|-(?:19|20)\d\d)?|[\p{L}#]|0-9|\p{L}-\p{L})$/u;
const SAGA = /[ ._-](?:collection|saga|trilogy|trilogie|anthology|quadrilogy|filmography)$/i;

/** Folders that hold many titles and so name none. */
function isCollection(name: string): boolean {
  const folded = name.toLowerCase();
  return COLLECTIONS.has(folded) || COLLECTION_PHRASES.test(name) || SHELF.test(name) || SAGA.test(name);
}

/** Tells what a folder above a video is good for. */
export function roleOfFolder(name: string): FolderRole {
  if (seasonOfFolder(name) !== null) return 'season';
  if (FILLER.test(name)) return 'filler';
  if (isCollection(name)) return 'collection';
  if (/^(?:episodes?|ep?)[ ._-]?\d{1,4}$/i.test(name)) return 'episode';
  return (findNumbering(name)?.episodes.length ?? 0) > 0 ? 'episode' : 'title';
}

const SERIES_SHELF =
  /^(?:tv|series|séries|shows?|tv[ ._-]?shows?|tv[ ._-]?series|anime|animes|mangas|cartoons|serien|сериалы|séries tv)$/i;
const FILM_SHELF = /^(?:movies?|films?|filme|pel[ií]culas|фильмы|tv[ ._-]movies?)$/i;

/** What the shelves and seasons among the folders lead to expect of a file; the nearest has the say. */
export function expectationOf(folders: readonly string[]): Expectation {
  const season = folders.map(seasonOfFolder).findLast((number) => number !== null) ?? null;
  if (season !== null) return { kind: 'series', season };
  const shelf = folders.findLast((folder) => SERIES_SHELF.test(folder) || FILM_SHELF.test(folder));
  if (shelf === undefined) return { kind: 'unknown', season: null };
  return { kind: FILM_SHELF.test(shelf) ? 'films' : 'series', season: null };
}
