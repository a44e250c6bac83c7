import type { Candidate } from '../identify/candidate.js';
import type { ProbeOutcome } from './media-prober.js';

/** A video that is to be probed; what comes of it counts only while the fence is unchanged. */
export interface ClaimedProbe {
  readonly fileId: string;
  readonly fence: string;
  readonly path: Uint8Array;
}

/** A decision that waits for the user, and that a length may take. */
export interface OpenReview {
  readonly clusterId: string;
  /** The best first. */
  readonly candidates: readonly Candidate[];
}

/** A plan that can be made now. */
export interface AwaitedPlan {
  readonly id: string;
  readonly traceId: string;
}

/** Which videos wait for being probed, and what came of it. */
export abstract class ProbeStore {
  /** Lets the videos wait that ended scans have brought or changed, and those that were read by an older version. */
  abstract list(version: number): Promise<void>;

  /**
   * Takes up to `limit` videos for `seconds`: those that a plan waits for first, then films in review, both at any time;
   * others only while nothing is scanned.
   */
  abstract claim(limit: number, seconds: number): Promise<readonly ClaimedProbe[]>;

  /** Keeps what a probe came to; answers the open decision about the file when its length became known. */
  abstract keep(probe: ClaimedProbe, outcome: ProbeOutcome, version: number): Promise<OpenReview | null>;

  /** Plans that waited for facts of which none is left to come. */
  abstract awaited(): Promise<readonly AwaitedPlan[]>;

  /** Has a cluster decided again that is still in review; whether it was. */
  abstract decideAgain(clusterId: string): Promise<boolean>;
}
