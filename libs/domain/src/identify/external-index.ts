import type { WorkKind } from '../release/reading.js';

/** A work by the id that some service gives it. */
export interface ExternalMatch {
  readonly source: 'imdb' | 'tvdb' | 'tmdb';
  /** As the source writes it: `tt0133093`, `81189`. */
  readonly id: string;
}

/**
 * Another service that knows titles: asked when the main provider finds nothing, and answering with ids that the main
 * provider can be asked by.
 */
export abstract class ExternalIndex {
  /** The service's name, under which its problems are shown: `omdb`, `tvdb`. */
  abstract readonly name: string;

  /**
   * Ids of works that bear this title, one for each work, the likeliest first; empty when there are none, or when the
   * service has no works of this kind. Throws a DomainError `provider.unavailable`, `provider.refused-key` or
   * `provider.used-up` (all retryable): then nothing is known.
   */
  abstract lookUp(kind: WorkKind, title: string, year: number | null): Promise<readonly ExternalMatch[]>;
}
