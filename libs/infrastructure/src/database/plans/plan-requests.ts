import type { PlanFilter } from '#domain';
import type { Database } from '../database.js';
import { type Page, type PageOf, pageOf } from '../queries/page.js';
import { shownPath } from '../shown-path.js';
import { type PlanRecord, type PlanView, planViewOf, SELECT_PLAN } from './plan-view.js';
import { startApply, startUndo, type UndoSelection } from './start-plan.js';
import { cancelPlan, pausePlan, resumePlan } from './stop-plan.js';

/** An operation as the API shows it. */
export interface OperationView {
  readonly id: string;
  readonly group: number;
  readonly fileId: string;
  readonly kind: string;
  readonly source: string;
  /** In base64, when it is not UTF-8. */
  readonly sourceBytes?: string;
  readonly target: string;
  readonly targetBytes?: string;
  readonly state: string;
  readonly reason: string | null;
}

/** What a list of operations is to hold; everything without one. */
export interface OperationFilter {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly group?: number | undefined;
  /** Only those that have a reason. */
  readonly refused?: 'true' | undefined;
}

/** Requests about plans, as the gateway takes them. */
export class PlanRequests {
  constructor(private readonly database: Database) {}

  async create(libraryId: string, traceId: string, filter: PlanFilter | null = null): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      'INSERT INTO plan (library_id, trace_id, filter) VALUES ($1, $2, $3) RETURNING id',
      [libraryId, traceId, filter === null ? null : JSON.stringify(filter)],
    );
    if (row === undefined) throw new Error('the plan could not be noted');
    return row.id;
  }

  async one(id: string): Promise<PlanView | null> {
    const rows = await this.database.query<PlanRecord>(`${SELECT_PLAN} WHERE id = $1`, [id]);
    return rows.map(planViewOf)[0] ?? null;
  }

  async list({ limit, cursor }: Page): Promise<PageOf<PlanView>> {
    const rows = await this.database.query<PlanRecord>(
      `${SELECT_PLAN} WHERE ($1::bigint IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
      [cursor, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => id, planViewOf);
  }

  /** A page of a plan's operations, in their order. */
  async operations(
    planId: string,
    { limit, cursor }: Page,
    { state, kind, group, refused }: OperationFilter = {},
  ): Promise<PageOf<OperationView>> {
    const rows = await this.database.query<
      Omit<OperationView, 'source' | 'target' | 'sourceBytes' | 'targetBytes'> &
        Record<'source' | 'target', Buffer>
    >(
      `SELECT id, group_no AS "group", file_id AS "fileId", kind, source, target, state, reason FROM operation
       WHERE plan_id = $1 AND ($2::bigint IS NULL OR id > $2) AND ($4::text IS NULL OR state = $4)
         AND ($5::text IS NULL OR kind = $5) AND ($6::int IS NULL OR group_no = $6)
         AND ($7::boolean IS NULL OR reason IS NOT NULL) ORDER BY id LIMIT $3`,
      [planId, cursor, limit + 1, state ?? null, kind ?? null, group ?? null, refused ?? null],
    );
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (row) => ({ ...row, ...shownPath('source', row.source), ...shownPath('target', row.target) }),
    );
  }

  /** See `startApply`. */
  async startApply(id: string, hash: string): Promise<string> {
    return startApply(this.database, id, hash);
  }

  /** See `startUndo`. */
  async startUndo(id: string, hash: string, selection: UndoSelection = {}): Promise<string> {
    return startUndo(this.database, id, { hash, selection });
  }

  /** See `pausePlan`. */
  async pause(id: string): Promise<void> {
    await pausePlan(this.database, id);
  }

  /** See `resumePlan`. */
  async resume(id: string): Promise<string> {
    return resumePlan(this.database, id);
  }

  /** See `cancelPlan`. */
  async cancel(id: string): Promise<string | null> {
    return cancelPlan(this.database, id);
  }
}
