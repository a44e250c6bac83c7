import { DomainError, type OperationKind, type OperationState, type PlannedGroup } from '#domain';
import { byteaArray, int8Array, jsonbArray, textArray } from '../binary-arrays.js';
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
import { type FileChange, type ResultRow, storeResults } from './store-results.js';
import { wantProbes } from './wanted-probes.js';

/** A plan that this process works on; every write shows the fence. */
export interface ClaimedPlan {
  readonly id: string;
  readonly libraryId: string;
  readonly state: string;
  readonly fence: string;
}

/** A group with what the disk said about its files when the plan was made. */
export interface GroupToStore extends PlannedGroup {
  readonly identities: readonly (object | null)[];
}

/** A dead worker's plan is taken up by another within 10 s: this, and one round of the reconciler. */
const CLAIM_SECONDS = 6;

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

  /** Has what a plan's names need probed first; answers how many videos it still waits for. */
  async wantProbes(plan: ClaimedPlan): Promise<number> {
    return this.database.transaction((sql) => wantProbes(sql, plan));
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

  /** Makes intents durable, with the folders about to be made, before the disk is touched. */
  async begin(
    plan: ClaimedPlan,
    operations: readonly { readonly id: string; readonly identity: object | null }[],
    folders: readonly Buffer[],
  ): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renew(sql, plan);
      await sql.query(
        `UPDATE operation SET state = 'acting', identity = coalesce(given.identity, operation.identity)
         FROM unnest($1::bigint[], $2::jsonb[]) AS given (id, identity) WHERE operation.id = given.id`,
        [int8Array(operations.map(({ id }) => id)), jsonbArray(operations.map(({ identity }) => identity))],
      );
      await sql.query('INSERT INTO plan_directory (plan_id, path) SELECT $1, unnest($2::bytea[])', [
        plan.id,
        byteaArray(folders),
      ]);
    });
  }

  /** Stores what became of operations, and where the files are now. */
  async finish(
    plan: ClaimedPlan,
    results: readonly ResultRow[],
    changes: readonly FileChange[],
  ): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renew(sql, plan);
      await storeResults(sql, results, changes);
    });
  }

  /** Keeps the claim while a chunk takes long. Throws when the plan was taken away. */
  async prolong(plan: ClaimedPlan): Promise<void> {
    await this.renew(this.database, plan);
  }

  /** Folders that the plan made. */
  async madeFolders(planId: string): Promise<Buffer[]> {
    const rows = await this.database.query<{ path: Buffer }>(
      'SELECT path FROM plan_directory WHERE plan_id = $1',
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

interface OperationToStore {
  readonly groupNo: number;
  readonly ordinal: number;
  readonly fileId: string;
  readonly kind: OperationKind;
  readonly source: Uint8Array;
  readonly target: Uint8Array;
  readonly state: OperationState;
  readonly reason: string | null;
  readonly identity: object | null;
}

function rowsOf({ operations, conflict, identities }: GroupToStore, groupNo: number): OperationToStore[] {
  return operations.map((operation, ordinal) => ({
    ...operation,
    groupNo,
    ordinal,
    state: conflict === null ? 'planned' : 'conflict',
    reason: conflict,
    identity: identities[ordinal] ?? null,
  }));
}

async function insertOperations(sql: Sql, planId: string, rows: readonly OperationToStore[]): Promise<void> {
  await sql.query(
    `INSERT INTO operation (plan_id, group_no, ordinal, file_id, kind, source, target, state, reason, identity)
     SELECT $1, * FROM unnest($2::bigint[]::int[], $3::bigint[]::int[], $4::bigint[], $5::text[], $6::bytea[],
       $7::bytea[], $8::text[], $9::text[], $10::jsonb[])`,
    [
      planId,
      int8Array(rows.map(({ groupNo }) => groupNo)),
      int8Array(rows.map(({ ordinal }) => ordinal)),
      int8Array(rows.map(({ fileId }) => fileId)),
      textArray(rows.map(({ kind }) => kind)),
      byteaArray(rows.map(({ source }) => source)),
      byteaArray(rows.map(({ target }) => target)),
      textArray(rows.map(({ state }) => state)),
      textArray(rows.map(({ reason }) => reason)),
      jsonbArray(rows.map(({ identity }) => identity)),
    ],
  );
}
