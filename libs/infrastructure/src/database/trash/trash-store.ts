import { int8Array, textArray } from '../binary-arrays.js';
import type { Database } from '../database.js';
import { type Page, type PageOf, pageOf } from '../queries/page.js';
import { shownPath } from '../shown-path.js';

/** A file in the trash, as the API shows it. */
export interface TrashView {
  /** The operation that put it away: what is undone to have it back. */
  readonly id: string;
  readonly planId: string;
  readonly source: string;
  /** In base64, when it is not UTF-8. */
  readonly sourceBytes?: string;
  readonly place: string;
  readonly placeBytes?: string;
  /** Where its copy lies, when it is the original of a file that was moved to another disk. */
  readonly copy: string | null;
  readonly size: number;
  /** held, kept (its time is over, but something is wrong with it: `reason`), purging, purged, lost, restored. */
  readonly state: string;
  readonly reason: string | null;
  readonly putAwayAt: string;
}

/** A file whose time in the trash is over. */
export interface DueFile {
  readonly operationId: string;
  readonly place: Buffer;
  /** A FileIdentity; `placed` is that of the copy. */
  readonly identity: unknown;
  /** Where its copy may lie by now; empty when it has none. */
  readonly copies: readonly Buffer[];
  /** Its removal was begun before, and nothing was stored of it. */
  readonly isBegun: boolean;
}

/** What became of a file that was due. */
export interface PurgeResult {
  readonly operationId: string;
  readonly state: 'purged' | 'lost' | 'kept';
  readonly reason: string | null;
}

type TrashRecord = Omit<
  TrashView,
  'source' | 'sourceBytes' | 'place' | 'placeBytes' | 'copy' | 'size' | 'putAwayAt'
> & {
  source: Buffer;
  place: Buffer;
  copy: Buffer | null;
  size: string;
  putAwayAt: Date;
};

const SELECT = `SELECT operation_id AS id, plan_id AS "planId", source, place, copy, identity->>'size' AS size, state, reason,
    put_away_at AS "putAwayAt" FROM trash`;

/** Not while its plan is worked on: an undo may be bringing it back. The plan's row is locked, as an undo locks it. */
const MARK = `WITH idle AS (
    SELECT id FROM plan WHERE id IN (SELECT plan_id FROM trash WHERE DUE)
      AND state NOT IN ('applying', 'paused', 'undoing') FOR SHARE SKIP LOCKED
  ) UPDATE trash SET state = 'purging', reason = NULL WHERE plan_id IN (SELECT id FROM idle) AND DUE RETURNING 1`;

/** What operations have put into the trash. */
export class TrashStore {
  constructor(private readonly database: Database) {}

  async list({ limit, cursor }: Page, states: readonly string[]): Promise<PageOf<TrashView>> {
    const rows = await this.database.query<TrashRecord>(
      `${SELECT} WHERE state = ANY($1) AND ($2::bigint IS NULL OR operation_id < $2) ORDER BY operation_id DESC LIMIT $3`,
      [states, cursor, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => id, toView);
  }

  /** One file; null when no operation of this id put one away. */
  async one(id: string): Promise<TrashView | null> {
    const [row] = await this.database.query<TrashRecord>(`${SELECT} WHERE operation_id = $1`, [id]);
    return row === undefined ? null : toView(row);
  }

  /** Lets files be removed for good that were put away at least so many days ago. Answers how many. */
  async markOlderThan(days: number): Promise<number> {
    return this.mark(`state = 'held' AND put_away_at <= now() - make_interval(days => $1::int)`, days);
  }

  /** As `markOlderThan`, for these files; those that were kept for a reason too. */
  async markThese(ids: readonly string[]): Promise<number> {
    return this.mark(`state IN ('held', 'kept') AND operation_id = ANY($1::bigint[])`, ids);
  }

  /** Files that are to be removed for good now. */
  async purging(limit: number): Promise<DueFile[]> {
    return this.database.query<DueFile>(
      `SELECT operation_id AS "operationId", place, identity, CASE WHEN copy IS NULL THEN '{}'
         ELSE array_remove(ARRAY[copy, current_path, storage_path_now], NULL) END AS copies, reason IS NOT NULL AS "isBegun"
       FROM (SELECT trash.*, file.current_path, file.storage_path AS storage_path_now
         FROM trash LEFT JOIN file ON file.id = file_id WHERE trash.state = 'purging' ORDER BY operation_id LIMIT $1) AS due`,
      [limit],
    );
  }

  /** Notes that files are about to be removed: whoever finds one gone may know why. */
  async beginPurge(ids: readonly string[]): Promise<void> {
    await this.database.query(
      `UPDATE trash SET reason = 'its removal has begun'
       WHERE operation_id = ANY($1::bigint[]) AND state = 'purging' AND reason IS NULL`,
      [int8Array(ids)],
    );
  }

  /** Whether there is anything to remove, for a number of days that files are kept (0: for ever). */
  async hasDue(days: number): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM trash WHERE state = 'purging'
         OR ($1::int > 0 AND state = 'held' AND put_away_at <= now() - make_interval(days => $1::int)) LIMIT 1`,
      [days],
    );
    return rows.length > 0;
  }

  async store(results: readonly PurgeResult[]): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.query(
        `UPDATE trash SET state = given.state, reason = given.reason
         FROM unnest($1::bigint[], $2::text[], $3::text[]) AS given (id, state, reason)
         WHERE operation_id = given.id AND trash.state = 'purging'`,
        [
          int8Array(results.map(({ operationId }) => operationId)),
          textArray(results.map(({ state }) => state)),
          textArray(results.map(({ reason }) => reason)),
        ],
      );
      await sql.query(
        `UPDATE file SET state = 'missing', reason = CASE trash.state
           WHEN 'purged' THEN 'removed from the trash for good' ELSE trash.reason END FROM trash
         WHERE file.id = file_id AND file.state = 'trashed' AND trash.state IN ('purged', 'lost')
           AND operation_id = ANY($1::bigint[])`,
        [int8Array(results.map(({ operationId }) => operationId))],
      );
    });
  }

  private async mark(due: string, given: unknown): Promise<number> {
    const rows = await this.database.query(MARK.replaceAll('DUE', due), [given]);
    return rows.length;
  }
}

const toView = (row: TrashRecord): TrashView => ({
  ...row,
  ...shownPath('source', row.source),
  ...shownPath('place', row.place),
  copy: row.copy?.toString() ?? null,
  size: Number(row.size),
  putAwayAt: row.putAwayAt.toISOString(),
});
