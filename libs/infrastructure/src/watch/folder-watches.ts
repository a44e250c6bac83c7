import { type Dirent, readdirSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { isSystemFolder } from '#domain';
import { type BytePath, bytesOf, joinBytePath } from './byte-path.js';
import { statOf } from './system.js';
import type { FolderEvent, WatchFolder } from './watch-folder.js';
import type { TreeToWatch, TreeWatches } from './watch-tree.js';

/** A watched folder. Names only, since paths of 100,000 folders would take 15 MB more. */
interface Folder {
  readonly parent: Folder | null;
  readonly name: string;
  handle: { close(): void } | null;
  children: Map<string, Folder> | null;
  isGone: boolean;
}

/** A tree with how one folder of it is watched. */
export interface FolderWatchesParts extends Omit<TreeToWatch, 'onLost'> {
  readonly watchFolder: WatchFolder;
  /** Called at each event of the system. */
  readonly onEvent?: () => void;
}

/** Folders between which other work gets its turn. */
const AT_ONCE = 64;

/** The system's refusals that mean that there are too many watches. */
const LIMITS: readonly unknown[] = ['ENOSPC', 'EMFILE', 'ENFILE'];

/**
 * One watch for each folder of a tree, and none for files: memory for 100,000 folders with a million files is 110 MB,
 * and the watching of new folders begins with the event that tells of them.
 */
export class FolderWatches implements TreeWatches {
  private readonly top: Folder;
  private readonly queue: Folder[] = [];
  private running: Promise<void> | null = null;
  private isStarted = false;
  private watched = 0;
  private reached = false;

  constructor(private readonly parts: FolderWatchesParts) {
    this.top = { parent: null, name: '', handle: null, children: null, isGone: false };
  }

  get count(): number {
    return this.watched;
  }

  get isLimited(): boolean {
    return this.reached;
  }

  async start(): Promise<void> {
    await this.add(this.top);
    this.isStarted = true;
  }

  close(): void {
    this.drop(this.top);
  }

  private add(folder: Folder): Promise<void> {
    this.queue.push(folder);
    this.running ??= this.work().finally(() => (this.running = null));
    return this.running;
  }

  private async work(): Promise<void> {
    for (let done = 1; this.queue.length > 0; done++) {
      const folder = this.queue.pop();
      if (folder !== undefined && !folder.isGone) this.watch(folder);
      if (done % AT_ONCE === 0) await breathe();
    }
  }

  /** Watched first and read afterwards, so that nothing gets lost in between. */
  private watch(folder: Folder): void {
    const path = this.pathOf(folder);
    if (this.reached || !this.open(folder, path)) return;
    this.watched += 1;
    if (this.isStarted) this.tell(path, null, false);
    for (const entry of entriesOf(path)) {
      if (isFolder(entry, path)) this.adopt(folder, path, entry.name.toString('latin1'));
    }
  }

  private open(folder: Folder, path: BytePath): boolean {
    try {
      folder.handle = this.parts.watchFolder(bytesOf(path), (event, name = null) => {
        this.onEvent(folder, event, name);
      });
      return true;
    } catch (error) {
      this.reached ||= LIMITS.includes((error as NodeJS.ErrnoException).code);
      return false;
    }
  }

  private adopt(folder: Folder, path: BytePath, name: string): void {
    const isLeftOut =
      isSystemFolder(Buffer.from(name, 'latin1').toString()) ||
      this.parts.closed.has(joinBytePath(path, name));
    if (isLeftOut || folder.children?.has(name) === true) return;
    const child: Folder = { parent: folder, name, handle: null, children: null, isGone: false };
    folder.children ??= new Map();
    folder.children.set(name, child);
    void this.add(child);
  }

  private onEvent(folder: Folder, event: FolderEvent, name: string | null): void {
    this.parts.onEvent?.();
    if (folder.isGone) return;
    if (event === 'rename') this.onEntry(folder, name);
    else if (event === 'change') this.onWrite(folder, name);
    else this.detach(folder);
  }

  private onEntry(folder: Folder, name: string | null): void {
    const path = this.pathOf(folder);
    if (name === null) return this.tell(path, null, false);
    const before = folder.children?.get(name);
    // Another folder may have come under the same name: its watch is a new one.
    if (before !== undefined) this.detach(before);
    if (statOf(joinBytePath(path, name))?.isDirectory() === true) this.adopt(folder, path, name);
    else this.tell(path, name, false);
  }

  private onWrite(folder: Folder, name: string | null): void {
    const isOfFolder = name !== null && folder.children?.has(name) === true;
    if (!isOfFolder) this.tell(this.pathOf(folder), name, true);
  }

  private tell(folder: BytePath, name: string | null, inPlace: boolean): void {
    this.parts.onChange({ root: this.parts.root, folder, name, inPlace });
  }

  private detach(folder: Folder): void {
    folder.parent?.children?.delete(folder.name);
    this.drop(folder);
  }

  private drop(folder: Folder): void {
    folder.isGone = true;
    if (folder.handle !== null) this.watched -= 1;
    folder.handle?.close();
    folder.handle = null;
    for (const child of folder.children?.values() ?? []) this.drop(child);
    folder.children = null;
  }

  private pathOf(folder: Folder): BytePath {
    const { parent, name } = folder;
    return parent === null ? this.parts.root : joinBytePath(this.pathOf(parent), name);
  }
}

/** Nothing for a folder that is gone or may not be read: the scan will tell. */
function entriesOf(path: BytePath): Dirent<Buffer>[] {
  try {
    return readdirSync(bytesOf(path), { withFileTypes: true, encoding: 'buffer' });
  } catch {
    return [];
  }
}

/** Some file systems do not say in the listing what an entry is. */
function isFolder(entry: Dirent<Buffer>, path: BytePath): boolean {
  if (entry.isDirectory()) return true;
  if (entry.isFile() || entry.isSymbolicLink()) return false;
  return statOf(joinBytePath(path, entry.name.toString('latin1')))?.isDirectory() === true;
}
