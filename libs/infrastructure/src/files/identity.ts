import type { BigIntStats } from 'node:fs';
import type { Rights } from './rights.js';

/**
 * What makes a file this file and no other: where it lies on its disk, how long it is, and when it was last written, to
 * the nanosecond. Numbers are texts, since they go through JSON.
 */
export interface FileIdentity {
  readonly device: string;
  readonly inode: string;
  /** Bytes. */
  readonly size: string;
  readonly mtimeNs: string;
  /** Of the copy, where the file was copied rather than renamed. */
  readonly placed?: FileIdentity;
  /** Where the original of a file lies that was moved by a copy: a path in base64. */
  readonly trash?: string;
  /** Rights that the file had before it was given others. */
  readonly was?: Rights;
  /** What a link of the view says that is taken away, in base64. */
  readonly text?: string;
}

/** A file's identity by its stat alone. */
export function identityOf({ dev, ino, size, mtimeNs }: BigIntStats): FileIdentity {
  return { device: String(dev), inode: String(ino), size: String(size), mtimeNs: String(mtimeNs) };
}

/** Whether a stat is of the very inode, whatever was written to it since. */
export function isInode(
  stat: BigIntStats | null,
  identity: Pick<FileIdentity, 'device' | 'inode'>,
): stat is BigIntStats {
  return stat !== null && String(stat.dev) === identity.device && String(stat.ino) === identity.inode;
}

/** Whether a stat is of the very file, unwritten since its identity was taken. */
export function isUntouched(stat: BigIntStats | null, identity: FileIdentity): stat is BigIntStats {
  if (!isInode(stat, identity)) return false;
  return stat.isFile() && String(stat.size) === identity.size && String(stat.mtimeNs) === identity.mtimeNs;
}

/** Whether two stats are of one file under two names. */
export function isSameFile(one: BigIntStats | null, other: BigIntStats | null): boolean {
  return one !== null && other !== null && one.dev === other.dev && one.ino === other.ino;
}
