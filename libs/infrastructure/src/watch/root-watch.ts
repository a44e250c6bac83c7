import type { WatchedRoot } from '../database/index.js';
import { needsFullPass } from '../files/index.js';
import type { BytePath } from './byte-path.js';
import type { Change, DirtyFolders } from './dirty-folders.js';
import { FolderWatches } from './folder-watches.js';
import { type FolderFinder, inotifyLimit } from './system.js';
import type { WatchFolder } from './watch-folder.js';

/** What the watches of a root work with. */
export interface RootWatchParts {
  readonly watchFolder: WatchFolder;
  readonly finder: FolderFinder;
  readonly dirty: DirtyFolders;
  readonly now: () => number;
  readonly closed: ReadonlySet<BytePath>;
}

/** Watches enough for most; the system's own default may be 8,192. */
const USUAL_WATCHES = 524_288;

/** One root, however its disk comes and goes. */
export class RootWatch {
  private watches: FolderWatches | null = null;
  private key: string | null = null;
  private at: Buffer | null = null;
  private mode: 'watched' | 'polled' | 'absent' = 'absent';
  private limit: number | null = null;

  /** `name` is the root as the settings name it. */
  constructor(
    readonly name: string,
    private readonly parts: RootWatchParts,
  ) {}

  /** Where the root really lies; null while it is absent. */
  get path(): Buffer | null {
    return this.at;
  }

  /** Begins, ends or renews the watching as the disk is now. */
  async refresh(): Promise<void> {
    const found = await this.parts.finder.find(this.name);
    const isUnreliable = needsFullPass(found?.path ?? Buffer.from(this.name));
    const isSame = found !== null && found.key === this.key && !this.hasMoreRoom();
    if (isSame && isUnreliable === (this.mode === 'polled')) return;
    this.close();
    this.at = found?.path ?? null;
    this.mode = isUnreliable ? 'polled' : 'absent';
    if (found === null) return;
    this.key = found.key;
    if (!isUnreliable) this.watch(found.path.toString('latin1'));
  }

  /** Watches anew and has everything scanned, since changes were missed. */
  renew(): void {
    this.key = null;
  }

  close(): void {
    this.watches?.close();
    this.watches = null;
    this.key = null;
    if (this.at !== null) this.parts.dirty.forget(this.at.toString('latin1'));
  }

  status(): WatchedRoot {
    const folders = this.watches?.count ?? 0;
    if (this.watches?.isLimited === true) {
      return { path: this.name, mode: 'partial', folders, message: this.limitReached() };
    }
    const message = this.mode === 'absent' ? `${this.name} is not there` : null;
    return { path: this.name, mode: this.mode, folders, message };
  }

  private watch(root: BytePath): void {
    const { dirty, now, closed, watchFolder } = this.parts;
    const onChange = (change: Change): void => dirty.note(change, now());
    const watches = new FolderWatches({ root, closed, watchFolder, onChange });
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
