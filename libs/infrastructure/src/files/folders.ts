import type { FileSystem } from './file-system.js';
import { identityOf } from './identity.js';
import type { Rights } from './rights.js';
import { folderOf } from './names.js';

/** How many folders are made durable at once. */
const SYNCS_AT_ONCE = 16;

/** Folders of one file system up to which each is made durable by itself, which writes nobody else's data. */
const FEW = 8;

const keyOf = (path: Buffer): string => path.toString('latin1');

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Each folder once. */
export function distinctFolders(folders: readonly Buffer[]): Buffer[] {
  return [...new Map(folders.map((folder) => [keyOf(folder), folder])).values()];
}

/** Folders that are there or missing, so that a chunk looks for each once. */
export class KnownFolders {
  private readonly there = new Map<string, boolean>();

  constructor(private readonly disk: FileSystem) {}

  /** The folders that do not exist yet above a path, the upper ones first. */
  missingAbove(path: Buffer): Buffer[] {
    const missing: Buffer[] = [];
    for (let at = folderOf(path); !this.isThere(at); at = folderOf(at)) missing.unshift(at);
    return missing;
  }

  private isThere(folder: Buffer): boolean {
    const key = keyOf(folder);
    const known = this.there.get(key);
    if (known !== undefined) return known;
    const isThere = this.disk.stat(folder) !== null;
    this.there.set(key, isThere);
    return isThere;
  }
}

/** Every folder above a path but the root itself. */
export function foldersAbove(path: Buffer): Buffer[] {
  const folders: Buffer[] = [];
  for (let at = folderOf(path); at.length > 1; at = folderOf(at)) folders.push(at);
  return folders;
}

/** Makes the folders that a chunk needs, each once, with the rights that they are to have. */
export class FreshFolders {
  private readonly made = new Map<string, Buffer>();

  constructor(
    private readonly disk: FileSystem,
    private readonly rightsFor: (folder: Buffer) => Partial<Rights> | null,
  ) {}

  /** Folders that were made, by this or meanwhile by somebody else. */
  get all(): Buffer[] {
    return [...this.made.values()];
  }

  /**
   * Makes folders, the upper ones first; one that somebody made meanwhile serves as well, and so does one whose rights
   * cannot be set.
   */
  make(folders: readonly Buffer[]): void {
    for (const folder of folders) {
      const key = keyOf(folder);
      if (this.made.has(key)) continue;
      const isNew = this.mkdir(folder);
      this.made.set(key, folder);
      const rights = isNew ? this.rightsFor(folder) : null;
      if (rights !== null) setFolderRights(this.disk, folder, rights);
    }
  }

  /** Counts folders among those that were made just now. */
  count(folders: readonly Buffer[]): void {
    for (const folder of folders) this.made.set(keyOf(folder), folder);
  }

  private mkdir(folder: Buffer): boolean {
    try {
      this.disk.mkdir(folder);
      return true;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      return false;
    }
  }
}

function setFolderRights(disk: FileSystem, folder: Buffer, rights: Partial<Rights>): void {
  const stat = disk.lstat(folder);
  if (stat === null) return;
  try {
    disk.setRights(folder, identityOf(stat), rights);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
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

  get none(): boolean {
    return this.faults.size === 0;
  }

  has(folder: Buffer): boolean {
    return this.faults.has(keyOf(folder));
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

/** The devices that folders lie on, as far as files tell that lie in them: a look at each folder less. */
export class FolderDevices {
  private readonly known = new Map<string, string>();

  note(folder: Buffer, device: string): void {
    this.known.set(keyOf(folder), device);
  }

  of(folder: Buffer): string | undefined {
    return this.known.get(keyOf(folder));
  }
}

/**
 * Makes the entries of folders durable: where there are many on one file system, all of it at once; else each once and
 * several at a time. One that has vanished needs it no more.
 */
export async function syncFolders(
  disk: FileSystem,
  folders: readonly Buffer[],
  devices = new FolderDevices(),
): Promise<SyncFaults> {
  const faults = new SyncFaults();
  const distinct = distinctFolders(folders);
  const ofDisks = distinct.length > FEW ? byDisk(disk, distinct, devices) : [distinct];
  for (const ofDisk of ofDisks) {
    const [one] = ofDisk;
    if (one !== undefined && ofDisk.length > FEW && (await disk.syncDisk(one))) continue;
    await syncEach(disk, ofDisk, faults);
  }
  return faults;
}

/** The folders of each file system; those that tell nothing of theirs come together, for fsync to say why. */
function byDisk(disk: FileSystem, folders: readonly Buffer[], devices: FolderDevices): Iterable<Buffer[]> {
  const deviceOf = (folder: Buffer): string | undefined => {
    const known = devices.of(folder);
    if (known !== undefined) return known;
    try {
      return disk.stat(folder)?.dev.toString();
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return undefined;
    }
  };
  return Map.groupBy(folders, deviceOf).values();
}

async function syncEach(disk: FileSystem, folders: readonly Buffer[], faults: SyncFaults): Promise<void> {
  const queue = folders.values();
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
}
