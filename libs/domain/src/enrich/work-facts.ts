import type { WorkKind } from '../release/reading.js';

/** Somebody of the cast. */
export interface CastMember {
  readonly name: string;
  readonly character: string;
}

/** A saga that a film belongs to. */
export interface CollectionFacts {
  readonly tmdbId: number;
  readonly name: string;
  readonly posterPath: string | null;
  readonly backdropPath: string | null;
}

/** What is told about a work beyond its identity. Texts are clean, paths go behind the provider's image host. */
export interface WorkFacts {
  readonly genres: readonly string[];
  /** The first of the credits, in their order. */
  readonly cast: readonly CastMember[];
  /** 0 to 10; null without votes. */
  readonly rating: number | null;
  readonly votes: number;
  /** Minutes; of an episode for series. */
  readonly runtime: number | null;
  readonly overview: string;
  readonly posterPath: string | null;
  readonly backdropPath: string | null;
  readonly logoPath: string | null;
  readonly imdbId: string | null;
  readonly tvdbId: number | null;
  readonly collection: CollectionFacts | null;
  /** ISO 639-1; null when it is not told. */
  readonly originalLanguage: string | null;
  /** Titles by language, ISO 639-1: those that are known. */
  readonly titles: Readonly<Record<string, string>>;
}

/**
 * Tells facts about works. Implementations keep to the shared budget and let other questions overtake theirs; what
 * fails is thrown as `MetadataProvider` says.
 */
export abstract class WorkFactsProvider {
  /** Everything in one request; null when there is no such work any more. */
  abstract facts(kind: WorkKind, tmdbId: number): Promise<WorkFacts | null>;

  /** Ids of the works of a kind that were changed between two moments, at most 14 days apart. */
  abstract changed(kind: WorkKind, from: Date, until: Date): Promise<readonly number[]>;
}
