import { DomainError, type EpisodeOrder, type OrderedEpisode } from '#domain';
import type { FallbackConfig } from '../config/index.js';
import type { Sql } from '../database/index.js';
import { type Service, ServiceCalls, type ServiceMeaning } from './external-index-calls.js';
import type { ServiceRequest } from './service-http.js';
import { optionalFields } from './tmdb-answers.js';
import {
  type EpisodePage,
  readEpisodePage,
  readRemoteSeries,
  readSearchedSeries,
  readSeries,
  readToken,
  type TvdbSeries,
} from './tvdb-answers.js';
import { SharedLogin } from './tvdb-login.js';

/** Under this name its problems and its token are kept. */
export const TVDB = 'tvdb';

/** Series of a search: those of one title are never many. */
const MOST_FOUND = '20';

/** Pages of 500 episodes; no series has more. */
const MOST_PAGES = 40;

/**
 * TheTVDB's API v4, behind a login that all processes share. Nothing is kept here. All throw a DomainError
 * `provider.unavailable` or `provider.refused-key`, or `provider.stopping`.
 */
export class TvdbClient {
  private readonly calls: ServiceCalls;
  private readonly loginCalls: ServiceCalls;

  constructor(config: FallbackConfig, sql: Sql) {
    const open: Service = {
      ...{ name: TVDB, title: 'TheTVDB', url: config.url, keySetting: 'TVDB_API_KEY', meaning },
      authorize: (request) => Promise.resolve(request),
    };
    this.loginCalls = new ServiceCalls(open, sql);
    const login = new SharedLogin(sql, TVDB, async () => {
      const token = await this.loginCalls.ask({ path: 'login', json: { apikey: config.apiKey } }, readToken);
      if (token === null) throw new DomainError('provider.unavailable', 'TheTVDB has no login', true);
      return token;
    });
    this.calls = new ServiceCalls({ ...open, ...behind(login) }, sql);
  }

  /** Series by name, translated names and aliases included, the likeliest first. */
  async search(title: string): Promise<readonly TvdbSeries[]> {
    const parameters = { query: title, type: 'series', limit: MOST_FOUND };
    return (await this.calls.ask({ path: 'search', parameters }, readSearchedSeries)) ?? [];
  }

  /** The series of an id of IMDb or another service; null when there is none. */
  async byRemoteId(id: string): Promise<TvdbSeries | null> {
    return this.calls.ask({ path: `search/remoteid/${encodeURIComponent(id)}` }, readRemoteSeries);
  }

  /** A series with its other titles and ids; null when there is none. */
  async series(tvdbId: number): Promise<TvdbSeries | null> {
    const parameters = { meta: 'translations', short: 'true' };
    const path = `series/${tvdbId}/extended`;
    return this.calls.ask({ path, parameters }, (body) => readSeries(tvdbId, body));
  }

  /** All episodes of a series in one order; null when there is no such series or order. */
  async episodes(tvdbId: number, order: EpisodeOrder): Promise<OrderedEpisode[] | null> {
    const episodes: OrderedEpisode[] = [];
    for (let page = 0; page < MOST_PAGES; page++) {
      const part = await this.page(`series/${tvdbId}/episodes/${order}`, page);
      if (part === null) return page === 0 ? null : episodes;
      episodes.push(...part.episodes);
      if (!part.more || part.episodes.length === 0) break;
    }
    return episodes;
  }

  /** Ends what is under way. */
  close(): void {
    this.calls.close();
    this.loginCalls.close();
  }

  private page(path: string, page: number): Promise<EpisodePage | null> {
    return this.calls.ask({ path, parameters: { page: String(page) } }, readEpisodePage);
  }
}

function behind(login: SharedLogin): Pick<Service, 'authorize' | 'refused'> {
  return {
    authorize: async (request) => ({
      ...request,
      headers: { authorization: `Bearer ${await login.token()}` },
    }),
    refused: async ({ headers }: ServiceRequest) => {
      await login.forget((headers?.['authorization'] ?? '').slice('Bearer '.length));
      return true;
    },
  };
}

/** A failure of TheTVDB itself says so in its body; one of a proxy in front of it does not. */
function meaning(status: number, body: unknown): ServiceMeaning {
  if (status === 401) return 'refused-key';
  if (status === 200) return body === undefined ? 'fault' : 'answer';
  const speaks = optionalFields(body)['status'] === 'failure';
  return speaks && (status === 400 || status === 404) ? 'nothing' : 'fault';
}
