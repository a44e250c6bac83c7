import type { FileSystem } from './file-system.js';
import { folderOf } from './names.js';

/** How many folders are made durable at once. */
const SYNCS_AT_ONCE = 16;

const keyOf = (path: Buffer): string => path.toString('latin1');

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Each folder once. */
function distinctFolders(folders: readonly Buffer[]): Buffer[] {
  return [...new Map(folders.map((folder) => [keyOf(folder), folder])).values()];
}

/** Folders that are there or about to be made, so that a chunk looks for each once. */
export class KnownFolders {
  private readonly known = new Set<string>();

  constructor(private readonly disk: FileSystem) {}

  /** The folders that do not exist yet above a path, the upper ones first. */
  missingAbove(path: Buffer): Buffer[] {
    const missing: Buffer[] = [];
    for (let at = folderOf(path); !this.isThere(at); at = folderOf(at)) missing.unshift(at);
    return missing;
  }

  private isThere(folder: Buffer): boolean {
    const key = keyOf(folder);
    if (this.known.has(key)) return true;
    if (this.disk.stat(folder) === null) return false;
    this.known.add(key);
    return true;
  }
}

/** Every folder above a path but the root itself. */
export function foldersAbove(path: Buffer): Buffer[] {
  const folders: Buffer[] = [];
  for (let at = folderOf(path); at.length > 1; at = folderOf(at)) folders.push(at);
  return folders;
}

/** Makes folders, the upper ones first; one that somebody made meanwhile serves as well. */
export function makeFolders(disk: FileSystem, folders: readonly Buffer[]): void {
  for (const folder of folders) {
    try {
      disk.mkdir(folder);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Removes folders that are empty, the lower ones first; all others stay. */
export function removeEmptyFolders(disk: FileSystem, folders: readonly Buffer[]): void {
  for (const folder of distinctFolders(folders).toSorted((a, b) => b.length - a.length)) {
    try {
      disk.rmdir(folder);
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
    }
  }
}

/** What could not be made durable, by folder. */
export class SyncFaults {
  private readonly faults = new Map<string, Error>();

  add(folder: Buffer, error: Error): void {
    this.faults.set(keyOf(folder), error);
  }

  /** Throws the fault of a folder, if it has one. */
  check(folder: Buffer): void {
    const fault = this.faults.get(keyOf(folder));
    if (fault !== undefined) throw fault;
  }

  /**
   * Throws the fault of a new name's folder or of one above it. One that cannot be opened was not made here, and was
   * durable before.
   */
  checkAll(folder: Buffer): void {
    this.check(folder);
    for (const above of foldersAbove(folder)) {
      const fault = this.faults.get(keyOf(above));
      if (fault !== undefined && codeOf(fault) !== 'EACCES') throw fault;
    }
  }
}

/** Makes the entries of folders durable, each once and several at a time. One that has vanished needs it no more. */
export async function syncFolders(disk: FileSystem, folders: readonly Buffer[]): Promise<SyncFaults> {
  const faults = new SyncFaults();
  const queue = distinctFolders(folders).values();
  const work = async (): Promise<void> => {
    for (const folder of queue) {
      try {
        await disk.syncFolder(folder);
      } catch (error) {
        const code = codeOf(error);
        if (code === undefined) throw error;
        if (code !== 'ENOENT') faults.add(folder, error as Error);
      }
    }
  };
  await Promise.all(Array.from({ length: SYNCS_AT_ONCE }, work));
  return faults;
}
