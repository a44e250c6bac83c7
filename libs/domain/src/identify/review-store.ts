import type { Reading, WorkKind } from '../release/reading.js';
import type { Candidate } from './candidate.js';
import type { ChosenWork, ClaimedCluster, ClusterVerdict } from './identify-store.js';

/** A cluster as the user's decisions see it. */
export interface ReviewedCluster {
  readonly id: string;
  /** What `takeBack` holds its write against. */
  readonly fence: string;
  readonly libraryId: string;
  /** The title's folder; empty when its files lie loose. */
  readonly folder: string;
  /** waiting, ready, identified, review, unmatched, rejected. */
  readonly state: string;
  readonly readings: readonly Reading[];
  readonly candidates: readonly Candidate[];
  readonly score: number | null;
  readonly chosen: ClaimedCluster['chosen'];
  /** Whether the user put it off. */
  readonly skipped: boolean;
  /** What it is decided to be, by whomever. */
  readonly work: ChosenWork | null;
  /** Files that wait for the user. */
  readonly openFiles: number;
  /** Files that a plan is moving or has moved: their identity stands until that plan is undone. */
  readonly placedFiles: number;
}

/** What is kept beside a verdict of the user's. */
export interface DecisionMemory {
  /** Folded titles under which the choice is remembered; empty: nothing is. */
  readonly titles: readonly string[];
  /** The cluster that the user decided, where this one follows it. */
  readonly leader: string | null;
}

/** How a write ended: `busy` when somebody else has the cluster, `placed` when files of it are planned or organized. */
export type Settled = 'done' | 'busy' | 'placed';

/** What a bulk acceptance looks through. */
export interface ReviewsWanted {
  readonly minScore: number;
  readonly kind: WorkKind | null;
  /** Only these clusters, whatever their state and score; null: those in review with the score. */
  readonly ids: readonly string[] | null;
  /** Only clusters behind this id. */
  readonly after: string | null;
  readonly limit: number;
}

/** Where the user's decisions about clusters are kept. Every write is guarded by state or fence. */
export abstract class ReviewStore {
  /** Null when there is no such cluster. */
  abstract find(clusterId: string): Promise<ReviewedCluster | null>;

  /** Other undecided clusters of episodes in the cluster's library and title folder, none where that is empty. */
  abstract neighbours(cluster: ReviewedCluster): Promise<readonly ReviewedCluster[]>;

  /** Clusters that were decided along with this one. */
  abstract followers(cluster: ReviewedCluster): Promise<readonly ReviewedCluster[]>;

  /** By id, at most `limit`. */
  abstract wanted(wanted: ReviewsWanted): Promise<readonly ReviewedCluster[]>;

  /**
   * Stores the user's verdict on a claimed cluster with what is remembered of it, and outdates plans that were made
   * with another. `placed` when files are planned or organized as another work.
   */
  abstract settle(cluster: ClaimedCluster, verdict: ClusterVerdict, memory: DecisionMemory): Promise<Settled>;

  /**
   * Forgets a decision, so that the cluster is decided again: without asking only unless `thenAsk`. Its files are
   * `discovered` again.
   */
  abstract takeBack(cluster: ReviewedCluster, thenAsk: boolean): Promise<Settled>;

  /** Puts a cluster off to the end of the list, or back into its place. */
  abstract skip(clusterId: string, skipped: boolean): Promise<void>;
}
