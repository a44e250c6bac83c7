import { setImmediate as turn } from 'node:timers/promises';
import type { Chunk } from './chunk.js';
import type { FileSystem } from './file-system.js';
import type { JournalSettings, JournalStore, OperationResult, RemovedFolder } from './journal-types.js';
import { StoreFailure } from './refusal.js';
import type { RightsSettings } from './rights.js';
import { type FolderDevices, type SyncFaults, syncFolders } from './folders.js';

/** Longest work without holding on to the claim, in milliseconds. */
const LONGEST_SILENCE = 500;

/**
 * Longest work between two turns of the event loop, in milliseconds: the store writes what the last chunk came to
 * meanwhile, statement by statement.
 */
const LONGEST_TURN = 5;

/** The disk and the store for the time of one chunk. */
export class Session {
  private last = performance.now();
  private turned = this.last;
  /** The plan was paused or stopped: what is not begun is to be left as it was. */
  held = false;

  constructor(
    readonly disk: FileSystem,
    private readonly store: JournalStore,
    private readonly settings: JournalSettings,
  ) {}

  /** The folder that takes the original of a file which had to be copied to another disk; on the original's own. */
  trashFor(source: Buffer): Buffer {
    return this.settings.trashFor(source);
  }

  get rights(): RightsSettings | null {
    return this.settings.rights ?? null;
  }

  /** What is known of folders that were removed once they were empty, so that they can be made again as they were. */
  async removedFolders(paths: readonly Buffer[]): Promise<readonly RemovedFolder[]> {
    return paths.length === 0 ? [] : ((await this.store.removedFolders?.(paths)) ?? []);
  }

  /** Makes the intents of all that is to be done durable. Before this nothing may be changed on the disk. */
  async begin(chunk: Chunk, folders: readonly Buffer[]): Promise<void> {
    const items = chunk.open();
    if (items.length === 0) return;
    await this.store.begin(
      items.map(({ operation, identity }) => ({ id: operation.id, identity })),
      folders,
    );
    this.last = performance.now();
  }

  /**
   * To be called before every step: now and then it gives the process' other work its turn, and prolongs the claim.
   * Throws when that is lost, as it is after the process was held up.
   */
  async pace(): Promise<void> {
    const now = performance.now();
    if (now - this.turned < LONGEST_TURN) return;
    if (now - this.last < LONGEST_SILENCE) await turn();
    else await this.prolong();
    this.turned = performance.now();
  }

  private async prolong(): Promise<void> {
    try {
      if ((await this.store.prolong?.()) === false) this.held = true;
    } catch (error) {
      throw new StoreFailure(error);
    }
    this.last = performance.now();
  }

  /** Makes the entries of folders durable. */
  async syncFolders(folders: readonly Buffer[], devices?: FolderDevices): Promise<SyncFaults> {
    return this.holding(() => syncFolders(this.disk, folders, devices));
  }

  /** As `syncFolders`; throws where that fails. */
  async makeDurable(folders: readonly Buffer[]): Promise<void> {
    const faults = await this.syncFolders(folders);
    for (const folder of folders) faults.check(folder);
  }

  /**
   * Does a step that may take long by itself, as making files durable does when the disk has much to write, and holds on
   * to the claim meanwhile. Throws when that is lost.
   */
  async holding<Result>(step: () => Promise<Result>): Promise<Result> {
    let prolonging: Promise<unknown> = Promise.resolve();
    const timer = setInterval(() => {
      prolonging = prolonging.then(() => this.prolong());
      // It is awaited below; until then nobody listens.
      prolonging.catch(() => undefined);
    }, LONGEST_SILENCE);
    try {
      return await step();
    } finally {
      clearInterval(timer);
      await prolonging;
    }
  }

  /** Stores what became of all operations. */
  async finish(chunk: Chunk): Promise<OperationResult[]> {
    const results = chunk.results();
    if (results.length > 0) await this.store.finish(results);
    return results;
  }
}
