import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import type { Inode, InodeKind } from './memory-inodes.js';

const TYPE_BITS: Readonly<Record<InodeKind, number>> = { file: 0o100000, folder: 0o040000, link: 0o120000 };

/** A system call's failure, as Node throws it. */
export const failure = (code: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${code}: the memory disk refuses`), { code });

/**
 * The stat of an inode at this moment, if there is one: what the journal and its tests look at. `numbering` is added to
 * the number of its disk.
 */
export function statsIfAny(inode: Inode | null, numbering: bigint): BigIntStats | null {
  return inode === null ? null : (new MemoryStats(inode, numbering) as unknown as BigIntStats);
}

class MemoryStats {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly nlink: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  private readonly bits: number;
  private readonly owner: number;
  private readonly group: number;

  constructor({ device, number, links, content, mtimeNs, kind, mode, uid, gid }: Inode, numbering: bigint) {
    this.dev = device + numbering;
    this.ino = number;
    this.nlink = BigInt(links);
    this.size = BigInt(content.length);
    this.mtimeNs = mtimeNs;
    this.bits = TYPE_BITS[kind] | mode;
    this.owner = uid;
    this.group = gid;
  }

  get mode(): bigint {
    return BigInt(this.bits);
  }

  get uid(): bigint {
    return BigInt(this.owner);
  }

  get gid(): bigint {
    return BigInt(this.group);
  }

  get mtimeMs(): bigint {
    return this.mtimeNs / 1_000_000n;
  }

  isFile(): boolean {
    return (this.bits & 0o170000) === TYPE_BITS.file;
  }

  isDirectory(): boolean {
    return (this.bits & 0o170000) === TYPE_BITS.folder;
  }

  isSymbolicLink(): boolean {
    return (this.bits & 0o170000) === TYPE_BITS.link;
  }
}

/** Throws what `rename` fails with when something cannot give its name to another. */
export function checkReplaceable(from: Inode, to: Inode | null): void {
  if (to === null) return;
  if (to.kind === 'folder' && from.kind !== 'folder') throw failure('EISDIR');
  if (to.kind !== 'folder' && from.kind === 'folder') throw failure('ENOTDIR');
  if (to.entries.size > 0) throw failure('ENOTEMPTY');
}

/** As the journal's disk answers for what it has read. */
export const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
