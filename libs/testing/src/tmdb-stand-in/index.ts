import { BUILT_IN_CATALOGUE } from './built-in-catalogue.js';
import type { TmdbStandIn, TmdbStandInOptions } from './options.js';
import { StandInServer } from './stand-in-server.js';

export type { AlternativeTitle, Catalogue, Episode, Season, Series, Translation, Work } from './catalogue.js';
export type { Fault, FaultKind } from './faults.js';
export type { TmdbStandIn, TmdbStandInOptions } from './options.js';
export type { TrafficStats } from './traffic.js';
export { BUILT_IN_CATALOGUE } from './built-in-catalogue.js';

const DEFAULTS = {
  port: 0,
  apiKey: 'stand-in-key',
  token: 'stand-in-token',
  rate: 0,
  maxConnections: 0,
  latencyMs: 0,
  latency: 'none',
  faultShares: {},
  retryAfter: 'auto',
  yearMode: 'strict',
  catalogue: BUILT_IN_CATALOGUE,
} as const;

/**
 * Starts a server that answers like TMDb's API v3 for what CineOrg asks of it, so that tests and the demo need
 * neither key nor network. Listens on 127.0.0.1 only. `/__stats` answers its counts, and is
 * neither limited nor counted. Throws when the port is taken.
 */
export async function startTmdbStandIn(options: TmdbStandInOptions = {}): Promise<TmdbStandIn> {
  const server = new StandInServer({ ...DEFAULTS, ...options });
  const url = await server.listen();
  return {
    url,
    stats: () => server.stats(),
    reset: () => server.reset(),
    failNext: (fault) => server.failNext(fault),
    close: () => server.close(),
  };
}
