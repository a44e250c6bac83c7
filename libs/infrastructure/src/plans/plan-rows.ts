import type { ClaimedPlan, PostgresPlanStore } from '../database/index.js';
import type { FileIdentity, JournalStore, OperationResult, RemovedFolder, Rights } from '../files/index.js';
import { ahead } from './ahead.js';
import { type Direction, storedResults } from './file-changes.js';

/**
 * The journal of a plan in the database. Results are stored while the next chunk is worked on: all they say is durable
 * on the disk by then, and until they are stored their operations count as under way, which recovery copes with.
 */
export class PlanRows implements JournalStore {
  private storing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: PostgresPlanStore,
    private readonly plan: ClaimedPlan,
    private readonly direction: Direction,
    /** Keeps results beside the database, before they are stored there. */
    private readonly keep: (results: readonly OperationResult[]) => void,
  ) {}

  async begin(
    operations: readonly { readonly id: string; readonly identity: FileIdentity | null }[],
    folders: readonly Buffer[],
  ): Promise<void> {
    const known = operations.map(({ id, identity }) => ({ id, identity: neededBefore(identity) }));
    await this.store.begin(this.plan, known, folders);
  }

  async prolong(): Promise<void> {
    await this.store.prolong(this.plan);
  }

  async removedFolders(paths: readonly Buffer[]): Promise<RemovedFolder[]> {
    const rows = await this.store.removedFolders(this.plan.id, paths);
    return rows.map(({ path, rights }) => ({ path, rights: rights as Rights }));
  }

  async finish(results: readonly OperationResult[]): Promise<void> {
    this.keep(results);
    await this.storing;
    this.storing = ahead(this.store.finish(this.plan, storedResults(results, this.direction)));
  }

  /** Waits until all results are stored; throws what kept them from it. */
  async settled(): Promise<void> {
    await this.storing;
  }
}

/** What recovery cannot read from the disk again; the hash of a file's ends it can. */
const neededBefore = (identity: FileIdentity | null): FileIdentity | null =>
  identity?.was === undefined && identity?.text === undefined ? null : identity;
