import {
  type BigIntStats,
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';

/**
 * The system calls that the journal makes, one method each, so that tests can stop the world before and after every
 * one of them. Paths are raw bytes. All but the two `stat`s throw what Node throws.
 */
export interface FileSystem {
  /** Null when there is nothing of that name. */
  lstat(path: Buffer): BigIntStats | null;
  /** Follows symlinks; null when they lead nowhere. */
  stat(path: Buffer): BigIntStats | null;
  link(source: Buffer, target: Buffer): void;
  rename(source: Buffer, target: Buffer): void;
  unlink(path: Buffer): void;
  symlink(text: Buffer, path: Buffer): void;
  readlink(path: Buffer): Buffer;
  realpath(path: Buffer): Buffer;
  mkdir(path: Buffer): void;
  rmdir(path: Buffer): void;
  /** Makes the entries of a folder durable. */
  syncFolder(path: Buffer): void;
  /** Up to `length` bytes from `offset` of a regular file, never through a symlink. */
  readAt(path: Buffer, offset: bigint, length: number): Buffer;
}

/** The disk. Synchronous calls: a move is three of them, and each is far cheaper than a turn of the event loop. */
export class NodeFileSystem implements FileSystem {
  lstat(path: Buffer): BigIntStats | null {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
  }

  stat(path: Buffer): BigIntStats | null {
    return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
  }

  link(source: Buffer, target: Buffer): void {
    linkSync(source, target);
  }

  rename(source: Buffer, target: Buffer): void {
    renameSync(source, target);
  }

  unlink(path: Buffer): void {
    unlinkSync(path);
  }

  symlink(text: Buffer, path: Buffer): void {
    symlinkSync(text, path);
  }

  readlink(path: Buffer): Buffer {
    return readlinkSync(path, { encoding: 'buffer' });
  }

  realpath(path: Buffer): Buffer {
    return realpathSync.native(path, { encoding: 'buffer' });
  }

  mkdir(path: Buffer): void {
    mkdirSync(path);
  }

  rmdir(path: Buffer): void {
    rmdirSync(path);
  }

  syncFolder(path: Buffer): void {
    const folder = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  }

  readAt(path: Buffer, offset: bigint, length: number): Buffer {
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
    } finally {
      closeSync(file);
    }
  }
}
