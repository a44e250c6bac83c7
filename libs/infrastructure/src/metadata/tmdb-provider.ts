import {
  DomainError,
  MetadataProvider,
  type ProviderWork,
  type SeasonFacts,
  type WorkDetails,
  type WorkKind,
} from '#domain';
import type { TmdbConfig } from '../config/index.js';
import type { Database } from '../database/index.js';
import { AnswerCache, KEEP_MS } from './answer-cache.js';
import { ProviderStatus } from './provider-status.js';
import {
  fieldsOf,
  furtherTitlesOf,
  idOf,
  listOf,
  seasonOf,
  textOf,
  workOf,
  worksOf,
} from './tmdb-answers.js';
import { type Parameters, TmdbHttp } from './tmdb-http.js';

/** TMDb appends at most 20 parts to an answer. */
const MOST_APPENDED = 20;
const SERIES_PARTS = ['alternative_titles', 'translations', 'external_ids'];

/** What the provider needs of its process. */
export interface TmdbProviderOptions {
  readonly config: TmdbConfig;
  readonly database: Database;
  /** Names this process among those that share the budget. */
  readonly member: string;
}

/** TMDb version 3, within the shared budget, cached and retried. */
export class TmdbMetadataProvider extends MetadataProvider {
  private readonly http: TmdbHttp;
  private readonly cache: AnswerCache;
  private readonly status: ProviderStatus;
  private readonly language: string;

  constructor({ config, database, member }: TmdbProviderOptions) {
    super();
    this.http = new TmdbHttp(config, database, member);
    this.cache = new AnswerCache(database);
    this.status = new ProviderStatus(database, 'tmdb');
    this.language = config.language;
  }

  override async search(
    kind: WorkKind,
    title: string,
    year: number | null,
  ): Promise<readonly ProviderWork[]> {
    // TMDb finds nothing for decomposed accents, as some systems store them.
    const query = title.normalize('NFC');
    const yearName = kind === 'movie' ? 'year' : 'first_air_date_year';
    const parameters = { query, include_adult: false, ...(year === null ? {} : { [yearName]: year }) };
    const path = `/search/${pathOf(kind)}`;
    return this.cached<readonly ProviderWork[]>(
      path,
      parameters,
      async () => worksOf(kind, fieldsOf(await this.get(path, parameters))['results']),
      (works) => (works.length === 0 ? KEEP_MS.nothing : KEEP_MS.search),
    );
  }

  override async details(kind: WorkKind, tmdbId: number): Promise<WorkDetails | null> {
    return this.cached<WorkDetails | null>(
      `/${pathOf(kind)}/${tmdbId}`,
      {},
      () => (kind === 'movie' ? this.film(tmdbId) : this.series(tmdbId)),
      (details) => (details === null ? KEEP_MS.nothing : KEEP_MS.details),
    );
  }

  override async find(kind: WorkKind, source: 'imdb' | 'tvdb', id: string): Promise<ProviderWork | null> {
    const path = `/find/${encodeURIComponent(id)}`;
    const parameters = { external_source: `${source}_id` };
    return this.cached<ProviderWork | null>(
      path,
      { ...parameters, kind },
      async () => {
        const answer = fieldsOf(await this.get(path, parameters));
        return worksOf(kind, answer[`${pathOf(kind)}_results`] ?? [])[0] ?? null;
      },
      (work) => (work === null ? KEEP_MS.nothing : KEEP_MS.details),
    );
  }

  /** Gives back connections and the share in the budget. */
  async close(): Promise<void> {
    await this.http.close();
  }

  private async film(tmdbId: number): Promise<WorkDetails | null> {
    const answer = await this.get(`/movie/${tmdbId}`, {
      append_to_response: 'alternative_titles,translations,external_ids',
    });
    return answer === null ? null : detailsOf('movie', answer, []);
  }

  /** Details with the first seasons in one call; only a series with many of them costs another. */
  private async series(tmdbId: number): Promise<WorkDetails | null> {
    const path = `/tv/${tmdbId}`;
    const first = numbersFrom(0, MOST_APPENDED - SERIES_PARTS.length);
    const answer = await this.get(path, {
      append_to_response: [...SERIES_PARTS, ...first.map(partOf)].join(','),
    });
    if (answer === null) return null;
    const seasons = seasonsOf(answer, first);
    const numbers = seasonNumbers(answer);
    const left = numbers.filter((number) => !first.includes(number));
    for (let at = 0; at < left.length; at += MOST_APPENDED) {
      const batch = left.slice(at, at + MOST_APPENDED);
      const more = await this.get(path, { append_to_response: batch.map(partOf).join(',') });
      seasons.push(...seasonsOf(more, batch));
    }
    return detailsOf('episode', answer, seasons);
  }

  private async cached<Answer>(
    path: string,
    parameters: Parameters,
    ask: () => Promise<Answer>,
    keepMs: (answer: Answer) => number,
  ): Promise<Answer> {
    const key = `tmdb ${this.language} ${path} ${JSON.stringify(parameters)}`;
    return this.cache.get(key, ask, keepMs);
  }

  private async get(path: string, parameters: Parameters): Promise<unknown> {
    try {
      const answer = await this.http.get(path, { ...parameters, language: this.language });
      await this.status.succeeded();
      return answer;
    } catch (error) {
      await this.status.failed(error);
      throw error;
    }
  }
}

const pathOf = (kind: WorkKind): 'movie' | 'tv' => (kind === 'movie' ? 'movie' : 'tv');
const partOf = (season: number): string => `season/${season}`;
const numbersFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => first + at);

const seasonsOf = (answer: unknown, numbers: readonly number[]): SeasonFacts[] =>
  numbers.map((number) => seasonOf(fieldsOf(answer)[partOf(number)])).filter((season) => season !== null);

const seasonNumbers = (answer: unknown): number[] =>
  listOf(fieldsOf(answer)['seasons'])
    .map((season) => fieldsOf(season)['season_number'])
    .filter(
      (number): number is number => typeof number === 'number' && Number.isInteger(number) && number >= 0,
    );

function detailsOf(kind: WorkKind, answer: unknown, seasons: readonly SeasonFacts[]): WorkDetails {
  const fields = fieldsOf(answer);
  const work = workOf(kind, answer, furtherTitlesOf(kind, fields));
  if (work === null) {
    throw new DomainError('provider.unavailable', 'TMDb answered details without an id or a title', true);
  }
  const ids = fieldsOf(fields['external_ids']);
  const imdbId = textOf(ids['imdb_id'] ?? fields['imdb_id']);
  return {
    work,
    imdbId: /^tt\d+$/.test(imdbId) ? imdbId : null,
    tvdbId: idOf(ids['tvdb_id']),
    runtime: idOf(fields['runtime']),
    seasonNumbers: seasonNumbers(answer),
    seasons,
  };
}
