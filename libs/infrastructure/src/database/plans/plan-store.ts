import { DomainError } from '#domain';
import { byteaArray, int8Array, jsonbArray } from '../binary-arrays.js';
import type { Database, Sql } from '../database.js';
import { findLibrary, namingOf } from '../libraries.js';
import {
  linkedFiles,
  type LinkedFile,
  type Organizable,
  organizableVideos,
  type PlanLibrary,
  summarizeTitles,
  type TitleSummary,
} from './plan-source.js';
import { OpenGroups } from './open-groups.js';
import { type GroupToStore, insertOperations, rowsOf, storeIdentities } from './operation-rows.js';
import { type Results, storeResults } from './store-results.js';

/** A plan that this process works on; every write shows the fence. */
export interface ClaimedPlan {
  readonly id: string;
  readonly libraryId: string;
  readonly state: string;
  readonly fence: string;
}

/** A dead worker's plan is taken up by another within 10 s: this, and one round of the reconciler. */
const CLAIM_SECONDS = 6;

/** Groups whose folders are looked at together once a plan is done. */
const LEFT_GROUPS = 2_000;

/** Plans and their operations in PostgreSQL. */
export class PostgresPlanStore {
  constructor(
    private readonly database: Database,
    private readonly owner: string,
  ) {}

