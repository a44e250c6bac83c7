import { plainText, spaced } from '../normalise.js';
import type { Expectation } from '../numbering/expectation.js';
import { findNumbering } from '../numbering/find-numbering.js';
import { findStandard } from '../numbering/standard.js';
import { findDate } from '../numbering/dates.js';
import { remembered } from './remembered.js';
import { isRandom } from './telling.js';

/** What a folder's name is good for. */
export type FolderRole = 'season' | 'filler' | 'collection' | 'episode' | 'title';

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** `Season 1`, `S01 (2010)`, `Season 1 - 720p`, `Complete Season 2`, `T1`, but not `Season 1-3`. */
const SEASON =
  /^(?:the[ ._-]|complete[ ._-])*(?:season|saison|staffel|temporada|stagione|seizoen|sæson|säsong|sezon|sezóna|sezona|kausi|évad|сезон|s|t(?=\d{1,2}$)|series(?! ?\d+ ?\()|book)[ ._-]?(\d{1,3}|(?:19|20)\d\d)(?:[ ._-]complete|[ ._-]*[[(].*[\])]|(?:[ ._]-[ ._]|[ ._])\d{3,4}p.*)?$/i;
/** `2nd Season`, `The Complete Fourth Season`, `Show 3. Staffel`. */
const SEASON_BEHIND =
  /^(?:.*[ ._-])?(?:(\d{1,3})(?:st|nd|rd|th|\.)?|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))[ ._-](?:season|сезон|сезона|temporada|staffel|sezon)$/i;
const SPECIALS = /^(?:specials?|spéciaux|extras? episodes|ova|ovas|season 0+)$/i;

function seasonOf(name: string): number | null {
  if (SPECIALS.test(name)) return 0;
  const match = SEASON.exec(name) ?? SEASON_BEHIND.exec(name);
  if (match === null) return null;
  const word = ORDINALS.indexOf((match[2] ?? '').toLowerCase());
  return word < 0 ? Number(match[1]) : word + 1;
}

const FILLER =
  /^(?:bdmv|stream|playlist|backup|video_ts|audio_ts|hvdvd_ts|vcd|mpegav|samples?|proof|extras?|featurettes?|behind the scenes|deleted scenes|trailers?|bonus|interviews?|feature|main|main feature|movie|film|rip|video|videos|new folder|neuer ordner|nouveau dossier|dis[ck][ ._-]?\d+|cd[ ._-]?\d+|dvd[ ._-]?\d+|subs?|bluray|dvd|files?)(?: \(\d{1,2}\))?$/i;

const COLLECTIONS = new Set(
  [
    'movies films film movie hd sd 4k uhd 3d downloads download complete completed torrents incoming new _new unsorted',
    'tv series séries shows tvshows tv-shows anime animes mangas cartoons kids family enfants vidéos videos video media',
    'library library2 misc other autres action adventure animation comedy comédie crime documentary documentaries drama',
    'drame fantasy fantastique history horror horreur music musical mystery romance thriller war guerre western',
    'seriale serier seriály seriali sarjat diziler filmy filmer filmovi elokuvat filmes documentales telenovelas',
    'сериалы фильмы filme serien peliculas películas watched seen unseen todo sorted archive dvdrip bluray',
  ]
    .join(' ')
    .split(' '),
);
const COLLECTION_PHRASES =
  /^(?:tv[ ._-](?:shows?|series|movies?)|science[ ._-]?fiction|sci-?fi|séries tv|to watch|films? d.*animation)$/i;
/** A year, a decade, a letter, a range of letters. */
const SHELF = /^(?:(?:19|20)\d\d(?:s|-(?:19|20)\d\d)?|[\p{L}#]|0-9|\p{L}-\p{L})$/u;
const SAGA = /^saga[ ._-]|[ ._-](?:collection|saga|trilogy|trilogie|anthology|quadrilogy|filmography)$/i;

/** Folders that hold many titles and so name none. */
function isCollection(name: string): boolean {
  const folded = name.toLowerCase();
  return COLLECTIONS.has(folded) || COLLECTION_PHRASES.test(name) || SHELF.test(name) || SAGA.test(name);
}

/** What is known of one folder by its name alone. */
export interface FolderFacts {
  readonly role: FolderRole;
  /** The season that it stands for, 0 for specials. */
  readonly season: number | null;
  /** What the library keeps in it, when it is a shelf of one kind. */
  readonly shelf: 'series' | 'anime' | 'films' | null;
  /** The season that it tells beside a title, as the folder of a release does: `Show.S02.1080p`. */
  readonly toldSeason: number | null;
  /** Its name in canonical text, when it may be a title and states no year. */
  readonly bareTitle: string | null;
}

/** Reads one folder's name. */
export const folderFacts = remembered((name: string): FolderFacts => {
  const season = seasonOf(name);
  const role = season === null ? roleOf(name) : 'season';
  const isBare = role === 'title' && !/(?:19|20)\d\d/.test(name);
  const text = spaced(plainText(name));
  const toldSeason = role === 'title' ? seasonBeside(text) : null;
  return { role, season, shelf: shelfOf(name), toldSeason, bareTitle: isBare ? text : null };
});

/** One season beside a title; several are a pack's, and say nothing of a file. */
function seasonBeside(text: string): number | null {
  const name = { text, hasGroup: false, tag: -1 };
  const found = findNumbering(name, { kind: 'folder', season: null, folderTitle: null });
  if (found?.confidence !== 'sure' || found.numbering.seasons.length !== 1) return null;
  return found.numbering.seasons[0] ?? null;
}

function roleOf(name: string): FolderRole {
  if (FILLER.test(name) || isRandom(name)) return 'filler';
  if (isCollection(name)) return 'collection';
  if (/^(?:episodes?|ep?)[ ._-]?\d{1,4}$/i.test(name)) return 'episode';
  const text = spaced(plainText(name));
  return findStandard(text) !== null || findDate(text) !== null ? 'episode' : 'title';
}

const SERIES_SHELF =
  /^(?:tv|series|séries|shows?|tv[ ._-]?shows?|tv[ ._-]?series|cartoons|serien|seriale|serier|seriály|seriali|sarjat|diziler|сериалы|séries tv)$/i;
const ANIME_SHELF = /^(?:animes?|mangas?|аниме)$/i;
const FILM_SHELF =
  /^(?:movies?|films?|filme|pel[ií]culas|filmes|filmy|filmer|filmovi|elokuvat|фильмы|tv[ ._-]movies?)$/i;

function shelfOf(name: string): FolderFacts['shelf'] {
  if (FILM_SHELF.test(name)) return 'films';
  if (ANIME_SHELF.test(name)) return 'anime';
  return SERIES_SHELF.test(name) ? 'series' : null;
}

/** What the shelves and seasons among the folders lead to expect of a file; the nearest has the say. */
export function expectationOf(folders: readonly string[]): Expectation {
  const facts = folders.map(folderFacts);
  const folderTitle = facts.at(-1)?.bareTitle ?? null;
  const shelf = facts.findLast((one) => one.shelf !== null)?.shelf ?? 'unknown';
  const season = facts.map((one) => one.season ?? one.toldSeason).findLast((one) => one !== null) ?? null;
  if (season === null) return { kind: shelf, season, folderTitle };
  return { kind: shelf === 'anime' ? 'anime' : 'series', season, folderTitle };
}
