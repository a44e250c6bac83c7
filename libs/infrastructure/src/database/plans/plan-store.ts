import { DomainError, type OperationKind, type OperationState, type PlannedGroup } from '#domain';
import type { Database, Sql } from '../database.js';
import { type Organizable, organizableVideos, type PlanLibrary } from './organizable-videos.js';
import { type ResultRow, storeResults } from './store-results.js';

/** A plan that this process works on; every write shows the fence. */
export interface ClaimedPlan {
  readonly id: string;
  readonly libraryId: string;
  readonly state: string;
  readonly fence: string;
}

/** An operation's row. `identity` is a FileIdentity or null. */
export interface StoredOperation {
  readonly id: string;
  readonly groupNo: number;
  readonly kind: OperationKind;
  readonly fileId: string;
  readonly source: Buffer;
  readonly target: Buffer;
  readonly state: OperationState;
  readonly identity: unknown;
}

/** A group with what the disk said about its files when the plan was made. */
export interface GroupToStore extends PlannedGroup {
  readonly identities: readonly unknown[];
}

/** A dead worker's plan is taken up by another within 10 s: this, and one round of the reconciler. */
const CLAIM_SECONDS = 6;
const ROWS_PER_INSERT = 2_000;

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
    const [row] = await this.database.query<PlanLibrary>(
      `SELECT id, storage_dir AS "storageDir", view_dir AS "viewDir", mode, naming FROM library WHERE id = $1`,
      [libraryId],
    );
    if (row === undefined) throw new DomainError('plan.unknown-library', `There is no library ${libraryId}`);
    return row;
  }

  async organizable(libraryId: string): Promise<Organizable> {
    return organizableVideos(this.database, libraryId);
  }

  /** Stores a plan's operations and makes it ready, all in one transaction. */
  async storeGroups(plan: ClaimedPlan, groups: readonly GroupToStore[], hash: string): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.query('DELETE FROM operation WHERE plan_id = $1', [plan.id]);
      const rows = groups.flatMap(rowsOf);
      for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
        await insertOperations(sql, plan.id, rows.slice(at, at + ROWS_PER_INSERT));
      }
      const conflicts = groups.filter(({ conflict }) => conflict !== null).length;
      const operations = rows.filter(({ state }) => state === 'planned').length;
      await this.transition(sql, plan, 'ready', { hash, conflicts, operations });
    });
  }

  async fail(plan: ClaimedPlan, reason: string): Promise<void> {
    await this.database.query(
      `UPDATE plan SET state = 'failed', error = $3, claimed_until = NULL, finished_at = now()
       WHERE id = $1 AND fence = $2`,
      [plan.id, plan.fence, reason],
    );
  }

  /** The next groups that have operations in one of these states, whole, in order (backwards for an undo). */
  async nextGroups(
    planId: string,
    states: readonly OperationState[],
    limit: number,
    backwards = false,
  ): Promise<StoredOperation[]> {
    return this.database.query<StoredOperation>(
      `SELECT id, group_no AS "groupNo", kind, file_id AS "fileId", source, target, state, identity FROM operation
       WHERE plan_id = $1 AND group_no IN (
         SELECT group_no FROM operation WHERE plan_id = $1 AND state = ANY($2::text[]) AND reason IS NULL
         GROUP BY group_no ORDER BY group_no ${backwards ? 'DESC' : 'ASC'} LIMIT $3)
       ORDER BY group_no, ordinal`,
      [planId, states, limit],
    );
  }

  /** Makes intents durable, with the folders about to be made, before the disk is touched. */
  async begin(
    plan: ClaimedPlan,
    operations: readonly { readonly id: string; readonly identity: unknown }[],
    folders: readonly Buffer[],
  ): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renew(sql, plan);
      await sql.query(
        `UPDATE operation SET state = 'acting', identity = coalesce(given.identity, operation.identity)
         FROM unnest($1::bigint[], $2::jsonb[]) AS given (id, identity) WHERE operation.id = given.id`,
        [operations.map(({ id }) => id), operations.map(({ identity }) => jsonOf(identity))],
      );
      await sql.query('INSERT INTO plan_directory (plan_id, path) SELECT $1, unnest($2::bytea[])', [
        plan.id,
        folders,
      ]);
    });
  }

  /** Stores what became of operations, and where the files are now. */
  async finish(plan: ClaimedPlan, results: readonly ResultRow[]): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.renew(sql, plan);
      await storeResults(sql, results);
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

  private async transition(
    sql: Sql,
    plan: ClaimedPlan,
    state: string,
    { hash, conflicts, operations }: { hash: string; conflicts: number; operations: number },
  ): Promise<void> {
    const rows = await sql.query(
      `UPDATE plan SET state = $3, hash = $4, conflicts = $5, operations = $6, claimed_until = NULL
       WHERE id = $1 AND fence = $2 RETURNING id`,
      [plan.id, plan.fence, state, hash, conflicts, operations],
    );
    if (rows.length === 0) throw new DomainError('plan.taken', 'another process works on this plan', true);
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

const jsonOf = (identity: unknown): string | null => (identity === null ? null : JSON.stringify(identity));

interface OperationToStore {
  readonly groupNo: number;
  readonly ordinal: number;
  readonly fileId: string;
  readonly kind: OperationKind;
  readonly source: Uint8Array;
  readonly target: Uint8Array;
  readonly state: OperationState;
  readonly reason: string | null;
  readonly identity: unknown;
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
     SELECT $1, * FROM unnest($2::int[], $3::int[], $4::bigint[], $5::text[], $6::bytea[], $7::bytea[], $8::text[],
       $9::text[], $10::jsonb[])`,
    [
      planId,
      rows.map(({ groupNo }) => groupNo),
      rows.map(({ ordinal }) => ordinal),
      rows.map(({ fileId }) => fileId),
      rows.map(({ kind }) => kind),
      rows.map(({ source }) => Buffer.from(source)),
      rows.map(({ target }) => Buffer.from(target)),
      rows.map(({ state }) => state),
      rows.map(({ reason }) => reason),
      rows.map(({ identity }) => jsonOf(identity)),
    ],
  );
}
