import type { ClaimedPlan, PostgresPlanStore } from '../database/index.js';
import type { FileIdentity, JournalGroup, JournalStore, OperationResult } from '../files/index.js';
import { type Direction, storedResults } from './file-changes.js';
import type { ManifestOperation } from './manifest/manifest-lines.js';
import type { ManifestWriter } from './manifest/manifest-writer.js';

/** Keeps the journal of a plan: its rows in the database, and its manifest beside that. */
export class PlanJournal implements JournalStore {
  /** False once the user has paused or stopped the plan, even if he let it go on since: something was put off then. */
  wanted = true;
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
    await this.store.begin(this.plan, operations, folders);
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

  async finish(results: readonly OperationResult[]): Promise<void> {
    const { direction, manifest } = this.given;
    if (direction === 'apply') manifest.results(results);
    else manifest.undone(results);
    const { rows, changes } = storedResults(results, direction);
    this.note(await this.store.finish(this.plan, rows, changes));
  }

  private note(wanted: boolean): boolean {
    this.wanted &&= wanted;
    return this.wanted;
  }
}
