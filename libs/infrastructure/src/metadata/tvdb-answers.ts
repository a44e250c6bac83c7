import type { OrderedEpisode } from '#domain';
import { cleanText } from './clean-json.js';
import {
  count,
  type Fields,
  fieldsOf,
  listOf,
  optionalFields,
  positive,
  textIn,
  WrongShape,
} from './tmdb-answers.js';

/** A series as TheTVDB knows it. */
export interface TvdbSeries {
  readonly tvdbId: number;
  readonly name: string;
  /** Of the first broadcast; null when unknown. */
  readonly year: number | null;
  /** Other titles, translated ones among them, without repetition. */
  readonly aliases: readonly string[];
  readonly imdbId?: string;
  readonly tmdbId?: number;
}

/** One page of a series' episodes. */
export interface EpisodePage {
  readonly episodes: readonly OrderedEpisode[];
  /** Whether another page follows. */
  readonly more: boolean;
}

const LONGEST_TITLE = 300;
const MOST_ALIASES = 200;
const MOST_SERIES = 50;
const LONGEST_TOKEN = 4_000;

/** The token of a login. Throws `WrongShape`. */
export function readToken(body: unknown): string {
  const token = optionalFields(fieldsOf(body)['data'])['token'];
  if (typeof token !== 'string' || !/^[\w.~+/=-]+$/.test(token) || token.length > LONGEST_TOKEN) {
    throw new WrongShape('a login without a token');
  }
  return token;
}

/** The series of a search, in TheTVDB's order; other things are left out. Throws `WrongShape`. */
export function readSearchedSeries(body: unknown): TvdbSeries[] {
  const items = dataList(body).slice(0, MOST_SERIES).map(optionalFields);
  return items
    .filter(({ type }) => type === 'series')
    .flatMap((item) => seriesIn(item, item['tvdb_id'], item['remote_ids']) ?? []);
}

/** The series of an id of another service, null when that id is no series'. Throws `WrongShape`. */
export function readRemoteSeries(body: unknown): TvdbSeries | null {
  for (const item of dataList(body).map(optionalFields)) {
    const series = optionalFields(item['series']);
    const found = seriesIn(series, series['id'], []);
    if (found !== null) return found;
  }
  return null;
}

/** A series with its ids and translated titles. Throws `WrongShape` when it is another one than asked for. */
export function readSeries(tvdbId: number, body: unknown): TvdbSeries {
  const fields = fieldsOf(fieldsOf(body)['data']);
  const series = seriesIn(fields, fields['id'], fields['remoteIds']);
  if (series?.tvdbId !== tvdbId) throw new WrongShape('another series than the one asked for');
  return series;
}

/** A page of episodes, in TheTVDB's order; those without a number are left out. Throws `WrongShape`. */
export function readEpisodePage(body: unknown): EpisodePage {
  const fields = fieldsOf(body);
  const episodes = optionalFields(fields['data'])['episodes'];
  if (!Array.isArray(episodes)) throw new WrongShape('no list of episodes');
  const { next } = optionalFields(fields['links']);
  return { episodes: episodes.flatMap(episodeIn), more: typeof next === 'string' && next !== '' };
}

function episodeIn(value: unknown): OrderedEpisode[] {
  const fields = optionalFields(value);
  const [season, number] = [count(fields['seasonNumber']), count(fields['number'])];
  if (season === null || number === null) return [];
  const aired = fields['aired'];
  const airDate = typeof aired === 'string' && /^\d{4}-\d\d-\d\d$/.test(aired) ? aired : null;
  const name = textIn(fields, 'name');
  // What an episode without a title is called says no more than its number.
  return [{ season, number, name: /^(?:Episode \d+|TBA|TBD)$/i.test(name) ? '' : name, airDate }];
}

function seriesIn(fields: Fields, id: unknown, remoteIds: unknown): TvdbSeries | null {
  const tvdbId = typeof id === 'string' && /^\d{1,10}$/.test(id) ? positive(Number(id)) : positive(id);
  const name = textIn(fields, 'name');
  if (tvdbId === null) return null;
  const aliases = titlesIn(fields).filter((title) => title !== name);
  const first = name === '' ? aliases[0] : name;
  if (first === undefined) return null;
  const year = Number(/^(?:1[89]|20)\d\d$/.exec(textIn(fields, 'year'))?.[0] ?? 0);
  return {
    ...{
      tvdbId,
      name: first,
      year: year === 0 ? null : year,
      aliases: aliases.filter((one) => one !== first),
    },
    ...idsIn(remoteIds),
  };
}

/** Aliases come as texts or with their language; translated titles as a list or by language, under two names. */
function titlesIn(fields: Fields): string[] {
  const translations = optionalFields(fields['translations']);
  const listed = listOf(translations['nameTranslations']);
  const byLanguage = Object.values(translations).filter((value) => typeof value === 'string');
  const titles = [...listOf(fields['aliases']), ...byLanguage, ...listed].slice(0, MOST_ALIASES).map(titleIn);
  return [...new Set(titles)].filter((title) => title !== '');
}

const titleIn = (value: unknown): string =>
  typeof value === 'string' ? cleanText(value, LONGEST_TITLE) : textIn(optionalFields(value), 'name');

function idsIn(remoteIds: unknown): Pick<TvdbSeries, 'imdbId' | 'tmdbId'> {
  const ids = listOf(remoteIds).map(optionalFields);
  const of = (source: RegExp, form: RegExp): string | undefined =>
    ids
      .filter(({ sourceName }) => typeof sourceName === 'string' && source.test(sourceName))
      .map(({ id }) => (typeof id === 'string' ? id : ''))
      .find((id) => form.test(id));
  const imdbId = of(/^imdb$/i, /^tt\d{1,12}$/);
  const tmdbId = positive(Number(of(/^themoviedb/i, /^\d{1,10}$/) ?? Number.NaN));
  return { ...(imdbId === undefined ? {} : { imdbId }), ...(tmdbId === null ? {} : { tmdbId }) };
}

/** The list that an answer carries; nothing found is null instead. */
function dataList(body: unknown): readonly unknown[] {
  const { data } = fieldsOf(body);
  if (data !== null && !Array.isArray(data)) throw new WrongShape('no list of series');
  return data ?? [];
}

/** Episodes as they were kept. Throws `WrongShape`; nothing kept stands for none. */
export function readKeptEpisodes(body: unknown): OrderedEpisode[] {
  if (body === null) return [];
  if (!Array.isArray(body)) throw new WrongShape('no list of episodes');
  return body.map((item) => {
    const { season: of, number: at, name, airDate } = fieldsOf(item);
    const [season, number] = [count(of), count(at)];
    const isDate = airDate === null || typeof airDate === 'string';
    if (season === null || number === null || typeof name !== 'string' || !isDate) {
      throw new WrongShape('no episode');
    }
    return { season, number, name, airDate };
  });
}
