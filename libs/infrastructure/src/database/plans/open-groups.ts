import type { OperationKind, OperationState } from '#domain';
import type { Sql } from '../database.js';

/** An operation's row. `identity` is a FileIdentity or null. */
export interface StoredOperation {
  readonly id: string;
  readonly groupNo: number;
  readonly kind: OperationKind;
  readonly fileId: string;
  readonly source: Buffer;
  readonly target: Buffer;
  readonly state: OperationState;
  readonly reason: string | null;
  readonly identity: unknown;
}

const COLUMNS = `id, group_no AS "groupNo", kind, file_id AS "fileId", source, target, state, reason, identity`;

/**
 * How a plan is read in each direction. `first` finds where its work begins, reading over what is done already: an index
 * of what is open would have to be kept with every change of a state, and made applying twice as slow.
 */
const READS = {
  apply: {
    open: new Set<OperationState>(['planned', 'acting']),
    first: `SELECT group_no AS at FROM operation WHERE plan_id = $1 AND state IN ('planned', 'acting')
      ORDER BY group_no LIMIT 1`,
    page: `SELECT ${COLUMNS} FROM operation WHERE plan_id = $1 AND group_no >= $2
      AND ($4::int[] IS NULL OR group_no = ANY($4)) ORDER BY group_no, ordinal LIMIT $3`,
    step: 1,
  },
  undo: {
    open: new Set<OperationState>(['done', 'acting']),
    first: `SELECT group_no AS at FROM operation WHERE plan_id = $1 AND state IN ('done', 'acting')
      AND reason IS NULL ORDER BY group_no DESC LIMIT 1`,
    page: `SELECT ${COLUMNS} FROM operation WHERE plan_id = $1 AND group_no <= $2
      AND ($4::int[] IS NULL OR group_no = ANY($4)) ORDER BY group_no DESC, ordinal LIMIT $3`,
    step: -1,
  },
} as const;

/** Goes once through the groups of a plan that have work left, and hands them out whole. */
export class OpenGroups {
  private at: number | null | undefined;

  constructor(
    private readonly sql: Sql,
    private readonly planId: string,
    private readonly given: {
      readonly direction: 'apply' | 'undo';
      /** Only these groups; null: all. */
      readonly only: readonly number[] | null;
    },
  ) {}

  /** The operations of the next groups, about so many; none when the end is reached. */
  async next(limit: number): Promise<StoredOperation[]> {
    const { open, step } = READS[this.given.direction];
    for (;;) {
      const rows = await this.page(limit);
      const last = rows.at(-1)?.groupNo;
      if (last === undefined) return [];
      this.at = last + step;
      const working = new Set(
        rows.filter(({ state, reason }) => open.has(state) && reason === null).map(({ groupNo }) => groupNo),
      );
      if (working.size > 0) return rows.filter(({ groupNo }) => working.has(groupNo));
    }
  }

  /** Whole groups: one that a page cuts is left for the next, or read by itself when it is longer than a page. */
  private async page(limit: number): Promise<StoredOperation[]> {
    const { page } = READS[this.given.direction];
    const at = await this.start();
    if (at === null) return [];
    const rows = await this.sql.query<StoredOperation>(page, [this.planId, at, limit, this.given.only]);
    const first = rows[0]?.groupNo;
    const last = rows.at(-1)?.groupNo;
    if (rows.length < limit || first === undefined) return rows;
    if (first !== last) return rows.filter(({ groupNo }) => groupNo !== last);
    return this.sql.query<StoredOperation>(
      `SELECT ${COLUMNS} FROM operation WHERE plan_id = $1 AND group_no = $2 ORDER BY ordinal`,
      [this.planId, first],
    );
  }

  private async start(): Promise<number | null> {
    if (this.at === undefined) {
      const { first } = READS[this.given.direction];
      const [row] = await this.sql.query<{ at: number }>(first, [this.planId]);
      this.at = row?.at ?? null;
    }
    return this.at;
  }
}
