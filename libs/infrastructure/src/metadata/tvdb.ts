import {
  type EpisodeOrder,
  EpisodeOrders,
  ExternalIndex,
  type ExternalMatch,
  foldTitle,
  type OrderedEpisode,
  type WorkKind,
} from '#domain';
import type { Sql } from '../database/index.js';
import { AnswerCache, cacheKey, LIFETIMES } from './cache.js';
import { cleanText } from './clean-json.js';
import { type ExternalHit, ofYear, readHits } from './external-index-hits.js';
import { readKeptEpisodes, type TvdbSeries } from './tvdb-answers.js';
import { TVDB, type TvdbClient } from './tvdb-client.js';

const LONGEST_QUERY = 250;

/** Series that bear one and the same title. */
const MOST_HITS = 5;

export interface TvdbOptions {
  readonly client: TvdbClient;
  /** The service's base address: answers of another one are other answers. */
  readonly url: string;
  readonly database: Sql;
}

/** TheTVDB as a further index of series: it knows their aliases and translated titles. Films it is not asked for. */
export class TvdbIndex extends ExternalIndex {
  override readonly name = TVDB;
  private readonly cache: AnswerCache;

  constructor(private readonly options: TvdbOptions) {
    super();
    this.cache = new AnswerCache(options.database);
  }

  override async lookUp(
    kind: WorkKind,
    title: string,
    year: number | null,
  ): Promise<readonly ExternalMatch[]> {
    const query = cleanText(title, LONGEST_QUERY);
    if (kind === 'movie' || foldTitle(query) === '') return [];
    const { client, url } = this.options;
    const hits = await this.cache.answer({
      key: cacheKey(url, { path: 'search', parameters: { query } }),
      fetch: async () => hitsAmong(await client.search(query), query),
      read: readHits,
      lifetime: lifetimeOf,
    });
    return ofYear(hits, year);
  }
}

/** The orders in which TheTVDB numbers the episodes of a series, each kept for a week. */
export class TvdbEpisodeOrders extends EpisodeOrders {
  private readonly cache: AnswerCache;

  constructor(private readonly options: TvdbOptions) {
    super();
    this.cache = new AnswerCache(options.database);
  }

  override async episodes(tvdbId: number, order: EpisodeOrder): Promise<readonly OrderedEpisode[]> {
    if (!Number.isSafeInteger(tvdbId) || tvdbId <= 0) return [];
    const { client, url } = this.options;
    return this.cache.answer({
      key: cacheKey(url, { path: `series/${tvdbId}/episodes/${order}`, parameters: {} }),
      fetch: () => client.episodes(tvdbId, order),
      read: readKeptEpisodes,
      lifetime: lifetimeOf,
    });
  }
}

const lifetimeOf = ({ length }: { readonly length: number }): number =>
  length === 0 ? LIFETIMES.nothing : LIFETIMES.work;

/** The series that bear the title; a search answers many that merely hold its words. */
function hitsAmong(found: readonly TvdbSeries[], title: string): ExternalHit[] {
  const wanted = foldTitle(title);
  return found
    .filter(({ name, aliases }) =>
      [name, ...aliases].some((one) => foldTitle(withoutAddition(one)) === wanted),
    )
    .slice(0, MOST_HITS)
    .map(({ tmdbId, tvdbId, year }) =>
      tmdbId === undefined
        ? { source: 'tvdb', id: `${tvdbId}`, year }
        : { source: 'tmdb', id: `${tmdbId}`, year },
    );
}

/** Series of one name are told apart by their year or country: "Kingdom (2019)", "The Office (US)". */
const withoutAddition = (name: string): string => name.replace(/ \((?:\d{4}|[A-Z]{2})\)$/, '');
