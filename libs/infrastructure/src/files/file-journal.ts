import { applyChunk } from './apply-chunk.js';
import type { FileSystem } from './file-system.js';
import { removeEmptyFolders } from './folders.js';
import type { JournalGroup, JournalSettings, JournalStore, OperationResult } from './journal-types.js';
import { withRealFolders } from './real-folders.js';
import { StoreFailure } from './refusal.js';
import { Session } from './session.js';
import { undoChunk } from './undo-chunk.js';

/**
 * Carries out file operations so that a crash after any line loses nothing: intents are durable before the first
 * system call, a new name is durable before the old one goes, and every step may be repeated. Calling `apply` or
 * `undo` again with operations that were under way is the recovery.
 */
export class FileJournal {
  constructor(
    private readonly disk: FileSystem,
    private readonly store: JournalStore,
    private readonly settings: JournalSettings,
  ) {}

  /**
   * Does the operations of these groups (a few hundred at most); those in a final state are left as they are. What is
   * refused comes back with the reason; errors of the store are thrown.
   */
  async apply(groups: readonly JournalGroup[]): Promise<readonly OperationResult[]> {
    return withStoreErrors(applyChunk(this.session(), groups));
  }

  /** Takes the operations of these groups back as far as their results are untouched; what is not stays, with the reason. */
  async undo(groups: readonly JournalGroup[]): Promise<readonly OperationResult[]> {
    return withStoreErrors(undoChunk(this.session(), groups));
  }

  private session(): Session {
    return new Session(withRealFolders(this.disk), this.store, this.settings);
  }

  /** Removes those of a plan's folders that are empty after its undo. */
  removeFolders(made: readonly Buffer[]): void {
    removeEmptyFolders(this.disk, made);
  }
}

async function withStoreErrors<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof StoreFailure ? error.cause : error;
  }
}
