import { decodeName, splitPath } from '../shared/bytes.js';
import { DomainError } from '../shared/domain-error.js';
import type { WorkLimits } from '../shared/work-limits.js';
import type { ClassifyOptions } from '../library/classify.js';
import type { DirectoryListing, DirectoryReader } from './directory-reader.js';
import { inspectDirectory } from './inspect-directory.js';
import type { InspectionContext } from './inspection-context.js';
import { NfoFiles } from './nfo-files.js';
import type { ClaimedDirectory, DirectoryOutcome, KnownFile, ScanStore, ScanTask } from './scan-store.js';

/** Folders taken at once: one transaction's worth. */
const BATCH = 64;

/** How long a claim holds. A killed worker's folders are free again before its ticket is (about 7 s). */
const CLAIM_SECONDS = 6;

/** What a ticket's worth of walking came to. */
export interface WalkOutcome {
  /** Folders are left: another ticket is needed. */
  readonly more: boolean;
  readonly discovered: number;
}

/** Walks a scan's folders in batches, each committed with its files before the next is begun. */
export class WalkScan {
  constructor(
    private readonly store: ScanStore,
    private readonly reader: DirectoryReader,
    private readonly options: ClassifyOptions,
  ) {}

  /**
   * Works on a scan until its frontier is empty or the limits are reached. `onDiscovered` is called after each
   * commit that brought new videos, so that identifying them begins while the walk goes on.
   */
  async run(scanId: string, limits: WorkLimits, onDiscovered: () => Promise<void>): Promise<WalkOutcome> {
    const task = await this.store.open(scanId);
    if (task === null) return { more: false, discovered: 0 };
    const nfos = new NfoFiles(this.reader);
    let discovered = 0;
    while (!limits.expired()) {
      const claimed = await this.store.claimDirectories(scanId, BATCH, CLAIM_SECONDS);
      if (claimed.length === 0) return { more: await this.end(scanId), discovered };
      const fresh = await this.store.commit(task, await this.inspect(task, claimed, nfos));
      discovered += fresh;
      if (fresh > 0) await onDiscovered();
    }
    return { more: true, discovered };
  }

  /** Ends the scan unless another process still has folders in hand. */
  private async end(scanId: string): Promise<boolean> {
    if (await this.store.hasFrontier(scanId)) return true;
    await this.store.finish(scanId);
    return false;
  }

  private async inspect(
    task: ScanTask,
    claimed: readonly ClaimedDirectory[],
    nfos: NfoFiles,
  ): Promise<DirectoryOutcome[]> {
    const parents = claimed.flatMap(({ parentId }) => (parentId === null ? [] : [parentId]));
    const known = await this.store.knownFiles([...new Set([...claimed.map(({ id }) => id), ...parents])]);
    const outcomes: DirectoryOutcome[] = [];
    for (const directory of claimed) {
      const listing = await this.read(directory.path);
      if (typeof listing === 'string') outcomes.push(unreadable(directory, listing));
      else outcomes.push(await inspectDirectory(listing, this.contextOf(task, directory, known), nfos));
    }
    return outcomes;
  }

  private async read(path: Uint8Array): Promise<DirectoryListing | string> {
    try {
      return await this.reader.read(path);
    } catch (error) {
      if (error instanceof DomainError) return error.message;
      throw error;
    }
  }

  private contextOf(
    task: ScanTask,
    directory: ClaimedDirectory,
    known: readonly KnownFile[],
  ): InspectionContext {
    const from = splitPath(task.readFrom).length;
    const parts = splitPath(directory.path);
    const own = decodeName(parts.at(-1) ?? new Uint8Array());
    return {
      libraryId: task.libraryId,
      directory,
      folders: parts.slice(from).map(decodeName),
      known: known.filter(
        (file) =>
          (file.directoryId === directory.id && !file.disc) ||
          (file.disc && file.directoryId === directory.parentId && decodeName(file.name) === own),
      ),
      parentVideos: known.filter(
        (file) =>
          file.directoryId === directory.parentId && (file.kind === 'movie' || file.kind === 'episode'),
      ),
      options: this.options,
    };
  }
}

function unreadable(directory: ClaimedDirectory, error: string): DirectoryOutcome {
  const nothing = { folders: [], files: [], ties: [], missing: [], unchanged: 0, ignored: 0 };
  return { directory, mtimeNs: 0n, ctimeNs: 0n, ...nothing, error };
}
