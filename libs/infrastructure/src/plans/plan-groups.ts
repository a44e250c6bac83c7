import { createHash } from 'node:crypto';
import { ClaimedTargets, planBytes, type PlannedGroup } from '#domain';
import type { ClaimedPlan, GroupToStore, PostgresPlanStore, ScannedFacts } from '../database/index.js';
import { markTrees } from '../files/index.js';
import { type StorageDisk, withIdentities } from './disk-checks.js';

/** Adds groups to a plan in batches, and counts and hashes what it has added. */
export class PlanGroups {
  private readonly hash = createHash('sha256');
  private readonly claims = new ClaimedTargets();
  private groups = 0;
  private operations = 0;
  private conflicts = 0;

  constructor(
    private readonly store: PostgresPlanStore,
    private readonly plan: ClaimedPlan,
  ) {}

  /** Holds groups against those before them and against the disk, and stores them. */
  async add(
    planned: readonly PlannedGroup[],
    facts: ReadonlyMap<string, ScannedFacts>,
    storage: StorageDisk | null,
  ): Promise<void> {
    await this.keep(planned.map((group) => withIdentities(this.claims.claim(group), facts, storage)));
  }

  /** Ends a plan for these trees. */
  async end(trees: readonly string[]): Promise<void> {
    const { operations, conflicts } = this;
    const hash = this.hash.digest('hex');
    await this.store.endGroups(this.plan, { hash, operations, conflicts, trees: markTrees(trees) });
  }

  private async keep(groups: readonly GroupToStore[]): Promise<void> {
    if (groups.length === 0) return;
    for (const part of planBytes(groups)) this.hash.update(part);
    await this.store.addGroups(this.plan, groups, this.groups);
    this.groups += groups.length;
    for (const { conflict, operations } of groups) {
      if (conflict === null) this.operations += operations.length;
      else this.conflicts += 1;
    }
  }
}
