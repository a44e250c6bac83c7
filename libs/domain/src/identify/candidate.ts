import type { WorkKind } from '../release/reading.js';

/** A work that a provider offers as the identity of a name: facts only, no score. */
export interface ProviderWork {
  readonly kind: WorkKind;
  readonly tmdbId: number;
  readonly title: string;
  readonly originalTitle: string;
  /** ISO 639-1; null or left out when the provider does not tell. */
  readonly originalLanguage?: string | null;
  /** Alternative and translated titles; null while they have not been asked for. */
  readonly alternativeTitles: readonly string[] | null;
  /** Year of the first release or first air date; null when the provider has none. */
  readonly year: number | null;
  readonly popularity: number;
  readonly genreIds: readonly number[];
  readonly overview: string;
  /** The provider's path of a poster, to be put behind its image host; null when it has none. */
  readonly posterPath: string | null;
}

/** Season and episode facts of a series, as far as they decide or name. */
export interface SeasonFacts {
  readonly number: number;
  readonly name: string;
  readonly episodes: readonly EpisodeFacts[];
}

export interface EpisodeFacts {
  readonly number: number;
  readonly name: string;
  /** `YYYY-MM-DD` or null. */
  readonly airDate: string | null;
}

/** What one feature of the comparison said: `score` 0 to 1, `detail` for people. */
export interface FeatureScore {
  readonly feature: 'title' | 'number' | 'year' | 'kind' | 'id' | 'runtime' | 'episodes' | 'remembered';
  readonly score: number;
  readonly detail: string;
}

/** A provider's work with how well it fits, and why. */
export interface Candidate {
  readonly work: ProviderWork;
  /** 0 to 1. */
  readonly score: number;
  readonly features: readonly FeatureScore[];
}

/** What the scores amount to. `reasons` says in words why, for the user. */
export type Decision =
  | { readonly outcome: 'identified'; readonly candidate: Candidate; readonly reasons: readonly string[] }
  | { readonly outcome: 'review'; readonly reasons: readonly string[] }
  | { readonly outcome: 'unmatched'; readonly reasons: readonly string[] };

/** When a decision may be taken without asking (`CINEORG_ACCEPT_SCORE`, `CINEORG_ACCEPT_LEAD`), each 0 to 1. */
export interface AcceptanceThresholds {
  readonly score: number;
  readonly lead: number;
}
