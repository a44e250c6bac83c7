import type { KeyedQuery } from '../identify/lookup-queries.js';
import type { Reading } from '../release/reading.js';

/** States of a scan; `needs-confirmation` waits for the user, the last three are final. */
export type ScanState = 'pending' | 'running' | 'needs-confirmation' | 'completed' | 'failed' | 'cancelled';

/** A scan that is to be walked. */
export interface ScanTask {
  readonly id: string;
  readonly libraryId: string;
  readonly path: Uint8Array;
  /** The folder that readings start from: names above it say nothing about a title. */
  readonly readFrom: Uint8Array;
  /** Folders that are never walked: storage, view and data. */
  readonly excluded: readonly Uint8Array[];
}

/** A folder taken from the frontier; its outcome counts only while the fence is unchanged. */
export interface ClaimedDirectory {
  readonly id: string;
  readonly parentId: string | null;
  readonly path: Uint8Array;
  readonly fence: string;
}

/** A file that the database expects in a folder now. */
export interface KnownFile {
  readonly id: string;
  readonly directoryId: string;
  readonly name: Uint8Array;
  readonly kind: string;
  readonly state: string;
  readonly disc: boolean;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly inode: bigint;
  /** Whether its identity is the user's choice. */
  readonly decidedByUser: boolean;
}

/** What files of the same readings and title folder are decided by. */
export interface ClusterRecord {
  /** Equal keys are the same cluster. */
  readonly key: string;
  /** The title's folder, from the folder that readings start from. */
  readonly folder: string;
  readonly readings: readonly Reading[];
  /** What is asked first; deciding asks more where that is not enough. */
  readonly lookups: readonly KeyedQuery[];
}

/** A file as the walk wants it stored. */
export interface FileRecord {
  readonly directoryId: string;
  readonly name: Uint8Array;
  readonly kind: 'movie' | 'episode' | 'extra' | 'sample' | 'subtitle' | 'other';
  readonly disc: boolean;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly device: bigint;
  readonly inode: bigint;
  readonly state: 'discovered' | 'attached' | 'ignored';
  readonly reason: string | null;
  readonly cluster: ClusterRecord | null;
}

/** A companion with the video it belongs to, both by place. */
export interface CompanionTie {
  readonly directoryId: string;
  readonly name: Uint8Array;
  readonly videoDirectoryId: string;
  readonly videoName: Uint8Array;
  readonly suffix: string;
}

/** Everything that reading one folder leads to, committed as one. */
export interface DirectoryOutcome {
  readonly directory: ClaimedDirectory;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly folders: readonly Uint8Array[];
  readonly files: readonly FileRecord[];
  readonly ties: readonly CompanionTie[];
  /** Ids of files that should be here and are not. */
  readonly missing: readonly string[];
  readonly unchanged: number;
  readonly ignored: number;
  /** Why the folder could not be read; everything else is empty then. */
  readonly error: string | null;
}

/** Where scans, folders and files are kept. Every write is guarded by state or fence. */
export abstract class ScanStore {
  /**
   * Starts a scan that is pending and no longer blocked by an overlapping one, and answers the task of a scan that
   * runs; null when there is nothing to walk (ended, cancelled, or still to wait).
   */
  abstract open(scanId: string): Promise<ScanTask | null>;

  /** Takes up to `limit` folders from the scan's frontier for `seconds`; other claims and fences are respected. */
  abstract claimDirectories(
    scanId: string,
    limit: number,
    seconds: number,
  ): Promise<readonly ClaimedDirectory[]>;

  /** Files expected in these folders. */
  abstract knownFiles(directoryIds: readonly string[]): Promise<readonly KnownFile[]>;

  /** Stores outcomes in one transaction; those whose claim was lost are left out. Answers how many videos are new. */
  abstract commit(task: ScanTask, outcomes: readonly DirectoryOutcome[]): Promise<number>;

  /** Whether folders are still to be read, by this process or another. */
  abstract hasFrontier(scanId: string): Promise<boolean>;

  /**
   * Ends a scan whose frontier is empty: marks what is missing, or asks for confirmation when too much is gone.
   * Does nothing when the scan has ended meanwhile.
   */
  abstract finish(scanId: string): Promise<ScanState>;
}
