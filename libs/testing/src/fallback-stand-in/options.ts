import type { Catalogue, Fault } from '../tmdb-stand-in/index.js';

/** An answer before it is written as JSON. */
export interface FallbackAnswer {
  readonly status: number;
  readonly body: object;
}

/** How the stand-in behaves. */
export interface FallbackStandInOptions {
  /** What both services know. */
  readonly catalogue: Catalogue;
  /** The key that both take; default `stand-in-key`. */
  readonly apiKey?: string;
  /** Requests a day that OMDb allows; 0 (default): no limit. */
  readonly omdbLimit?: number;
  /** Episodes on one page of TheTVDB; default 500. */
  readonly pageSize?: number;
}

/** A running stand-in for OMDb and TheTVDB. */
export interface FallbackStandIn {
  readonly omdbUrl: string;
  /** Ends in `/v4`. */
  readonly tvdbUrl: string;
  /** What was asked, in order, without keys: `omdb t=Fargo&type=movie`, `tvdb search?query=Fargo`. */
  readonly asked: readonly string[];
  /** Makes TheTVDB's tokens given so far worthless. */
  endTokens(): void;
  /** Spoils the next requests whose text (as in `asked`) contains `match`. */
  failNext(fault: Fault): void;
  close(): Promise<void>;
}
