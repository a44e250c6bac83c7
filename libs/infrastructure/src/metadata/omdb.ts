import {
  DomainError,
  ExternalIndex,
  type ExternalMatch,
  foldTitle,
  otherAmpersand,
  type WorkKind,
} from '#domain';
import type { FallbackConfig } from '../config/index.js';
import type { Sql } from '../database/index.js';
import { AnswerCache, cacheKey, LIFETIMES } from './cache.js';
import { cleanText } from './clean-json.js';
import { type Service, ServiceCalls } from './external-index-calls.js';
import { type ExternalHit, ofYear, readHits } from './external-index-hits.js';
import { omdbMeaning, type OmdbWork, readOmdbWork } from './omdb-answers.js';
import { DayBudget } from './omdb-day.js';

const NAME = 'omdb';

/** What a key of the free plan allows. */
const REQUESTS_A_DAY = 1_000;

const LONGEST_QUERY = 250;

export interface FallbackOptions {
  readonly config: FallbackConfig;
  readonly database: Sql;
}

/**
 * OMDb, which knows films and series by their exact title and gives their IMDb ids. Its thousand requests a day are
 * shared by all processes; when they are used up it is not asked until the next day begins (UTC).
 */
export class OmdbIndex extends ExternalIndex {
  override readonly name = NAME;
  private readonly calls: ServiceCalls;
  private readonly cache: AnswerCache;

  constructor(private readonly options: FallbackOptions) {
    super();
    const { config, database } = options;
    this.calls = new ServiceCalls(serviceOf(config, database), database);
    this.cache = new AnswerCache(database);
  }

  override async lookUp(
    kind: WorkKind,
    title: string,
    year: number | null,
  ): Promise<readonly ExternalMatch[]> {
    const text = cleanText(title, LONGEST_QUERY);
    if (foldTitle(text) === '') return [];
    // It takes "&" and "and" for different words.
    for (const spelling of new Set([text, otherAmpersand(text)])) {
      const found = ofYear(await this.hits(kind, spelling, year), year);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The film or series of an IMDb id; null when OMDb does not know it. Throws as `lookUp` does. */
  async byId(imdbId: string): Promise<OmdbWork | null> {
    if (!/^tt\d{1,12}$/.test(imdbId)) return null;
    return this.calls.ask({ path: '', parameters: { i: imdbId } }, readOmdbWork);
  }

  /** Ends what is under way. */
  close(): void {
    this.calls.close();
  }

  private hits(kind: WorkKind, title: string, year: number | null): Promise<ExternalHit[]> {
    const parameters = {
      ...{ t: title, type: kind === 'movie' ? 'movie' : 'series' },
      ...(year === null ? {} : { y: String(year) }),
    };
    return this.cache.answer({
      key: cacheKey(this.options.config.url, { path: '', parameters }),
      fetch: async () => {
        const work = await this.calls.ask({ path: '', parameters }, readOmdbWork);
        return work?.kind === kind ? [{ source: 'imdb', id: work.imdbId, year: work.year }] : null;
      },
      read: readHits,
      lifetime: (hits) => (hits.length === 0 ? LIFETIMES.nothing : LIFETIMES.work),
    });
  }
}

function serviceOf({ apiKey, url }: FallbackConfig, sql: Sql): Service {
  const day = new DayBudget(sql, NAME, REQUESTS_A_DAY);
  return {
    ...{ name: NAME, title: 'OMDb', url, keySetting: 'OMDB_API_KEY', meaning: omdbMeaning },
    authorize: async (request) => {
      if (!(await day.take())) {
        throw new DomainError(
          'provider.used-up',
          `OMDb allows ${REQUESTS_A_DAY} requests a day: used up`,
          true,
        );
      }
      // OMDb takes its key as a parameter only.
      return { ...request, parameters: { ...request.parameters, apikey: apiKey ?? '' } };
    },
    usedUp: () => day.useUp(),
  };
}
