import type { FileSystem } from './file-system.js';
import { folderOf } from './move.js';

/** The folders that do not exist yet above these paths, the upper ones first. */
export function missingFolders(disk: FileSystem, paths: readonly Buffer[]): Buffer[] {
  const missing = new Map<string, Buffer>();
  for (const path of paths) {
    for (let at = folderOf(path); !missing.has(at.toString('latin1')); at = folderOf(at)) {
      if (disk.stat(at) !== null) break;
      missing.set(at.toString('latin1'), at);
    }
  }
  return [...missing.values()].toSorted((a, b) => a.length - b.length || Buffer.compare(a, b));
}

/** Makes folders, the upper ones first; one that somebody made meanwhile serves as well. */
export function makeFolders(disk: FileSystem, folders: readonly Buffer[]): void {
  for (const folder of folders) {
    try {
      disk.mkdir(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Removes folders that are empty, the lower ones first; all others stay. */
export function removeEmptyFolders(disk: FileSystem, folders: readonly Buffer[]): void {
  for (const folder of folders.toSorted((a, b) => b.length - a.length)) {
    try {
      disk.rmdir(folder);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (
        code === undefined ||
        !['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EBUSY', 'EACCES', 'EPERM', 'EROFS'].includes(code)
      )
        throw error;
    }
  }
}

/** Makes the entries of several folders durable, each once. */
export function syncFolders(disk: FileSystem, folders: readonly Buffer[]): void {
  const distinct = new Map(folders.map((folder) => [folder.toString('latin1'), folder]));
  for (const folder of distinct.values()) if (disk.stat(folder) !== null) disk.syncFolder(folder);
}
