import type { Reading, WorkKind } from '../release/reading.js';
import type { Candidate, ProviderWork } from './candidate.js';
import type { KeyedQuery, LookupQuery } from './lookup-queries.js';
import type { WorkDetails } from './metadata-provider.js';

/** A provider query taken for answering; the answer counts only while the fence is unchanged. */
export interface ClaimedLookup {
  readonly id: string;
  readonly query: LookupQuery;
  readonly attempts: number;
  readonly fence: string;
}

/** A cluster whose lookups are all answered, taken for a decision. */
export interface ClaimedCluster {
  readonly id: string;
  readonly fence: string;
  readonly readings: readonly Reading[];
  /** What has been asked for it so far, with the answers. */
  readonly answers: readonly LookupAnswer[];
  /**
   * The user's decision, which stands: the work chosen, `rejected`, or `ask` when a decision was taken back and no
   * other may be taken without asking. Null while the user has said nothing.
   */
  readonly chosen: ChosenWork | 'rejected' | 'ask' | null;
  /** What the user chose where the same title turned up before. */
  readonly remembered: readonly ChosenWork[];
}

/** A work by its id. */
export interface ChosenWork {
  readonly kind: WorkKind;
  readonly tmdbId: number;
}

/** A question with what the provider knew. */
export interface LookupAnswer extends KeyedQuery {
  readonly works: readonly ProviderWork[];
}

/** A video of a cluster with what its own name says. */
export interface ClusterFile {
  readonly id: string;
  readonly reading: Reading;
  /** Its length, as far as it has been probed. */
  readonly minutes: number | null;
}

/** What becomes of one video by its cluster's decision. */
export interface FileVerdict {
  readonly fileId: string;
  readonly state: 'identified' | 'review' | 'unmatched';
  readonly season: number | null;
  readonly episodes: readonly number[];
  readonly reason: string | null;
}

/** A decision as it is stored. */
export interface ClusterVerdict {
  readonly state: 'identified' | 'review' | 'unmatched' | 'rejected';
  /** The work chosen, with its seasons; null unless identified. */
  readonly details: WorkDetails | null;
  readonly candidates: readonly Candidate[];
  readonly score: number | null;
  readonly decidedBy: 'auto' | 'user' | null;
  readonly reasons: readonly string[];
  readonly files: readonly FileVerdict[];
}

/** Where lookups, clusters and their decisions are kept. Every write is guarded by state or fence. */
export abstract class IdentifyStore {
  abstract claimLookups(limit: number, seconds: number): Promise<readonly ClaimedLookup[]>;

  /** Stores an answer and lets clusters that waited for it alone be decided. */
  abstract answer(lookup: ClaimedLookup, works: readonly ProviderWork[]): Promise<void>;

  /** Puts a lookup back, to be asked again after `delayMs`. */
  abstract postpone(lookup: ClaimedLookup, delayMs: number, problem: string): Promise<void>;

  abstract claimClusters(limit: number, seconds: number): Promise<readonly ClaimedCluster[]>;

  /** Takes one cluster whatever its state, for a decision of the user's; null when there is none. */
  abstract claimCluster(clusterId: string, seconds: number): Promise<ClaimedCluster | null>;

  /** Videos that a decision of the cluster is about: those not organized or missing. */
  abstract filesOf(clusterId: string): Promise<readonly ClusterFile[]>;

  /** Stores a decision with what it means for each file. False when the claim was lost meanwhile. */
  abstract decide(cluster: ClaimedCluster, verdict: ClusterVerdict): Promise<boolean>;

  /** Lets a cluster wait for a further question, which another cluster may have asked already. */
  abstract ask(cluster: ClaimedCluster, query: KeyedQuery): Promise<void>;

  /** Gives a claimed cluster back undecided, to be taken again after `delayMs`. */
  abstract putBack(cluster: ClaimedCluster, delayMs: number): Promise<void>;

  /** Milliseconds until the next lookup or cluster may be taken; null when none waits. */
  abstract nextWork(): Promise<number | null>;
}
