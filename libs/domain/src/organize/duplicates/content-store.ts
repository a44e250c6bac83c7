/** A video of which something is to be read; what comes of it counts only while the fence is unchanged. */
export interface ContentWork {
  readonly fileId: string;
  readonly fence: string;
  readonly path: Uint8Array;
  /** Bytes, and time, that it must still have. */
  readonly size: number;
  readonly mtimeNs: string;
  /** Whether its ends are to be read or all of it. */
  readonly step: 'ends' | 'whole';
  /** What has been read of the whole so far. */
  readonly progress: HashProgress;
}

/** Hash of the blocks read so far, each chained to those before. */
export interface HashProgress {
  readonly hashed: number;
  readonly hash: Uint8Array | null;
}

/** Which videos wait for being read, since others are as long, and what came of it. */
export abstract class ContentStore {
  /** Lets the videos wait that ended scans have brought or changed and that are as long as another of their library. */
  abstract list(): Promise<void>;

  /** Takes up to `limit` videos for `seconds`, while nothing else is going on: ends first, then short files. */
  abstract claim(limit: number, seconds: number): Promise<readonly ContentWork[]>;

  /** Keeps the hash of a video's ends; those of equal ends are read whole next. */
  abstract keepEnds(work: ContentWork, ends: Uint8Array): Promise<void>;

  /** Keeps how far a video has been read, and the claim for `seconds`; false when it was taken away. */
  abstract keepProgress(work: ContentWork, progress: HashProgress, seconds: number): Promise<boolean>;

  /** Gives a video free that is not read whole yet. */
  abstract release(work: ContentWork): Promise<void>;

  /** Keeps why a video cannot be read; it is tried again when a scan finds it changed. */
  abstract fail(work: ContentWork, problem: string): Promise<void>;
}

/** Reads what videos hold. Both throw `content.unreadable` when a file is not as it should be or cannot be read. */
export abstract class ContentReader {
  /** Hash of a video's head and tail. */
  abstract ends(work: ContentWork): Promise<Uint8Array>;

  /** Reads one more block. */
  abstract next(work: ContentWork, progress: HashProgress): Promise<HashProgress>;
}
