import { FallbackServer } from './fallback-server.js';
import type { FallbackStandIn, FallbackStandInOptions } from './options.js';

export type { FallbackStandIn, FallbackStandInOptions } from './options.js';

/** Starts a server that answers like OMDb and TheTVDB, as far as CineOrg asks them, on a free port of 127.0.0.1. */
export async function startFallbackStandIn(options: FallbackStandInOptions): Promise<FallbackStandIn> {
  const server = new FallbackServer({ apiKey: 'stand-in-key', omdbLimit: 0, pageSize: 500, ...options });
  const url = await server.listen();
  return {
    omdbUrl: `${url}/omdb`,
    tvdbUrl: `${url}/tvdb/v4`,
    asked: server.asked,
    endTokens: () => server.endTokens(),
    failNext: (fault) => server.failNext(fault),
    close: () => server.close(),
  };
}
