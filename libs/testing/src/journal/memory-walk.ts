import type { Inode, Inodes } from './memory-inodes.js';
import { failure } from './memory-stats.js';

/** Where a path leads: a name in a folder, with what has it. */
export interface Place {
  readonly folder: Inode;
  readonly name: string;
  readonly inode: Inode | null;
  /** The names of the real path. */
  readonly names: readonly string[];
  /** The folders that hold it. */
  readonly within: readonly Inode[];
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
  let last: Place = { folder: root, name: '', inode: root, names: [], within: [] };
  while (way.left.length > 0) last = step(way, follow);
  return last;
}

const namesOf = (path: string): string[] => path.split('/').reverse();

const isNone = (name: string): boolean => name === '' || name === '.';

function step(way: Way, follow: boolean): Place {
  const { stack, names, left, root } = way;
  const folder = stack.at(-1) ?? root;
  const name = left.pop() ?? '';
  if (folder.kind !== 'folder') throw failure('ENOTDIR');
  if (isNone(name)) {
    return { folder: stack.at(-2) ?? root, name: '', inode: folder, names, within: stack.slice(0, -1) };
  }
  if (name === '..') return upwards(way);
  if (name.length > LONGEST_NAME) throw failure('ENAMETOOLONG');
  const id = folder.entries.get(name);
  return id === undefined ? missing(way, folder, name) : entry(way, { folder, name, id }, follow);
}

/** Only the last name of a path may be nobody's. */
function missing({ stack, names, left }: Way, folder: Inode, name: string): Place {
  if (left.some((one) => one !== '')) throw failure('ENOENT');
  left.length = 0;
  return { folder, name, inode: null, names: [...names, name], within: stack };
}

function entry(
  way: Way,
  { folder, name, id }: { readonly folder: Inode; readonly name: string; readonly id: number },
  follow: boolean,
): Place {
  const { stack, names, left } = way;
  const inode = way.inodes.get(id);
  if (inode.kind === 'link' && (follow || left.length > 0)) return through(way, inode, folder);
  stack.push(inode);
  names.push(name);
  return { folder, name, inode, names, within: stack.slice(0, -1) };
}

function upwards({ stack, names, root }: Way): Place {
  if (stack.length > 1) stack.pop();
  names.pop();
  return {
    folder: stack.at(-2) ?? root,
    name: names.at(-1) ?? '',
    inode: stack.at(-1) ?? root,
    names,
    within: stack.slice(0, -1),
  };
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
  return { folder, name: '', inode: null, names: way.names, within: way.stack };
}
