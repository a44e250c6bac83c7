import type { CastMember, CollectionFacts, WorkFacts, WorkKind } from '#domain';
import {
  type Fields,
  fieldsOf,
  imdbIdIn,
  languageOf,
  listOf,
  optionalFields,
  pictureOf,
  positive,
  textIn,
  WrongShape,
} from './tmdb-answers.js';

const LONGEST_OVERVIEW = 2_000;
const LONGEST_NAME = 200;
const MOST_CAST = 12;
const MOST_GENRES = 20;
const MOST_TITLES = 100;

/** The facts of the work asked for, with its appended parts. Throws `WrongShape`. */
export function readFacts(kind: WorkKind, tmdbId: number, body: unknown): WorkFacts {
  const fields = fieldsOf(body);
  if (positive(fields['id']) !== tmdbId) throw new WrongShape('another work than the one asked for');
  const ids = optionalFields(fields['external_ids']);
  const votes = positive(fields['vote_count']) ?? 0;
  return {
    genres: genresIn(fields),
    cast: castIn(fields),
    rating: votes === 0 ? null : ratingIn(fields),
    votes,
    runtime: positive(kind === 'movie' ? fields['runtime'] : listOf(fields['episode_run_time'])[0]),
    overview: textIn(fields, 'overview', LONGEST_OVERVIEW),
    posterPath: pictureOf(fields['poster_path']),
    backdropPath: pictureOf(fields['backdrop_path']),
    logoPath: logoIn(fields),
    imdbId: imdbIdIn(ids) ?? imdbIdIn(fields),
    tvdbId: positive(ids['tvdb_id']),
    collection: kind === 'movie' ? collectionIn(fields) : null,
    originalLanguage: languageOf(fields['original_language']),
    titles: titlesIn(kind, fields),
  };
}

/** A page of a list of changes: the ids, and how many pages there are. Throws `WrongShape`. */
export function readChanges(body: unknown): { readonly ids: readonly number[]; readonly pages: number } {
  const fields = fieldsOf(body);
  if (!Array.isArray(fields['results'])) throw new WrongShape('no list of changes');
  const ids = listOf(fields['results']).flatMap((item) => positive(optionalFields(item)['id']) ?? []);
  return { ids, pages: positive(fields['total_pages']) ?? 1 };
}

function genresIn(fields: Fields): string[] {
  const names = listOf(fields['genres']).map((genre) => textIn(optionalFields(genre), 'name', LONGEST_NAME));
  return [...new Set(names)].filter((name) => name !== '').slice(0, MOST_GENRES);
}

function castIn(fields: Fields): CastMember[] {
  const cast = listOf(optionalFields(fields['credits'])['cast']).slice(0, 10 * MOST_CAST);
  const members = cast.map((member) => {
    const one = optionalFields(member);
    return { name: textIn(one, 'name', LONGEST_NAME), character: textIn(one, 'character', LONGEST_NAME) };
  });
  return members.filter(({ name }) => name !== '').slice(0, MOST_CAST);
}

/**
 * Titles by language. Of the countries that share one its own comes first (fr-FR before fr-CA), else the first; an
 * empty title says that there is none, and a work has its original title in its own language.
 */
function titlesIn(kind: WorkKind, fields: Fields): Record<string, string> {
  const name = kind === 'movie' ? 'title' : 'name';
  const given = listOf(optionalFields(fields['translations'])['translations']).map((item) => {
    const one = optionalFields(item);
    const language = languageOf(one['iso_639_1']);
    const isOwn = language !== null && one['iso_3166_1'] === language.toUpperCase();
    return { language, isOwn, title: textIn(optionalFields(one['data']), name) };
  });
  const original = {
    language: languageOf(fields['original_language']),
    title: textIn(fields, `original_${name}`),
  };
  const titles = new Map<string, string>();
  for (const { language, title } of [original, ...given.filter(({ isOwn }) => isOwn), ...given]) {
    if (language === null || title === '' || titles.has(language) || titles.size === MOST_TITLES) continue;
    titles.set(language, title);
  }
  return Object.fromEntries(titles);
}

function ratingIn(fields: Fields): number | null {
  const rating = fields['vote_average'];
  return typeof rating === 'number' && rating >= 0 && rating <= 10 ? rating : null;
}

/** The first logo: they come in the order of the languages asked for, the best voted first. */
function logoIn(fields: Fields): string | null {
  const logos = listOf(optionalFields(fields['images'])['logos']);
  return (
    logos.map((logo) => pictureOf(optionalFields(logo)['file_path'])).find((path) => path !== null) ?? null
  );
}

function collectionIn(fields: Fields): CollectionFacts | null {
  const collection = optionalFields(fields['belongs_to_collection']);
  const tmdbId = positive(collection['id']);
  const name = textIn(collection, 'name', LONGEST_NAME);
  if (tmdbId === null || name === '') return null;
  const posterPath = pictureOf(collection['poster_path']);
  return { tmdbId, name, posterPath, backdropPath: pictureOf(collection['backdrop_path']) };
}
