import { accessSync, constants, existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Below this a tree counts as full, in bytes: folders and links need room even when files only change names. */
const LEAST_FREE = 10_000_000n;

/** Makes the trees when they are not there, and says in words what would keep a plan from being carried out. */
export function checkTrees(trees: readonly string[]): string[] {
  return trees.flatMap((tree) => {
    try {
      if (!existsSync(tree) && existsSync(dirname(tree))) mkdirSync(tree, { recursive: true });
      if (!statSync(tree).isDirectory()) return [`${tree} is a file: choose a folder`];
      accessSync(tree, constants.W_OK | constants.X_OK);
      const { bavail, bsize } = statfsSync(tree, { bigint: true });
      return bavail * bsize < LEAST_FREE ? [`${tree} is full: free some space`] : [];
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EROFS') return [`${tree} is read-only: remount it, or choose another folder`];
      if (code === 'ENOENT') return [`${tree} is not there: make it, or mount its disk`];
      return [`${tree} cannot be written (${code}): check its owner and mode`];
    }
  });
}
