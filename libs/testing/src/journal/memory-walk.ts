import type { Inode, Inodes } from './memory-inodes.js';
import { failure } from './memory-stats.js';

/** Where a path leads: a name in a folder, with what has it. */
export interface Place {
  readonly folder: Inode;
  readonly name: string;
  readonly inode: Inode | null;
  /** The names of the real path. */
  readonly names: readonly string[];
}

const MOST_LINKS = 40;
const LONGEST_NAME = 255;

interface Way {
  readonly inodes: Inodes;
  readonly root: Inode;
  /** Folders on the way, and their names. */
  readonly stack: Inode[];
  readonly names: string[];
  /** Names still to go, the next one last. */
  readonly left: string[];
  links: number;
}

/** Follows an absolute path as the kernel does; `follow` goes through a symlink at its end too. */
export function walk(
  inodes: Inodes,
  root: Inode,
  { path, follow }: { readonly path: string; readonly follow: boolean },
): Place {
  const way: Way = { inodes, root, stack: [root], names: [], left: namesOf(path), links: 0 };
  let last: Place = { folder: root, name: '', inode: root, names: [] };
  while (way.left.length > 0) last = step(way, follow);
  return last;
}

const namesOf = (path: string): string[] => path.split('/').reverse();

const isNone = (name: string | undefined): boolean => name === '' || name === '.';

function step(way: Way, follow: boolean): Place {
  const { stack, names, left } = way;
  const folder = stack.at(-1) ?? way.root;
  const name = left.pop() ?? '';
  if (folder.kind !== 'folder') throw failure('ENOTDIR');
  if (isNone(name)) return { folder: stack.at(-2) ?? way.root, name: '', inode: folder, names };
  if (name === '..') return upwards(way);
  if (name.length > LONGEST_NAME) throw failure('ENAMETOOLONG');
  const id = folder.entries.get(name);
  const isLast = left.length === 0;
  if (id === undefined) {
    if (!isLast && !left.every((one) => one === '')) throw failure('ENOENT');
    left.length = 0;
    return { folder, name, inode: null, names: [...names, name] };
  }
  const inode = way.inodes.get(id);
  if (inode.kind === 'link' && (follow || !isLast)) return through(way, inode, folder);
  stack.push(inode);
  names.push(name);
  return { folder, name, inode, names };
}

function upwards({ stack, names, root }: Way): Place {
  if (stack.length > 1) stack.pop();
  names.pop();
  return { folder: stack.at(-2) ?? root, name: names.at(-1) ?? '', inode: stack.at(-1) ?? root, names };
}

function through(way: Way, link: Inode, folder: Inode): Place {
  way.links += 1;
  if (way.links > MOST_LINKS) throw failure('ELOOP');
  const text = link.content.toString('latin1');
  if (text.startsWith('/')) {
    way.stack.length = 1;
    way.names.length = 0;
  }
  way.left.push(...namesOf(text));
  return { folder, name: '', inode: null, names: way.names };
}
