import { type BytePath, isInside, parentOf } from './byte-path.js';

/** A folder to scan, below a root. */
export interface FolderToScan {
  readonly root: BytePath;
  readonly path: BytePath;
  /** Whether files were rewritten in place, which the folder's own times do not tell. */
  readonly rewritten: boolean;
}

/**
 * So few folders that hold all the given ones: those within others go, and while there are more than `most`, the
 * deepest are replaced by the folders above them, but never by one above their root.
 */
export function foldFolders(folders: readonly FolderToScan[], most: number): FolderToScan[] {
  let folded = outermost(folders);
  while (folded.length > most) {
    const deepest = Math.max(...folded.map(levelOf));
    if (deepest === 0) break;
    folded = outermost(folded.map((folder) => (levelOf(folder) === deepest ? lifted(folder) : folder)));
  }
  return folded;
}

/** Levels below the root. */
const levelOf = ({ root, path }: FolderToScan): number =>
  path === root ? 0 : path.slice(root === '/' ? 0 : root.length).split('/').length - 1;

/** In a scan of many folders the times decide which are read: reading all of them would take too long. */
const lifted = ({ root, path }: FolderToScan): FolderToScan => ({
  root,
  path: parentOf(path),
  rewritten: false,
});

function outermost(folders: readonly FolderToScan[]): FolderToScan[] {
  const kept: FolderToScan[] = [];
  const inOrder = folders.toSorted((a, b) => a.path.length - b.path.length);
  const paths = new Set<BytePath>();
  for (const folder of inOrder) {
    if (isWithinAny(folder, paths)) continue;
    paths.add(folder.path);
    kept.push(folder);
  }
  return kept;
}

function isWithinAny({ root, path }: FolderToScan, paths: ReadonlySet<BytePath>): boolean {
  for (let above = path; isInside(above, root); above = parentOf(above)) {
    if (paths.has(above)) return true;
    if (above === root) return false;
  }
  return false;
}
