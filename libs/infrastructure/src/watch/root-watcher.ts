import { realpathSync } from 'node:fs';
import type { Config } from '../config/index.js';
import { type Database, Leadership, storeWatchedRoots } from '../database/index.js';
import type { Logger } from '../observability/index.js';
import type { Tickets } from '../queue/index.js';
import { type BytePath, bytesOf, parentOf, shownPath, toBytePath } from './byte-path.js';
import { DirtyFolders } from './dirty-folders.js';
import { foldFolders, type FolderToScan } from './fold-folders.js';
import { knownRoots } from './known-roots.js';
import { Pace } from './pace.js';
import { RootWatch, type RootWatchParts } from './root-watch.js';
import { ScanAsker } from './scan-asker.js';
import { FolderFinder, lookAt, statOf } from './system.js';
import { WatchClient } from './watch-client.js';
import type { WatchTree } from './watch-tree.js';

/** Any constant: the process that holds this advisory lock is the one that watches. */
const WATCHER_LOCK = 7_226_318;

const TICK_MS = 500;

/** How often lead and roots are looked at, and how they are is told. */
const ROUND_MS = 3_000;

/** What the watcher works with. */
export interface RootWatcherParts {
  readonly database: Database;
  readonly tickets: Pick<Tickets, 'wake'>;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly config: Pick<Config, 'roots' | 'dataDir' | 'storageDir' | 'viewDir'>;
  /** How long a folder has to be quiet before it is scanned, and how long it may keep others waiting. */
  readonly quietMs?: number;
  readonly longestMs?: number;
  /** By a process of its own when not given. */
  readonly watchTree?: WatchTree;
}

/**
 * Watches the roots and asks for a scan of each folder in which something changed, once it is quiet. All scanner
 * workers run one; PostgreSQL chooses the one that acts, and another takes over when that ends.
 */
export class RootWatcher {
  private readonly leadership: Leadership;
  private readonly asker: ScanAsker;
  private readonly dirty: DirtyFolders;
  private readonly pace = new Pace();
  private readonly finder = new FolderFinder();
  private readonly watchTree: WatchTree;
  private roots = new Map<string, RootWatch>();
  private limited = false;
  private roundMs = 0;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RootWatcherParts) {
    const { database, tickets, quietMs = 2_000, longestMs = 60_000 } = parts;
    this.leadership = new Leadership(database, WATCHER_LOCK);
    this.asker = new ScanAsker(database, tickets);
    this.dirty = new DirtyFolders({ look: lookAt, quietMs, longestMs });
    const client = new WatchClient();
    this.watchTree = parts.watchTree ?? ((tree) => client.watch(tree));
  }

  start(): void {
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.tick());
    }, TICK_MS);
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
    await this.standDown();
  }

  private async tick(): Promise<void> {
    try {
      const nowMs = Date.now();
      if (nowMs - this.roundMs >= ROUND_MS) {
        this.roundMs = nowMs;
        if (await this.leadership.holds()) await this.round();
      }
      await this.askForScans(nowMs);
    } catch (error) {
      this.parts.log.warn({ err: error }, 'watching failed; it begins anew');
      await this.standDown();
    }
  }

  private async round(): Promise<void> {
    const { database, config, log } = this.parts;
    const { roots, closed } = await knownRoots(database, config);
    for (const [name, root] of this.roots) if (!roots.includes(name)) this.forget(name, root);
    for (const name of roots) {
      const root = this.roots.get(name) ?? new RootWatch(name, this.partsOf(closed));
      this.roots.set(name, root);
      await root.refresh();
    }
    const all = [...this.roots.values()].map((root) => root.status());
    await storeWatchedRoots(database, all);
    const reached = all.find(({ mode }) => mode === 'partial');
    if (reached && !this.limited)
      log.warn({ root: reached.path, folders: reached.folders }, reached.message ?? '');
    this.limited = reached !== undefined;
  }

  private partsOf(closed: readonly string[]): RootWatchParts {
    const { watchTree, finder, dirty } = this;
    return {
      watchTree,
      finder,
      dirty,
      now: () => Date.now(),
      closed: new Set(closed.flatMap(bothNames)),
    };
  }

  private async askForScans(nowMs: number): Promise<void> {
    const allowed = this.dirty.size === 0 ? 0 : this.pace.allowed(nowMs);
    if (allowed === 0) return;
    const scans = foldFolders(this.dirty.takeDue(nowMs).flatMap(nearest), allowed);
    this.pace.spend(scans.length);
    for (const scan of scans) await this.ask(scan);
  }

  private async ask({ root, path, rewritten }: FolderToScan): Promise<void> {
    this.parts.log.info({ folder: shownPath(path) }, 'a folder changed; it is scanned');
    // Of a whole root only those folders are read whose times have changed.
    const full = rewritten && path !== root;
    await this.asker.ask({ path: bytesOf(path), readFrom: bytesOf(root), full, askedBy: 'watch' });
  }

  private forget(name: string, root: RootWatch): void {
    root.close();
    this.roots.delete(name);
  }

  private async standDown(): Promise<void> {
    for (const [name, root] of this.roots) this.forget(name, root);
    await this.leadership.release();
  }
}

/** The folder, or the nearest one above that is still there; nothing when the root itself is gone. */
function nearest(folder: FolderToScan): FolderToScan[] {
  let { path } = folder;
  while (path !== folder.root && !isFolder(path)) path = parentOf(path);
  if (path === folder.path) return [folder];
  return isFolder(path) ? [{ ...folder, path, rewritten: false }] : [];
}

const isFolder = (path: BytePath): boolean => statOf(path)?.isDirectory() === true;

/** A closed folder as it is named and as it really lies. */
function bothNames(dir: string): BytePath[] {
  try {
    return [toBytePath(dir), toBytePath(realpathSync.native(dir))];
  } catch {
    return [toBytePath(dir)];
  }
}
