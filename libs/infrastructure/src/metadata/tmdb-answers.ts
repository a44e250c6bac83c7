import type { EpisodeFacts, ProviderWork, SeasonFacts, WorkDetails, WorkKind } from '#domain';
import { cleanText } from './clean-json.js';

const LONGEST_TITLE = 300;
const LONGEST_OVERVIEW = 2_000;
const MOST_TITLES = 400;

/** An answer that does not have the form it must have. */
export class WrongShape extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

/** The works of a search, in the provider's order. Items that name no work are left out. Throws `WrongShape`. */
export function readSearch(kind: WorkKind, body: unknown): ProviderWork[] {
  return worksIn(kind, fieldsOf(body)['results']);
}

/** The work of an external id, null when there is none of this kind. Throws `WrongShape`. */
export function readFind(kind: WorkKind, body: unknown): ProviderWork | null {
  const list = kind === 'movie' ? 'movie_results' : 'tv_results';
  return worksIn(kind, fieldsOf(body)[list])[0] ?? null;
}

/** The details of the work asked for, with its appended parts. Throws `WrongShape`. */
export function readDetails(kind: WorkKind, tmdbId: number, body: unknown): WorkDetails {
  const fields = fieldsOf(body);
  const work = workIn(kind, fields);
  if (work?.tmdbId !== tmdbId) throw new WrongShape('another work than the one asked for');
  const ids = optionalFields(fields['external_ids']);
  return {
    work: { ...work, alternativeTitles: otherTitles(fields, work) },
    imdbId: imdbIdIn(ids) ?? imdbIdIn(fields),
    tvdbId: positive(ids['tvdb_id']),
    runtime: positive(kind === 'movie' ? fields['runtime'] : listOf(fields['episode_run_time'])[0]),
    seasonNumbers: kind === 'movie' ? [] : readSeasonNumbers(fields),
    seasons: kind === 'movie' ? [] : seasonsIn(fields),
  };
}

/** Numbers of all seasons of a series, ascending, whether their episodes are in the answer or not. */
export function readSeasonNumbers(body: unknown): number[] {
  const fields = fieldsOf(body);
  const listed = listOf(fields['seasons']).map((season) => count(optionalFields(season)['season_number']));
  const appended = seasonsIn(fields).map((season) => season.number);
  const all = new Set([...listed, ...appended].filter((number) => number !== null));
  return [...all].toSorted((a, b) => a - b);
}

/** The appended parts `season/N` of an answer, to be put beside those of another. Throws `WrongShape`. */
export function appendedSeasons(body: unknown): Fields {
  return Object.fromEntries(Object.entries(fieldsOf(body)).filter(([name]) => name.startsWith('season/')));
}

function worksIn(kind: WorkKind, list: unknown): ProviderWork[] {
  if (!Array.isArray(list)) throw new WrongShape('no list of works');
  const works = list.flatMap((item) => workIn(kind, optionalFields(item)) ?? []);
  if (list.length > 0 && works.length === 0) throw new WrongShape('a list without a single work');
  return works;
}

function workIn(kind: WorkKind, fields: Fields): ProviderWork | null {
  const tmdbId = positive(fields['id']);
  const title = textIn(fields, kind === 'movie' ? 'title' : 'name');
  const originalTitle = textIn(fields, kind === 'movie' ? 'original_title' : 'original_name');
  if (tmdbId === null || (title === '' && originalTitle === '')) return null;
  return {
    kind,
    tmdbId,
    title: title === '' ? originalTitle : title,
    originalTitle: originalTitle === '' ? title : originalTitle,
    originalLanguage: languageOf(fields['original_language']),
    alternativeTitles: null,
    year: yearOf(fields[kind === 'movie' ? 'release_date' : 'first_air_date']),
    popularity: popularityOf(fields['popularity']),
    genreIds: genresIn(fields),
    overview: textIn(fields, 'overview', LONGEST_OVERVIEW),
    posterPath: pictureOf(fields['poster_path']),
  };
}

function otherTitles(fields: Fields, { title, originalTitle }: ProviderWork): string[] {
  const alternative = optionalFields(fields['alternative_titles']);
  const named = [...listOf(alternative['titles']), ...listOf(alternative['results'])];
  const translations = listOf(optionalFields(fields['translations'])['translations']);
  const translated = translations.map((item) => optionalFields(optionalFields(item)['data']));
  const titles = [...named.map(optionalFields), ...translated].flatMap((item) => [
    textIn(item, 'title'),
    textIn(item, 'name'),
  ]);
  const known = new Set(['', title, originalTitle]);
  return [...new Set(titles)].filter((other) => !known.has(other)).slice(0, MOST_TITLES);
}

function seasonsIn(fields: Fields): SeasonFacts[] {
  const seasons = Object.entries(fields).flatMap(([name, value]) => {
    const season = optionalFields(value);
    const number = count(Number(/^season\/(\d+)$/.exec(name)?.[1] ?? Number.NaN));
    if (number === null || !Array.isArray(season['episodes'])) return [];
    return { number, name: textIn(season, 'name'), episodes: season['episodes'].flatMap(episodeOf) };
  });
  return seasons.toSorted((a, b) => a.number - b.number);
}

function episodeOf(value: unknown): EpisodeFacts[] {
  const fields = optionalFields(value);
  const number = count(fields['episode_number']);
  if (number === null) return [];
  const airDate = fields['air_date'];
  const isDate = typeof airDate === 'string' && /^\d{4}-\d\d-\d\d$/.test(airDate);
  const name = textIn(fields, 'name');
  // What TMDb calls an episode without a title says no more than its number.
  return [{ number, name: /^Episode \d+$/.test(name) ? '' : name, airDate: isDate ? airDate : null }];
}

export function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new WrongShape('no object');
  return value as Fields;
}

export function optionalFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function textIn(fields: Fields, name: string, longest = LONGEST_TITLE): string {
  const value = fields[name];
  return typeof value === 'string' ? cleanText(value, longest) : '';
}

/** Whole numbers from 0 that PostgreSQL's `integer` holds too. */
export function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31 ? value : null;
}

export function positive(value: unknown): number | null {
  const whole = count(value);
  return whole === 0 ? null : whole;
}

/** An IMDb id, with its prefix; null when the field holds none. */
export function imdbIdIn(fields: Fields): string | null {
  const id = fields['imdb_id'];
  return typeof id === 'string' && /^tt\d{1,12}$/.test(id) ? id : null;
}

/** A language as ISO 639-1 has it. */
export const languageOf = (code: unknown): string | null =>
  typeof code === 'string' && /^[a-z]{2}$/.test(code) ? code : null;

function yearOf(date: unknown): number | null {
  const year = typeof date === 'string' ? Number(/^(\d{4})-\d\d-\d\d$/.exec(date)?.[1] ?? 0) : 0;
  return year >= 1800 ? year : null;
}

function popularityOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

function genresIn(fields: Fields): number[] {
  const detailed = listOf(fields['genres']).map((genre) => optionalFields(genre)['id']);
  const ids = [...listOf(fields['genre_ids']), ...detailed].flatMap((id) => positive(id) ?? []);
  return [...new Set(ids)].slice(0, 50);
}

/** A picture's path behind the image host; null for anything else. */
export function pictureOf(path: unknown): string | null {
  return typeof path === 'string' && /^\/[\w.-]{1,200}$/.test(path) ? path : null;
}
