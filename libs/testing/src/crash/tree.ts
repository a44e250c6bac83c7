import { posix } from 'node:path';
import type { MemoryDisk } from '../journal/memory-disk.js';
import { MEMORY_ROOT } from './world.js';

/** What has a name. */
export interface Entry {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly inode: string;
  /** A file's bytes as latin1; nothing for all others. */
  readonly content: string;
  readonly mtimeNs: bigint;
  readonly mode: number;
  /** Where a symlink leads, below the root where it does. */
  readonly leadsTo: string;
}

/** Everything below a scenario's root by its name. */
export type Tree = ReadonlyMap<string, Entry>;

const CUT = MEMORY_ROOT.length + 1;

/** What lies on a memory disk. */
export function memoryTree(disk: MemoryDisk): Tree {
  const tree = new Map<string, Entry>();
  disk.visit((path, { kind, device, number, content, mtimeNs, mode }) => {
    if (path.length < CUT) return;
    const text = kind === 'folder' ? '' : content.toString('latin1');
    tree.set(path.slice(CUT), {
      ...{ kind, inode: `${device}:${number}`, mtimeNs, mode },
      content: kind === 'file' ? text : '',
      leadsTo: kind === 'link' ? posix.resolve(posix.dirname(path), text).slice(CUT) : '',
    });
  });
  return tree;
}
