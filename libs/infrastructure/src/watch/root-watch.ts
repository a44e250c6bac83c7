import type { WatchedRoot } from '../database/index.js';
import { needsFullPass } from '../files/index.js';
import { type BytePath, isInside } from './byte-path.js';
import type { Change, DirtyFolders } from './dirty-folders.js';
import { type FolderFinder, type FolderIdentity, inotifyLimit } from './system.js';
import type { TreeWatches, WatchTree } from './watch-tree.js';

/** What the watches of a root work with. */
export interface RootWatchParts {
  readonly watchTree: WatchTree;
  readonly finder: FolderFinder;
  readonly dirty: DirtyFolders;
  readonly now: () => number;
  readonly closed: ReadonlySet<BytePath>;
}

/** Watches enough for most; the system's own default may be 8,192. */
const USUAL_WATCHES = 524_288;

/** One root, however its disk comes and goes. */
export class RootWatch {
  private watches: TreeWatches | null = null;
  private key: string | null = null;
  private at: BytePath | null = null;
  private mode: 'watched' | 'polled' | 'absent' = 'absent';
  private limit: number | null = null;

  /** `name` is the root as the settings name it. */
  constructor(
    readonly name: string,
    private readonly parts: RootWatchParts,
  ) {}

  /** Begins, ends or renews the watching as the disk is now. */
  async refresh(): Promise<void> {
    const found = await this.locate();
    if (found !== null && found.key === this.key && !this.hasMoreRoom()) return;
    this.close();
    this.mode = found?.mode ?? 'absent';
    if (found === null) return;
    this.key = found.key;
    this.at = found.path.toString('latin1');
    if (found.mode === 'watched') this.watch(this.at);
  }

  /** Watches anew and has everything scanned, since changes were missed. */
  private renew(): void {
    this.key = null;
  }

  close(): void {
    this.watches?.close();
    this.watches = null;
    this.key = null;
    if (this.at !== null) this.parts.dirty.forget(this.at);
  }

  status(): WatchedRoot {
    const folders = this.watches?.count ?? 0;
    if (this.watches?.isLimited === true) {
      return { path: this.name, mode: 'partial', folders, message: this.limitReached() };
    }
    const message = this.mode === 'absent' ? `${this.name} is not there` : null;
    return { path: this.name, mode: this.mode, folders, message };
  }

  /** The root with how it is to be watched; null when it is not there or belongs to CineOrg. */
  private async locate(): Promise<(FolderIdentity & { readonly mode: 'watched' | 'polled' }) | null> {
    const found = await this.parts.finder.find(this.name);
    if (found === null) return null;
    const path = found.path.toString('latin1');
    if ([...this.parts.closed].some((closed) => isInside(path, closed))) return null;
    const mode = needsFullPass(found.path) ? 'polled' : 'watched';
    return { path: found.path, key: `${mode} ${found.key}`, mode };
  }

  private watch(root: BytePath): void {
    const { dirty, now, closed, watchTree } = this.parts;
    const onChange = (change: Change): void => dirty.note(change, now());
    const onLost = (): void => this.renew();
    const watches = watchTree({ root, closed, onChange, onLost });
    this.mode = 'watched';
    this.limit = inotifyLimit('max_user_watches');
    this.watches = watches;
    // What changed while nobody watched is found by a scan that begins once everybody does.
    void watches.start().then(() => {
      if (this.watches === watches) dirty.noteWhole(root, now());
    });
  }

  private hasMoreRoom(): boolean {
    return this.watches?.isLimited === true && inotifyLimit('max_user_watches') !== this.limit;
  }

  private limitReached(): string {
    const wanted = Math.max(USUAL_WATCHES, 2 * (this.limit ?? 0));
    return (
      `The system allows no more watches, so ${this.name} is scanned every few minutes as well. Raise the limit on ` +
      `the host: sysctl fs.inotify.max_user_watches=${wanted} (and fs.inotify.max_user_instances=512 where that is less)`
    );
  }
}
