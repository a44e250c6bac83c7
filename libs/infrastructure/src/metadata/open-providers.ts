import type { ExternalIndex } from '#domain';
import type { Config, Fallback } from '../config/index.js';
import type { Database } from '../database/index.js';
import type { Logger } from '../observability/index.js';
import { OmdbIndex } from './omdb.js';
import { ProviderChain } from './provider-chain.js';
import { TmdbMetadataProvider } from './tmdb.js';
import { TvdbClient } from './tvdb-client.js';
import { TvdbEpisodeOrders, TvdbIndex, type TvdbOptions } from './tvdb.js';

export interface ProviderOptions {
  readonly config: Pick<Config, 'tmdb' | 'fallbacks'>;
  readonly database: Database;
  /** Names this process among those that share budgets; unique among live processes. */
  readonly member: string;
  readonly logger?: Logger;
}

/** All of a process' providers as configured: TMDb, and behind it those whose key is set. */
export function openProviders({ config, database, member, logger }: ProviderOptions): ProviderChain {
  const { fallbacks } = config;
  const main = new TmdbMetadataProvider({ config: config.tmdb, database, member, ...(logger && { logger }) });
  const omdb = fallbacks.omdb.apiKey === null ? null : new OmdbIndex({ config: fallbacks.omdb, database });
  const client = fallbacks.tvdb.apiKey === null ? null : new TvdbClient(fallbacks.tvdb, database);
  const tvdb: TvdbOptions | null = client && { client, url: fallbacks.tvdb.url, database };
  const known: Record<Fallback, ExternalIndex | null> = { omdb, tvdb: tvdb && new TvdbIndex(tvdb) };
  return new ProviderChain({
    main,
    facts: main.facts,
    fallbacks: fallbacks.order.flatMap((name) => known[name] ?? []),
    episodeOrders: tvdb && new TvdbEpisodeOrders(tvdb),
    close: async () => {
      omdb?.close();
      client?.close();
      await main.close();
    },
  });
}
