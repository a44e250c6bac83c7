import type { ClaimedPlan, PostgresPlanStore } from '../database/index.js';
import type {
  FileIdentity,
  JournalGroup,
  JournalStore,
  OperationResult,
  RemovedFolder,
  Rights,
} from '../files/index.js';
import { ahead } from './ahead.js';
import { type Direction, storedResults } from './file-changes.js';
import type { ManifestOperation } from './manifest/manifest-lines.js';
import type { ManifestWriter } from './manifest/manifest-writer.js';

/**
 * Keeps the journal of a plan: its rows in the database, and its manifest beside that. Results are stored while the next
 * chunk is worked on: all they say is durable on the disk by then, and until they are stored their operations count as
 * under way, which recovery copes with.
 */
export class PlanJournal implements JournalStore {
  /** False once the user has paused or stopped the plan, even if he let it go on since: something was put off then. */
  wanted = true;
  private storing: Promise<unknown> = Promise.resolve();
  private readonly atHand = new Map<string, ManifestOperation>();

  constructor(
    private readonly store: PostgresPlanStore,
    private readonly plan: ClaimedPlan,
    private readonly given: { readonly direction: Direction; readonly manifest: ManifestWriter },
  ) {}

  /** Says what the next chunk is about. */
  take(groups: readonly (JournalGroup & { readonly groupNo: number })[]): void {
    this.atHand.clear();
    for (const { groupNo, operations } of groups) {
      for (const operation of operations) this.atHand.set(operation.id, { ...operation, group: groupNo });
    }
  }

  async begin(
    operations: readonly { readonly id: string; readonly identity: FileIdentity | null }[],
    folders: readonly Buffer[],
  ): Promise<void> {
    const known = operations.map(({ id, identity }) => ({ id, identity: neededBefore(identity) }));
    await this.store.begin(this.plan, known, folders);
    if (this.given.direction === 'undo') return;
    const intents = operations.flatMap(({ id, identity }) => {
      const operation = this.atHand.get(id);
      return operation === undefined ? [] : [{ ...operation, identity: identity ?? operation.identity }];
    });
    this.given.manifest.intents(intents, folders);
  }

  async prolong(): Promise<boolean> {
    return this.note(await this.store.prolong(this.plan));
  }

  async removedFolders(paths: readonly Buffer[]): Promise<RemovedFolder[]> {
    const rows = await this.store.foldersOf(this.plan).removedOf(paths);
    return rows.map(({ path, rights }) => ({ path, rights: rights as Rights }));
  }

  async finish(results: readonly OperationResult[]): Promise<void> {
    const { direction, manifest } = this.given;
    await this.storing;
    const storing = this.store.finish(this.plan, storedResults(results, direction));
    // The manifest hears it once the claim is proven: what a process says that was held up may be wrong by then.
    const noted = storing.then((wanted) => {
      if (direction === 'apply') manifest.results(results);
      else manifest.undone(results);
      this.note(wanted);
    });
    this.storing = ahead(noted);
  }

  /** Waits until all results are stored; throws what kept them from it. */
  async settled(): Promise<void> {
    await this.storing;
  }

  private note(wanted: boolean): boolean {
    this.wanted &&= wanted;
    return this.wanted;
  }
}

/** What recovery cannot read from the disk again. */
const neededBefore = (identity: FileIdentity | null): FileIdentity | null =>
  identity?.was === undefined && identity?.text === undefined ? null : identity;
