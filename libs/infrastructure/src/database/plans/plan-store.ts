import { DomainError, languagesNamed, type PlanFilter, schemeOf } from '#domain';
import { int8Array } from '../binary-arrays.js';
import type { Database, Sql } from '../database.js';
import { findLibrary, namingOf } from '../libraries.js';
import {
  linkedFiles,
  type LinkedFile,
  type Organizable,
  organizableVideos,
  type PlanLibrary,
  type PlanScope,
  summarizeTitles,
  type TitleSummary,
} from './plan-source.js';
import { OpenGroups } from './open-groups.js';
import { PlanFolders, type RemovedFolderRow } from './plan-folders.js';
import { COUNTED } from './plan-view.js';
import { endOfApplying, endOfUndo, skipUnbegun, stopTakenBack } from './stop-plan.js';
import { type GroupToStore, insertOperations, rowsOf, storeIdentities } from './operation-rows.js';
import { noteStaying } from './staying-videos.js';
import { type Results, storeResults } from './store-results.js';
import { wantProbes } from './wanted-probes.js';

/** A plan that this process works on; every write shows the fence. */
export interface ClaimedPlan {
  readonly id: string;
  readonly libraryId: string;
  readonly state: string;
  readonly fence: string;
  readonly filter: PlanFilter | null;
  /** The user has stopped it: only what is begun is to be brought to its end. */
  readonly cancelled: boolean;
  /** The groups that an undo takes back; null: all. */
  readonly undoGroups: readonly number[] | null;
  /** TreeMarks of the library's trees when it was made. */
  readonly trees: unknown;
  /** What kept it from being carried on the last time: a disk that was not mounted. */
  readonly waitsFor: string | null;
}

/** What a plan comes to when all its operations are stored. */
interface PlanSummary {
  readonly hash: string;
  readonly conflicts: number;
  readonly operations: number;
  /** TreeMarks. */
  readonly trees: readonly object[];
}

/** A dead worker's plan is taken up by another within 10 s: this, and one round of the reconciler. */
const CLAIM_SECONDS = 6;

/** Plans and their operations in PostgreSQL. */
export class PostgresPlanStore {
  constructor(
    private readonly database: Database,
    private readonly owner: string,
  ) {}

  /** Takes a plan that is in `state` for some seconds; null when it is in another, or somebody has it. */
  async claim(planId: string, state: string): Promise<ClaimedPlan | null> {
    const rows = await this.database.query<ClaimedPlan>(
      `UPDATE plan SET claimed_by = $3, claimed_until = now() + make_interval(secs => $4), fence = fence + 1
       WHERE id = $1 AND state = $2 AND (claimed_until IS NULL OR claimed_until < now())
       RETURNING id, library_id AS "libraryId", state, fence, filter, cancelled_at IS NOT NULL AS cancelled,
         undo_groups AS "undoGroups", trees, waits_for AS "waitsFor"`,
      [planId, state, this.owner, CLAIM_SECONDS],
    );
    return rows[0] ?? null;
  }

  /** Gives a plan free for the next ticket. */
  async release(plan: ClaimedPlan): Promise<void> {
    await this.database.query('UPDATE plan SET claimed_until = NULL WHERE id = $1 AND fence = $2', [
      plan.id,
      plan.fence,
    ]);
  }

  /** Says what a plan waits for; null: nothing any more. */
  async waitFor(plan: ClaimedPlan, what: string | null): Promise<void> {
    await this.database.query('UPDATE plan SET waits_for = $3 WHERE id = $1 AND fence = $2', [
      plan.id,
      plan.fence,
      what,
    ]);
  }

  async library(libraryId: string): Promise<PlanLibrary> {
    const library = await findLibrary(this.database, libraryId);
    if (library === null) throw new DomainError('plan.unknown-library', `There is no library ${libraryId}`);
    const { id, storageDir, viewDir, mode, collisions } = library;
    return { id, storageDir, viewDir, mode, naming: namingOf(library), collisions };
  }

  async titles(plan: ClaimedPlan): Promise<TitleSummary[]> {
    return summarizeTitles(this.database, await this.scopeOf(plan));
  }

  /** Has what a plan's names need probed first; answers how many videos it still waits for. */
  async wantProbes(plan: ClaimedPlan): Promise<number> {
    return this.database.transaction((sql) => wantProbes(sql, plan));
  }

  async organizable(plan: ClaimedPlan, titleIds: readonly string[]): Promise<Organizable> {
    return organizableVideos(this.database, await this.scopeOf(plan), titleIds);
  }

  private async scopeOf({ libraryId, filter }: ClaimedPlan): Promise<PlanScope> {
    const { naming } = await this.library(libraryId);
    return { libraryId, filter, languages: languagesNamed(schemeOf(naming)) };
  }

  async linked(libraryId: string, titleIds: readonly string[]): Promise<LinkedFile[]> {
    return linkedFiles(this.database, libraryId, titleIds);
  }

