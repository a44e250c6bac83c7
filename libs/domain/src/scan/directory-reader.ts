/** What the walk asks of a file without opening it. Times are nanoseconds since the epoch. */
export interface FoundFile {
  readonly name: Uint8Array;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  /** When the inode was made; null where the file system does not say. */
  readonly birthNs: bigint | null;
  readonly device: bigint;
  readonly inode: bigint;
}

/** What a folder itself tells, without reading it. */
export interface DirectoryFacts {
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly device: bigint;
  readonly inode: bigint;
}

/** A folder's entries: regular files and real folders. Symlinks, sockets and devices are not followed or listed. */
export interface DirectoryEntries extends DirectoryFacts {
  /** The clock just before it was read. */
  readonly readAtNs: bigint;
  /** In the order of their bytes, as folders are. */
  readonly names: readonly Uint8Array[];
  readonly folders: readonly Uint8Array[];
}

/** Entries with the facts of those files that a library takes an interest in. */
export interface DirectoryListing extends DirectoryEntries {
  readonly files: readonly FoundFile[];
}

/** A file with the folder it lies in. */
export interface PlacedFile {
  readonly folder: Uint8Array;
  readonly file: FoundFile;
}

/** Sums up what a folder holds, so that a later look can tell whether anything has changed. */
export interface EntriesDigest {
  name(name: Uint8Array): void;
  file(file: FoundFile): void;
  /** The sum; nothing may be added after it. */
  end(): Uint8Array;
}

/** Reads folders of the disk. Names are raw bytes, since they need not be UTF-8. */
export abstract class DirectoryReader {
  /** A folder's own facts; null when there is no folder at this path. Throws `directory.unreadable`. */
  abstract look(path: Uint8Array): DirectoryFacts | null;

  /** One folder's entries. Throws a DomainError `directory.unreadable` with the reason in words. */
  abstract list(path: Uint8Array): Promise<DirectoryEntries>;

  /** Facts of these files of a folder, in the order given; those that vanished are left out. */
  abstract stat(folder: Uint8Array, names: readonly Uint8Array[]): FoundFile[];

  /** Lets other work of the process have its turn: what was read before is stored meanwhile. */
  abstract breathe(): Promise<void>;

  /** Those of the files that are being written: it waits a moment and looks at them again. */
  abstract growing(files: readonly PlacedFile[]): Promise<ReadonlySet<FoundFile>>;

  /** A sum to be made. Sums are equal only for the same entries under the same `settings`. */
  abstract startDigest(settings: string): EntriesDigest;

  /**
   * The beginning of a regular file as text, at most `maxBytes` bytes of it and cut between words when there is more:
   * UTF-8, or UTF-16 by its mark, or else Latin-1. Null when it cannot be read, vanished, or is a symlink or a device.
   * Never throws.
   */
  abstract readText(path: Uint8Array, maxBytes: number): Promise<string | null>;
}
