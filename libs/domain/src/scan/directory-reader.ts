/** What the walk asks of a file without opening it. Times are nanoseconds since the epoch. */
export interface FoundFile {
  readonly name: Uint8Array;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly device: bigint;
  readonly inode: bigint;
}

/** A folder's entries: regular files and real folders. Symlinks, sockets and devices are not followed or listed. */
export interface DirectoryListing {
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly device: bigint;
  readonly inode: bigint;
  readonly files: readonly FoundFile[];
  readonly folders: readonly Uint8Array[];
}

/** Reads folders of the disk. Names are raw bytes, since they need not be UTF-8. */
export abstract class DirectoryReader {
  /**
   * One folder's entries, each file with its facts; files that vanish meanwhile are left out. Throws a DomainError
   * `directory.unreadable` with the reason in words.
   */
  abstract read(path: Uint8Array): Promise<DirectoryListing>;

  /**
   * The beginning of a regular file as text, at most `maxBytes` bytes of it and cut between words when there is more:
   * UTF-8, or UTF-16 by its mark, or else Latin-1. Null when it cannot be read, vanished, or is a symlink or a device.
   * Never throws.
   */
  abstract readText(path: Uint8Array, maxBytes: number): Promise<string | null>;
}
