import { DomainError, type EpisodeFacts, type ProviderWork, type SeasonFacts, type WorkKind } from '#domain';

type Fields = Readonly<Record<string, unknown>>;

/** Longest texts taken from an answer, in characters: titles become file names, overviews are shown. */
const LONGEST_TITLE = 500;
const LONGEST_TEXT = 5_000;

/** NUL and other control characters, and what turns the direction of a line, stop here. */
const HOSTILE = /[\p{Cc}\p{Cs}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text in NFC without hostile characters; empty for anything else. */
export function textOf(value: unknown, longest = LONGEST_TITLE): string {
  return typeof value === 'string'
    ? value.replace(HOSTILE, '').slice(0, longest).normalize('NFC').trim()
    : '';
}

const numberOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : 0;

/** A whole number above zero that PostgreSQL's integer holds; null for anything else. */
export function idOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 2 ** 31 ? value : null;
}

const yearOf = (date: unknown): number | null => {
  const year = Number(/^(\d{4})-/.exec(textOf(date))?.[1]);
  return year > 1800 && year < 2200 ? year : null;
};

/** A film or series of a list or of details; null when it has no usable id or title. */
export function workOf(
  kind: WorkKind,
  value: unknown,
  alternativeTitles: readonly string[] | null,
): ProviderWork | null {
  const fields = fieldsOf(value);
  const tmdbId = idOf(fields['id']);
  const isFilm = kind === 'movie';
  const originalTitle = textOf(isFilm ? fields['original_title'] : fields['original_name']);
  const title = textOf(isFilm ? fields['title'] : fields['name']) || originalTitle;
  if (tmdbId === null || title === '') return null;
  const genres = listOf(fields['genre_ids']).concat(
    listOf(fields['genres']).map((genre) => fieldsOf(genre)['id']),
  );
  return {
    kind,
    tmdbId,
    title,
    originalTitle: originalTitle || title,
    alternativeTitles,
    year: yearOf(isFilm ? fields['release_date'] : fields['first_air_date']),
    popularity: numberOf(fields['popularity']),
    genreIds: genres.map(idOf).filter((id) => id !== null),
    overview: textOf(fields['overview'], LONGEST_TEXT),
    posterPath: posterOf(fields['poster_path']),
  };
}

/** A poster's path names a file of the image host and nothing else. */
function posterOf(value: unknown): string | null {
  const path = textOf(value);
  return /^\/[\w.-]+$/.test(path) ? path : null;
}

/** The works of a search or find answer. Throws when it has not the shape of one. */
export function worksOf(kind: WorkKind, list: unknown): ProviderWork[] {
  if (!Array.isArray(list)) {
    throw new DomainError('provider.unavailable', 'TMDb answered something that is no list of works', true);
  }
  return list.map((item) => workOf(kind, item, null)).filter((work) => work !== null);
}

/** Alternative and translated titles of details, each once. */
export function furtherTitlesOf(kind: WorkKind, details: Fields): string[] {
  const alternatives = fieldsOf(details['alternative_titles']);
  const listed = listOf(alternatives[kind === 'movie' ? 'titles' : 'results']).map(
    (item) => fieldsOf(item)['title'],
  );
  const translated = listOf(fieldsOf(details['translations'])['translations']).map((item) => {
    const data = fieldsOf(fieldsOf(item)['data']);
    return data['title'] ?? data['name'];
  });
  return [
    ...new Set([...listed, ...translated].map((title) => textOf(title)).filter((title) => title !== '')),
  ];
}

/** One appended season; null when the series has none of that number. */
export function seasonOf(value: unknown): SeasonFacts | null {
  const fields = fieldsOf(value);
  const number = fields['season_number'];
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0) return null;
  const episodes = listOf(fields['episodes'])
    .map(episodeOf)
    .filter((episode) => episode !== null);
  return { number, name: textOf(fields['name']), episodes };
}

function episodeOf(value: unknown): EpisodeFacts | null {
  const fields = fieldsOf(value);
  const number = fields['episode_number'];
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0) return null;
  const airDate = textOf(fields['air_date']);
  const name = textOf(fields['name']);
  return {
    number,
    // What TMDb calls an episode without a title says no more than its number.
    name: /^Episode \d+$/.test(name) ? '' : name,
    airDate: /^\d{4}-\d\d-\d\d$/.test(airDate) ? airDate : null,
  };
}