  /** Begins a plan's list of operations anew: what another process left is dropped, as it died or a decision has changed. */
  async beginGroups(plan: ClaimedPlan): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renewWanted(sql, plan);
      await sql.query('DELETE FROM operation WHERE plan_id = $1', [plan.id]);
      await sql.query('DELETE FROM plan_kept WHERE plan_id = $1', [plan.id]);
    });
  }

  /** Adds groups to a plan that is being built; the first of them has this number. */
  async addGroups(plan: ClaimedPlan, groups: readonly GroupToStore[], first: number): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renewWanted(sql, plan);
      await insertOperations(
        sql,
        plan.id,
        groups.flatMap((group, at) => rowsOf(group, first + at)),
      );
      await noteStaying(sql, plan.id, groups);
    });
  }

  /** Makes a plan ready, whole as it is now. */
  async endGroups(plan: ClaimedPlan, { hash, conflicts, operations, trees }: PlanSummary): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renewWanted(sql, plan);
      await sql.query(
        `UPDATE plan SET state = 'ready', hash = $2, conflicts = $3, operations = $4, trees = $5,
           claimed_until = NULL, counts = ${COUNTED} WHERE id = $1`,
        [plan.id, hash, conflicts, operations, JSON.stringify(trees)],
      );
    });
  }

  async fail(plan: ClaimedPlan, reason: string): Promise<void> {
    await this.database.query(
      `UPDATE plan SET state = 'failed', error = $3, claimed_until = NULL, finished_at = now()
       WHERE id = $1 AND fence = $2`,
      [plan.id, plan.fence, reason],
    );
  }

  /** The groups of a plan that have work left, whole, in their order (backwards for an undo). */
  openGroups({ id, undoGroups }: ClaimedPlan, direction: 'apply' | 'undo'): OpenGroups {
    return new OpenGroups(this.database, id, { direction, only: direction === 'undo' ? undoGroups : null });
  }

  /** Skips what is not begun of a plan that was stopped. */
  async skipUnbegun(plan: ClaimedPlan): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renewWanted(sql, plan);
      await skipUnbegun(sql, plan.id);
    });
  }

  /** Stops a plan that `undo --manifest` has taken back: of what was under way these operations are undone. */
  async stopTakenBack(plan: ClaimedPlan, operationIds: readonly string[]): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renewWanted(sql, plan);
      await stopTakenBack(sql, plan.id, operationIds);
    });
  }

  /**
   * Makes intents durable, with the folders about to be made, before the disk is touched; `identity` is null where
   * nothing has been learnt that recovery needs. Rows are changed within their page, without a word to any index.
   */
  async begin(
    plan: ClaimedPlan,
    operations: readonly { readonly id: string; readonly identity: object | null }[],
    folders: readonly Buffer[],
  ): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renewWanted(sql, plan);
      await sql.query(`UPDATE operation SET state = 'acting' WHERE id = ANY($1::bigint[])`, [
        int8Array(operations.map(({ id }) => id)),
      ]);
      await storeIdentities(sql, operations);
      await new PlanFolders(sql, plan.id).addMade(folders);
    });
  }

  /**
   * Stores what became of operations, and where the files are now. The plan's row comes last, so that the next chunk
   * need not wait for it to begin. Says whether the plan is to be gone on with.
   */
  async finish(plan: ClaimedPlan, results: Results): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      await storeResults(sql, results);
      return this.renew(sql, plan);
    });
  }

  /**
   * Keeps the claim while a chunk takes long, and says whether the plan is to be gone on with. Throws when it was taken
   * away.
   */
  async prolong(plan: ClaimedPlan): Promise<boolean> {
    return this.renew(this.database, plan);
  }

  /**
   * Makes room for files that `undo --manifest` has put back, where a scan has met them before the database was told:
   * what it took for new files is them.
   */
  async clearPlaces(planId: string, fileIds: readonly string[]): Promise<void> {
    await this.database.query(
      `UPDATE file SET state = 'missing', reason = format('it is file %s, which plan %s had placed', back.id, $1::text),
         current_path = directory.path || '/'::bytea || file.name
       FROM file AS back JOIN directory ON directory.id = back.directory_id
       WHERE back.id = ANY($2::bigint[]) AND back.current_path IS NOT NULL AND file.id <> back.id
         AND file.directory_id = back.directory_id AND file.name = back.name AND file.current_path IS NULL`,
      [planId, [...new Set(fileIds)]],
    );
  }

  /** Folders that the plan's files come from and go to. */
  foldersOf({ id }: ClaimedPlan): PlanFolders {
    return new PlanFolders(this.database, id);
  }

  /** Notes folders that are about to be removed. */
  async noteRemoved(plan: ClaimedPlan, folders: readonly RemovedFolderRow[]): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renew(sql, plan);
      await new PlanFolders(sql, plan.id).addRemoved(folders);
    });
  }

  /** Ends applying or undoing when no operation is left to do. */
  async end(plan: ClaimedPlan, success: 'applied' | 'undone'): Promise<void> {
    const statement = success === 'applied' ? endOfApplying : endOfUndo;
    await this.database.query(statement(`plan.id = $1 AND fence = $2 AND plan.state = $3`), [
      plan.id,
      plan.fence,
      plan.state,
    ]);
  }

  /** Every write of a plan's work proves and prolongs the claim. Says whether the plan is to be gone on with. */
  private async renew(sql: Sql, plan: ClaimedPlan): Promise<boolean> {
    const [row] = await sql.query<{ wanted: boolean }>(
      `UPDATE plan SET claimed_until = now() + make_interval(secs => $3) WHERE id = $1 AND fence = $2
       RETURNING state = $4 AND (cancelled_at IS NOT NULL) = $5 AS wanted`,
      [plan.id, plan.fence, CLAIM_SECONDS, plan.state, plan.cancelled],
    );
    if (row === undefined) throw new DomainError('plan.taken', 'another process works on this plan', true);
    return row.wanted;
  }

  /** As `renew`, for what is begun anew: throws `plan.held` when the user has paused or stopped the plan. */
  private async renewWanted(sql: Sql, plan: ClaimedPlan): Promise<void> {
    if (await this.renew(sql, plan)) return;
    throw new DomainError('plan.held', 'the plan has been paused or stopped', true);
  }
}
