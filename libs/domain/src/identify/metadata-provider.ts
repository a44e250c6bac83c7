import type { ProviderWork, SeasonFacts } from './candidate.js';
import type { WorkKind } from '../release/reading.js';

/** A film or series with the facts that only its details carry. */
export interface WorkDetails {
  /** With `alternativeTitles` filled (alternative and translated titles together). */
  readonly work: ProviderWork;
  readonly imdbId: string | null;
  readonly tvdbId: number | null;
  /** Minutes; null when unknown. */
  readonly runtime: number | null;
  /** Numbers of all seasons of a series, 0 for specials; empty for films. */
  readonly seasonNumbers: readonly number[];
  /** Seasons with their episodes: all of them for series (asked in batches of 20), empty for films. */
  readonly seasons: readonly SeasonFacts[];
}

/**
 * A service that knows films and series. Answers are ours, validated and NFC. Implementations keep to the shared
 * budget, cache, and retry what is worth a retry; what still fails is thrown as a DomainError with code
 * `provider.unavailable` (retryable), `provider.refused-key` or `provider.no-key` (both retryable: lookups wait).
 */
export abstract class MetadataProvider {
  /**
   * Works whose titles match, the provider's best first. `year` is a hint that filters; null asks without it.
   * An empty answer is an answer.
   */
  abstract search(kind: WorkKind, title: string, year: number | null): Promise<readonly ProviderWork[]>;

  /** Details with alternative titles, and for series all seasons; null when there is no such id. */
  abstract details(kind: WorkKind, tmdbId: number): Promise<WorkDetails | null>;

  /** The work of an IMDb or TVDB id, of the kind asked for; null when there is none. */
  abstract find(kind: WorkKind, source: 'imdb' | 'tvdb', id: string): Promise<ProviderWork | null>;
}
