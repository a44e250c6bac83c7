import { DomainError } from '#domain';
import type { Database, Sql } from '../database.js';
import { type Page, type PageOf, pageOf } from '../queries/page.js';

/** A plan as the API shows it; `operations` and `conflicts` are counts, a conflict being a video left out. */
export interface PlanView {
  readonly id: string;
  readonly libraryId: string;
  readonly hash: string | null;
  readonly state: string;
  readonly error: string | null;
  readonly operations: number;
  readonly conflicts: number;
  /** Operations done so far. */
  readonly done: number;
  /** Operations that met a conflict or were skipped while applying or undoing. */
  readonly refused: number;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

/** An operation as the API shows it. */
export interface OperationView {
  readonly id: string;
  readonly group: number;
  readonly kind: string;
  readonly source: string;
  readonly target: string;
  readonly state: string;
  readonly reason: string | null;
}

/** What was left out while planning has a reason too, and is no part of `operations`. */
const SELECT = `SELECT id, library_id AS "libraryId", hash, state, error, operations, conflicts,
    created_at AS "createdAt", finished_at AS "finishedAt",
    (SELECT count(*)::int FROM operation WHERE plan_id = plan.id AND state = 'done') AS done,
    (SELECT count(reason)::int - count(*)::int FROM operation WHERE plan_id = plan.id) + operations AS refused
  FROM plan`;

type PlanRecord = Omit<PlanView, 'createdAt' | 'finishedAt'> & { createdAt: Date; finishedAt: Date | null };

const toView = (row: PlanRecord): PlanView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

/** Requests about plans, as the gateway takes them. */
export class PlanRequests {
  constructor(private readonly database: Database) {}

  async create(libraryId: string, traceId: string): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      'INSERT INTO plan (library_id, trace_id) VALUES ($1, $2) RETURNING id',
      [libraryId, traceId],
    );
    if (row === undefined) throw new Error('the plan could not be noted');
    return row.id;
  }

  async one(id: string): Promise<PlanView | null> {
    const rows = await this.database.query<PlanRecord>(`${SELECT} WHERE id = $1`, [id]);
    return rows.map(toView)[0] ?? null;
  }

  async list({ limit, cursor }: Page): Promise<PageOf<PlanView>> {
    const rows = await this.database.query<PlanRecord>(
      `${SELECT} WHERE ($1::bigint IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
      [cursor, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => id, toView);
  }

  async operations(planId: string, { limit, cursor }: Page): Promise<PageOf<OperationView>> {
    const rows = await this.database.query<
      Omit<OperationView, 'source' | 'target'> & { source: Buffer; target: Buffer }
    >(
      `SELECT id, group_no AS "group", kind, source, target, state, reason FROM operation
       WHERE plan_id = $1 AND ($2::bigint IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [planId, cursor, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (row) => ({ ...row, source: row.source.toString(), target: row.target.toString() }),
    );
  }

  /** Starts applying: the hash must be the plan's, and no other plan may hold a file of it. */
  async startApply(id: string, hash: string): Promise<string> {
    return this.database.transaction(async (sql) => {
      const plan = await locked(sql, id, hash, ['ready', 'paused']);
      const busy = await sql.query(
        `SELECT 1 FROM operation JOIN file ON file.id = file_id
         WHERE plan_id = $1 AND operation.state = 'planned' AND file.kind IN ('movie', 'episode')
           AND file.state <> CASE WHEN operation.kind = 'relink' THEN 'organized' ELSE 'identified' END LIMIT 1`,
        [id],
      );
      if (busy.length > 0 && plan.state === 'ready') {
        throw new DomainError(
          'plan.stale',
          'Files of this plan have been planned, moved or decided anew since: make a new plan',
        );
      }
      await sql.query(
        `UPDATE file SET state = 'planned' FROM operation
         WHERE plan_id = $1 AND operation.state = 'planned' AND file.id = file_id AND file.state IN ('identified', 'organized')
           AND file.kind IN ('movie', 'episode')`,
        [id],
      );
      await sql.query(
        `UPDATE plan SET state = 'applying', applied_at = now(), finished_at = NULL WHERE id = $1`,
        [id],
      );
      return plan.traceId;
    });
  }

  /** Starts the undo of a plan that was applied, in part or whole. */
  async startUndo(id: string, hash: string): Promise<string> {
    return this.database.transaction(async (sql) => {
      const plan = await locked(sql, id, hash, ['applied', 'partly-applied', 'paused']);
      await sql.query(
        `UPDATE operation SET reason = NULL WHERE plan_id = $1 AND state = 'done' AND reason IS NOT NULL`,
        [id],
      );
      await sql.query(`UPDATE plan SET state = 'undoing', finished_at = NULL WHERE id = $1`, [id]);
      return plan.traceId;
    });
  }
}

async function locked(
  sql: Sql,
  id: string,
  hash: string,
  states: readonly string[],
): Promise<{ state: string; traceId: string }> {
  const [plan] = await sql.query<{ state: string; hash: string | null; traceId: string }>(
    `SELECT state, hash, trace_id AS "traceId" FROM plan WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (plan === undefined) throw new DomainError('plan.not-found', `There is no plan ${id}`);
  if (!states.includes(plan.state)) {
    throw new DomainError(
      'plan.wrong-state',
      `Plan ${id} is ${plan.state}; this needs one that is ${states.join(' or ')}`,
    );
  }
  if (plan.hash !== hash) {
    throw new DomainError(
      'plan.wrong-hash',
      `The hash is not that of plan ${id}: look at the plan again before applying`,
    );
  }
  return plan;
}
