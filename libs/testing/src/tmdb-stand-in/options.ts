import type { Catalogue } from './catalogue.js';
import type { Fault, FaultShares } from './faults.js';
import type { TrafficStats } from './traffic.js';

/** How the stand-in behaves; everything has a default. */
export interface TmdbStandInOptions {
  /** Port on 127.0.0.1; 0 (default) takes a free one. */
  readonly port?: number;
  /** The v3 key it accepts as `?api_key=`; default `stand-in-key`. */
  readonly apiKey?: string;
  /** The read access token it accepts as `Authorization: Bearer`; default `stand-in-token`. */
  readonly token?: string;
  /** Requests answered in any second; those beyond get 429. 0 (default): no limit. */
  readonly rate?: number;
  /** Connections served at one time; requests on those beyond get 429. 0 (default): no limit. */
  readonly maxConnections?: number;
  /** Pause before each answer, in ms; default 0. */
  readonly latencyMs?: number;
  /** A further pause, drawn anew for each answer: `none` (default) or what `pausesOf` knows. */
  readonly latency?: string;
  /** Requests to spoil by chance, as shares of all; default none. The same ones in each run. */
  readonly faultShares?: FaultShares;
  /** Whether a 429 says when to come again (`auto`, default) or, as the real edge was last seen to do, not. */
  readonly retryAfter?: 'auto' | 'none';
  /** Whether `year` in a search filters (`strict`, default) or only raises works of that year (`nudge`). */
  readonly yearMode?: 'strict' | 'nudge';
  /** What it knows; default the built-in catalogue. */
  readonly catalogue?: Catalogue;
}

/** A running stand-in. */
export interface TmdbStandIn {
  /** Base address of the API, ending in `/3`. */
  readonly url: string;
  /** What has been asked since the start or the last `reset()`. */
  stats(): TrafficStats;
  /** Forgets all counts and the faults still to come, and cuts requests that hang. */
  reset(): void;
  /** Spoils the next requests whose path and query contain `match` (default: any), before all other rules. */
  failNext(fault: Fault): void;
  /** Cuts all connections and stops listening. */
  close(): Promise<void>;
}

export type StandInSettings = Required<TmdbStandInOptions>;