  /** Takes a plan that is in `state` for some seconds, or renews the own claim; null when another has it. */
  async claim(planId: string, state: string): Promise<ClaimedPlan | null> {
    const rows = await this.database.query<ClaimedPlan>(
      `UPDATE plan SET claimed_by = $3, claimed_until = now() + make_interval(secs => $4), fence = fence + 1
       WHERE id = $1 AND state = $2 AND (claimed_until IS NULL OR claimed_until < now())
       RETURNING id, library_id AS "libraryId", state, fence`,
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

  async library(libraryId: string): Promise<PlanLibrary> {
    const library = await findLibrary(this.database, libraryId);
    if (library === null) throw new DomainError('plan.unknown-library', `There is no library ${libraryId}`);
    const { id, storageDir, viewDir, mode } = library;
    return { id, storageDir, viewDir, mode, naming: namingOf(library) };
  }

  async titles(libraryId: string): Promise<TitleSummary[]> {
    return summarizeTitles(this.database, libraryId);
  }

  async organizable(libraryId: string, titleIds: readonly string[]): Promise<Organizable> {
    return organizableVideos(this.database, libraryId, titleIds);
  }

  async linked(libraryId: string, titleIds: readonly string[]): Promise<LinkedFile[]> {
    return linkedFiles(this.database, libraryId, titleIds);
  }

  /** Begins a plan's list of operations anew: what a process left that died over it is dropped. */
  async beginGroups(plan: ClaimedPlan): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renew(sql, plan);
      await sql.query('DELETE FROM operation WHERE plan_id = $1', [plan.id]);
    });
  }

  /** Adds groups to a plan that is being built; the first of them has this number. */
  async addGroups(plan: ClaimedPlan, groups: readonly GroupToStore[], first: number): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renew(sql, plan);
      await insertOperations(
        sql,
        plan.id,
        groups.flatMap((group, at) => rowsOf(group, first + at)),
      );
    });
  }

  /** Makes a plan ready, whole as it is now. */
  async endGroups(
    plan: ClaimedPlan,
    { hash, conflicts, operations }: { hash: string; conflicts: number; operations: number },
  ): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renew(sql, plan);
      await sql.query(
        `UPDATE plan SET state = 'ready', hash = $2, conflicts = $3, operations = $4, claimed_until = NULL WHERE id = $1`,
        [plan.id, hash, conflicts, operations],
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
  openGroups(planId: string, direction: 'apply' | 'undo'): OpenGroups {
    return new OpenGroups(this.database, planId, direction);
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
      await this.renew(sql, plan);
      await sql.query(`UPDATE operation SET state = 'acting' WHERE id = ANY($1::bigint[])`, [
        int8Array(operations.map(({ id }) => id)),
      ]);
      await storeIdentities(sql, operations);
      await sql.query('INSERT INTO plan_directory (plan_id, path) SELECT $1, unnest($2::bytea[])', [
        plan.id,
        byteaArray(folders),
      ]);
    });
  }

  /**
   * Stores what became of operations, and where the files are now. The plan's row comes last, so that the next chunk
   * need not wait for it to begin.
   */
  async finish(plan: ClaimedPlan, results: Results): Promise<void> {
    await this.database.transaction(async (sql) => {
      await storeResults(sql, results);
      await this.renew(sql, plan);
    });
  }

  /** Keeps the claim while a chunk takes long. Throws when the plan was taken away. */
  async prolong(plan: ClaimedPlan): Promise<void> {
    await this.renew(this.database, plan);
  }

  /** The folders that operations of a plan have taken names out of: the next page behind a group, in groups' order. */
  async leftFolders(
    planId: string,
    behind: number,
  ): Promise<{ readonly paths: Buffer[]; readonly last: number } | null> {
    const rows = await this.database.query<{ source: Buffer; last: number }>(
      `SELECT source, group_no AS last FROM operation
       WHERE plan_id = $1 AND group_no > $2 AND group_no <= $2 + ${LEFT_GROUPS}
         AND state = 'done' AND kind IN ('move', 'trash', 'relink', 'unlink')`,
      [planId, behind],
    );
    if (rows.length > 0) return { paths: rows.map(({ source }) => source), last: behind + LEFT_GROUPS };
    const [next] = await this.database.query<{ at: number | null }>(
      'SELECT min(group_no) AS at FROM operation WHERE plan_id = $1 AND group_no > $2',
      [planId, behind + LEFT_GROUPS],
    );
    return next?.at === null || next === undefined ? null : { paths: [], last: next.at - 1 };
  }

  /** Folders that stay although nothing is in them: libraries' trees and sources, and every path that was scanned. */
  async keptFolders(): Promise<Buffer[]> {
    const rows = await this.database.query<{ path: Buffer }>(
      `SELECT path FROM scan UNION SELECT convert_to(unnest(sources || storage_dir || view_dir), 'UTF8') FROM library`,
    );
    return rows.flatMap(({ path }) => path ?? []);
  }

  /** Notes folders that are about to be removed, with their rights. */
  async addRemovedFolders(
    plan: ClaimedPlan,
    folders: readonly { path: Buffer; rights: object }[],
  ): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renew(sql, plan);
      await sql.query(
        `INSERT INTO plan_directory (plan_id, path, removed, rights)
         SELECT $1, path, true, rights FROM unnest($2::bytea[], $3::jsonb[]) AS given (path, rights)`,
        [
          plan.id,
          byteaArray(folders.map(({ path }) => path)),
          jsonbArray(folders.map(({ rights }) => rights)),
        ],
      );
    });
  }

  /** Those of these folders that a plan has removed. */
  async removedFolders(
    planId: string,
    paths: readonly Buffer[],
  ): Promise<{ path: Buffer; rights: unknown }[]> {
    return this.database.query<{ path: Buffer; rights: unknown }>(
      'SELECT path, rights FROM plan_directory WHERE plan_id = $1 AND removed AND path = ANY($2::bytea[])',
      [planId, byteaArray(paths)],
    );
  }

  /** Folders that the plan made. */
  async madeFolders(planId: string): Promise<Buffer[]> {
    const rows = await this.database.query<{ path: Buffer }>(
      'SELECT path FROM plan_directory WHERE plan_id = $1 AND NOT removed',
      [planId],
    );
    return rows.map(({ path }) => path);
  }

  /** Ends applying or undoing when no operation is left to do. Conflicts found while planning were never work. */
  async end(plan: ClaimedPlan, success: 'applied' | 'undone'): Promise<void> {
    const inPlace = `(SELECT count(*) FROM operation WHERE plan_id = plan.id AND state = 'done')`;
    await this.database.query(
      `UPDATE plan SET claimed_until = NULL, finished_at = now(), state = CASE
         WHEN ${inPlace} = ${success === 'applied' ? 'plan.operations' : '0'} THEN $3 ELSE 'partly-applied' END
       WHERE id = $1 AND fence = $2`,
      [plan.id, plan.fence, success],
    );
  }

  /** Every write of a plan's work proves and prolongs the claim. */
  private async renew(sql: Sql, plan: ClaimedPlan): Promise<void> {
    const rows = await sql.query(
      `UPDATE plan SET claimed_until = now() + make_interval(secs => $3) WHERE id = $1 AND fence = $2 RETURNING id`,
      [plan.id, plan.fence, CLAIM_SECONDS],
    );
    if (rows.length === 0) throw new DomainError('plan.taken', 'another process works on this plan', true);
  }
}
