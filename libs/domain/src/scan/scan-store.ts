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
  /** Whether every folder is read, also where the times say that nothing has changed. */
  readonly fullPass: boolean;
  /** Whether earlier scans left files that one found now may be, under another name. */
  readonly hasHistory: boolean;
}

/** A folder that an earlier scan has read, with what it was like then. */
export interface KnownDirectory {
  readonly id: string;
  readonly parentId: string | null;
  readonly path: Uint8Array;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  /** Null when it was never read, or could not be. */
  readonly digest: Uint8Array | null;
  readonly settled: boolean;
  /** Files in it that have rows. */
  readonly files: number;
  /** Modification time of its ignore file; null when it has none. */
  readonly rulesNs: bigint | null;
}

/** Known folders that are to be held against the disk, in the order of their ids. */
export interface ClaimedRange {
  readonly fromId: string;
  readonly fence: string;
  readonly directories: readonly KnownDirectory[];
}

/** What holding a range of folders against the disk came to. */
export interface SweepOutcome {
  readonly range: ClaimedRange;
  /** Where the rest of the range begins; null when it is done. */
  readonly restFromId: string | null;
  /** Ids of folders that have to be read. */
  readonly changed: readonly string[];
  /** Folders in which nothing has changed but their own times. */
  readonly refreshed: readonly RefreshedDirectory[];
  /** Files in folders that are skipped. */
  readonly unchanged: number;
}

export interface RefreshedDirectory {
  readonly id: string;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly settled: boolean;
}

/** A folder taken from the frontier; its outcome counts only while the fence is unchanged. */
export interface ClaimedDirectory {
  readonly id: string;
  readonly parentId: string | null;
  readonly path: Uint8Array;
  readonly fence: string;
  /** Whether it was read before, so that there may be rows of what it holds. */
  readonly isKnown: boolean;
  /** Files in it that have rows. */
  readonly files: number;
  /** Claims in a row, this one among them. */
  readonly attempts: number;
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
  /** Whether it is ignored because a rule says so. */
  readonly ignoredByRule: boolean;
  /** For a video that was asked for as lying above a folder: that folder. */
  readonly above: string | null;
}

/** Files in folders that are asked for: all of them, or those from one name up to another. */
export interface KnownFilesQuery {
  readonly directories: readonly ClaimedDirectory[];
  /** Folders above, of which only the videos are wanted. */
  readonly videosOf: readonly string[];
  /** Folders of whose own parents only the videos are wanted. */
  readonly videosAbove: readonly string[];
  /** Names, the first within and the second beyond; for one folder only. */
  readonly from?: Uint8Array | null;
  readonly to?: Uint8Array | null;
}

/** A row that a file found elsewhere may belong to: the same inode, size and times. */
export interface MovableFile {
  readonly id: string;
  readonly directoryId: string;
  readonly name: Uint8Array;
  /** Where it was last seen. */
  readonly path: Uint8Array;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly birthNs: bigint | null;
  readonly device: bigint;
  readonly inode: bigint;
  readonly kind: string;
  readonly state: string;
  /** Whether what it is has been decided, so that a new name changes nothing. */
  readonly decided: boolean;
}

/** The row that a file had under its former name. */
export interface FormerPlace {
  readonly id: string;
  readonly directoryId: string;
  readonly name: Uint8Array;
  /** Its identity stays as it is decided. */
  readonly keepsIdentity: boolean;
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
  /** The folder of the title that an extra belongs to, as clusters have it; null for what is none. */
  readonly extraHome: string | null;
  readonly birthNs: bigint | null;
  /** Whether no row is known at its place. */
  readonly isNew: boolean;
  /** Set when it is a file that had another name before. */
  readonly former: FormerPlace | null;
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
  readonly device: bigint;
  readonly digest: Uint8Array | null;
  readonly settled: boolean;
  readonly rulesNs: bigint | null;
  /** False for all but the last part of a folder that is stored in parts. */
  readonly isLast: boolean;
  readonly folders: readonly Uint8Array[];
  /** Folders that a rule ignores, and with them all they hold. */
  readonly ignoredFolders: readonly Uint8Array[];
  readonly files: readonly FileRecord[];
  readonly ties: readonly CompanionTie[];
  /** Ids of files that should be here and are not. */
  readonly missing: readonly string[];
  /** Files in it that have rows now. */
  readonly rows: number;
  readonly unchanged: number;
  readonly ignored: number;
  /** Why the folder could not be read; everything else is empty then. */
  readonly error: string | null;
}

/** What a scan is started under. */
export interface OpenOptions {
  /** Stands for the settings that decide over rows. */
  readonly settings: string;
  /** Whether times say nothing on the file system that holds a path. */
  needsFullPass(path: Uint8Array): boolean;
}

/** Where scans, folders and files are kept. Every write is guarded by state or fence. */
export abstract class ScanStore {
  /**
   * Starts a scan that is pending and no longer blocked by an overlapping one, and answers the task of a scan that
   * runs; null when there is nothing to walk (ended, cancelled, or still to wait). A scan under other settings than
   * the last one's becomes a full pass, as does one of a path that is said to need it.
   */
  abstract open(scanId: string, options: OpenOptions): Promise<ScanTask | null>;

  /** Takes a range of known folders that are still to be held against the disk; null when none is left to take. */
  abstract claimRange(task: ScanTask, seconds: number): Promise<ClaimedRange | null>;

  /** Puts what has changed on the frontier and the range aside; does nothing when its claim was lost. */
  abstract commitSweep(task: ScanTask, outcome: SweepOutcome): Promise<void>;

  /**
   * Takes up to `limit` folders from the scan's frontier for `seconds` (longer where an earlier reader came too late);
   * other claims and fences are respected. None when the scan has ended.
   */
  abstract claimDirectories(
    scanId: string,
    limit: number,
    seconds: number,
  ): Promise<readonly ClaimedDirectory[]>;

  /** Files expected in these folders, and the rows of those that are discs. */
  abstract knownFiles(query: KnownFilesQuery): Promise<readonly KnownFile[]>;

  /** Rows of the same inode, size and times as these files; in any folder, missing ones among them. */
  abstract movableFiles(files: readonly FileRecord[]): Promise<readonly MovableFile[]>;

  /**
   * Stores outcomes in one transaction; those whose claim was lost are left out. Answers how many videos are new.
   * Throws `store.refused` when PostgreSQL takes some value for impossible: without that folder the rest will do.
   */
  abstract commit(task: ScanTask, outcomes: readonly DirectoryOutcome[]): Promise<number>;

  /** Whether folders are still to be looked at or read, by this process or another. */
  abstract hasFrontier(scanId: string): Promise<boolean>;

  /**
   * Ends a scan whose frontier is empty: marks what is missing, or asks for confirmation when too much is gone.
   * Does nothing when the scan has ended meanwhile.
   */
  abstract finish(scanId: string): Promise<ScanState>;
}
