import {
  type BigIntStats,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  opendirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { open, unlink } from 'node:fs/promises';
import { copyFile, hashFile, type Pace } from './copy-file.js';
import { type FileIdentity, isInode } from './identity.js';
import type { Rights } from './rights.js';
import { syncDisk } from './sync-disk.js';

/**
 * The system calls that the journal makes, one method each, so that tests can stop the world before and after every
 * one of them. Paths are raw bytes. What is not said otherwise throws what Node throws.
 */
export interface FileSystem {
  /** Null when there is nothing of that name. */
  lstat(path: Buffer): BigIntStats | null;
  /** Follows symlinks; null when they lead nowhere. */
  stat(path: Buffer): BigIntStats | null;
  link(source: Buffer, target: Buffer): void;
  rename(source: Buffer, target: Buffer): void;
  unlink(path: Buffer): void;
  /** As `unlink`, by another thread. */
  remove(path: Buffer): Promise<void>;
  symlink(text: Buffer, path: Buffer): void;
  readlink(path: Buffer): Buffer;
  realpath(path: Buffer): Buffer;
  mkdir(path: Buffer): void;
  rmdir(path: Buffer): void;
  /** Whether a folder holds nothing at all; false for one that cannot be read. */
  isEmpty(path: Buffer): boolean;
  /** Gives the very file or folder other rights, never through a symlink; ESTALE when another has its name. */
  setRights(path: Buffer, inode: Pick<FileIdentity, 'device' | 'inode'>, rights: Partial<Rights>): void;
  /** Makes the entries of a folder durable, as far as its file system knows such a call. */
  syncFolder(path: Buffer): Promise<void>;
  /** As `syncFolder`, for the rare step that nothing may come between. */
  syncFolderAtOnce(path: Buffer): void;
  /** Makes everything durable on the file system that a folder lies on; false where that cannot be had or proven. */
  syncDisk(folder: Buffer): Promise<boolean>;
  /** Makes a durable copy under a new name; its hash is null where the file system shares the blocks. */
  copy(source: Buffer, target: Buffer, pace: Pace): Promise<{ readonly sha256: string | null }>;
  /** SHA-256 of a regular file. */
  hash(path: Buffer, pace: Pace): Promise<string>;
}

/**
 * The disk. Calls are synchronous, each being far cheaper than a turn of the event loop. What waits for the disk is not:
 * making folders durable (250 fresh ones: 80 ms several at once against 350 ms), removing long symlinks, and contents.
 */
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

  async remove(path: Buffer): Promise<void> {
    await unlink(path);
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

  isEmpty(path: Buffer): boolean {
    try {
      const folder = opendirSync(path as unknown as string, { encoding: 'buffer' as BufferEncoding });
      try {
        return folder.readSync() === null;
      } finally {
        folder.closeSync();
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      return false;
    }
  }

  setRights(path: Buffer, inode: Pick<FileIdentity, 'device' | 'inode'>, rights: Partial<Rights>): void {
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = fstatSync(file, { bigint: true });
      if (!isInode(stat, inode)) throw Object.assign(new Error('another file'), { code: 'ESTALE' });
      const { mode, uid = Number(stat.uid), gid = Number(stat.gid) } = rights;
      // The owner first: it clears bits of the mode. Whoever may not give it away may still set the mode.
      const isOwned = uid === Number(stat.uid) && gid === Number(stat.gid);
      try {
        if (!isOwned) fchownSync(file, uid, gid);
      } finally {
        if (mode !== undefined) fchmodSync(file, mode);
      }
    } finally {
      closeSync(file);
    }
  }

  async syncFolder(path: Buffer): Promise<void> {
    const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      await folder.sync();
    } catch (error) {
      if (!isUnknownCall(error)) throw error;
    } finally {
      await folder.close();
    }
  }

  syncFolderAtOnce(path: Buffer): void {
    const folder = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      fsyncSync(folder);
    } catch (error) {
      if (!isUnknownCall(error)) throw error;
    } finally {
      closeSync(folder);
    }
  }

  async syncDisk(folder: Buffer): Promise<boolean> {
    return syncDisk(folder);
  }

  async copy(source: Buffer, target: Buffer, pace: Pace): Promise<{ readonly sha256: string | null }> {
    return copyFile(source, target, pace);
  }

  async hash(path: Buffer, pace: Pace): Promise<string> {
    return hashFile(path, pace);
  }
}

const UNKNOWN_CALL = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Some network file systems cannot sync folders; they write through. */
const isUnknownCall = (error: unknown): boolean =>
  UNKNOWN_CALL.has((error as NodeJS.ErrnoException).code ?? '');
