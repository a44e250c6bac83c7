import { MetadataProvider, type ProviderWork, type WorkDetails, type WorkKind } from '#domain';
import { AnswerCache, cacheKey, LIFETIMES } from './cache.js';
import { cleanText } from './clean-json.js';
import type { Question } from './http.js';
import { appendedSeasons, readDetails, readFind, readSearch, readSeasonNumbers } from './tmdb-answers.js';
import { TmdbCalls, type TmdbOptions } from './tmdb-calls.js';
import { TmdbWorkFacts } from './tmdb-work-facts.js';

export type { TmdbOptions } from './tmdb-calls.js';

/** The most parts that TMDb appends to one answer. */
const MOST_APPENDED = 20;
const TITLES_AND_IDS = ['alternative_titles', 'translations', 'external_ids'];

/** Seasons asked for before their numbers are known: specials and as many more as one request holds. */
const FIRST_SEASONS = Array.from({ length: MOST_APPENDED - TITLES_AND_IDS.length }, (_, number) => number);

/** A series with more seasons than ten further requests hold is not one. */
const MOST_FURTHER_CALLS = 10;

const LONGEST_QUERY = 250;

/** TMDb as CineOrg asks it: cached in PostgreSQL, within a budget that all processes share. */
export class TmdbMetadataProvider extends MetadataProvider {
  private readonly calls: TmdbCalls;
  private readonly cache: AnswerCache;
  /** Facts of works, asked for within the same budget. */
  readonly facts: TmdbWorkFacts;

  constructor(private readonly options: TmdbOptions) {
    super();
    this.calls = new TmdbCalls(options);
    this.cache = new AnswerCache(options.database, options.config.cacheMb);
    this.facts = new TmdbWorkFacts(this.calls, options.config.language);
  }

  override async search(
    kind: WorkKind,
    title: string,
    year: number | null,
  ): Promise<readonly ProviderWork[]> {
    const query = cleanText(title, LONGEST_QUERY);
    if (query === '') return [];
    // `year` is said to be a mere hint at times; this one is strict, and so are the answers for two films of a title.
    const yearName = kind === 'movie' ? 'primary_release_year' : 'first_air_date_year';
    const question = this.question(`search/${segment(kind)}`, {
      query,
      include_adult: 'false',
      ...(year === null ? {} : { [yearName]: String(year) }),
    });
    return this.cached(question, {
      read: (body) => (body === null ? [] : readSearch(kind, body)),
      lifetime: (works) => (works.length === 0 ? LIFETIMES.nothing : LIFETIMES.search),
    });
  }

  override async details(kind: WorkKind, tmdbId: number): Promise<WorkDetails | null> {
    if (!Number.isSafeInteger(tmdbId) || tmdbId <= 0) return null;
    const seasons = kind === 'movie' ? [] : FIRST_SEASONS.map(seasonPart);
    const question = this.question(`${segment(kind)}/${tmdbId}`, {
      append_to_response: [...TITLES_AND_IDS, ...seasons].join(','),
    });
    const read = (body: unknown): WorkDetails => readDetails(kind, tmdbId, body);
    return this.cached(question, {
      fetch: async () => {
        const body = await this.calls.ask(question, read);
        return kind === 'movie' || body === null ? body : this.withFurtherSeasons(tmdbId, body);
      },
      read: (body) => (body === null ? null : read(body)),
      lifetime: lifetimeOfWork,
      shared: true,
    });
  }

  override async find(kind: WorkKind, source: 'imdb' | 'tvdb', id: string): Promise<ProviderWork | null> {
    if (!(source === 'imdb' ? /^tt\d{1,12}$/ : /^\d{1,12}$/).test(id)) return null;
    const question = this.question(`find/${id}`, { external_source: `${source}_id` });
    return this.cached(
      question,
      {
        read: (body) => (body === null ? null : readFind(kind, body)),
        lifetime: lifetimeOfWork,
      },
      kind,
    );
  }

  /** Ends what is under way and leaves the shared budget to the others. */
  async close(): Promise<void> {
    await this.calls.close();
  }

  private cached<Result>(
    question: Question,
    { fetch, ...reading }: Reading<Result>,
    variant?: string,
  ): Promise<Result> {
    const key = cacheKey(this.options.config.url, question) + (variant === undefined ? '' : ` ${variant}`);
    return this.cache.answer({
      ...{ key, ...reading },
      fetch: fetch ?? (() => this.calls.ask(question, reading.read)),
    });
  }

  /** A series' answer together with the seasons that the first request could not name. */
  private async withFurtherSeasons(tmdbId: number, body: unknown): Promise<unknown> {
    const missing = readSeasonNumbers(body).filter((number) => !FIRST_SEASONS.includes(number));
    let whole = body as object;
    for (
      let from = 0;
      from < missing.length && from < MOST_APPENDED * MOST_FURTHER_CALLS;
      from += MOST_APPENDED
    ) {
      const parts = missing.slice(from, from + MOST_APPENDED).map(seasonPart);
      const question = this.question(`tv/${tmdbId}`, { append_to_response: parts.join(',') });
      const more = await this.calls.ask(question, (answer) => readDetails('episode', tmdbId, answer));
      if (more !== null) whole = { ...whole, ...appendedSeasons(more) };
    }
    return whole;
  }

  private question(path: string, parameters: Question['parameters']): Question {
    return { path, parameters: { ...parameters, language: this.options.config.language } };
  }
}

interface Reading<Result> {
  /** How to get the body when it is not stored; by default the question itself. */
  readonly fetch?: () => Promise<unknown>;
  readonly read: (body: unknown) => Result;
  readonly lifetime: (result: Result) => number;
  readonly shared?: boolean;
}

const segment = (kind: WorkKind): 'movie' | 'tv' => (kind === 'movie' ? 'movie' : 'tv');

const seasonPart = (number: number): string => `season/${number}`;

const lifetimeOfWork = (work: unknown): number => (work === null ? LIFETIMES.nothing : LIFETIMES.work);
