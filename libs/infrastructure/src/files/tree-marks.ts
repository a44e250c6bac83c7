import { statSync } from 'node:fs';
import { DomainError } from '#domain';

/** A tree of a library, and the folder that it is; null when nothing was there yet. */
export interface TreeMark {
  readonly path: string;
  readonly inode: string | null;
}

/** Says which folders trees are: below a disk that is not mounted lies another one of the same name. */
export const markTrees = (trees: readonly string[]): TreeMark[] =>
  trees.map((path) => ({ path, inode: inodeAt(path) }));

/**
 * Throws unless the trees are still the folders that they were. The numbers of disks say nothing, since they change when
 * disks are mounted; that of a folder stays.
 */
export function expectTrees(marks: readonly TreeMark[]): void {
  const other = marks.find(({ path, inode }) => inode !== null && inodeAt(path) !== inode);
  if (other === undefined) return;
  throw new DomainError(
    'plan.disk-missing',
    `${other.path} is not the folder that the plan was made for: mount its disk, or stop the plan and make a new one`,
    true,
  );
}

function inodeAt(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? null : String(stat.ino);
}
