import { byteaArray, jsonbArray } from '../binary-arrays.js';
import type { Sql } from '../database.js';

/** A folder that a plan has removed. `rights` are those that it had. */
export interface RemovedFolderRow {
  readonly path: Buffer;
  readonly rights: unknown;
}

/** Groups whose folders are looked at together once a plan is done. */
const GROUPS = 2_000;

/** Folders that a plan's files come from and go to. */
export class PlanFolders {
  constructor(
    private readonly sql: Sql,
    private readonly planId: string,
  ) {}

  /** Paths that operations have taken away, by pages of groups: those behind `behind`, and the last group looked at. */
  async left(behind: number): Promise<{ readonly paths: Buffer[]; readonly last: number } | null> {
    const rows = await this.sql.query<{ source: Buffer }>(
      `SELECT source FROM operation WHERE plan_id = $1 AND group_no > $2 AND group_no <= $2 + ${GROUPS}
         AND state = 'done' AND kind IN ('move', 'trash', 'relink', 'unlink')`,
      [this.planId, behind],
    );
    if (rows.length > 0) return { paths: rows.map(({ source }) => source), last: behind + GROUPS };
    const [next] = await this.sql.query<{ at: number }>(
      'SELECT group_no AS at FROM operation WHERE plan_id = $1 AND group_no > $2 ORDER BY group_no LIMIT 1',
      [this.planId, behind + GROUPS],
    );
    return next === undefined ? null : { paths: [], last: next.at - 1 };
  }

  /** Folders that stay although nothing is in them: libraries' trees and sources, and every path that was scanned. */
  async kept(): Promise<Buffer[]> {
    const rows = await this.sql.query<{ path: Buffer | null }>(
      `SELECT path FROM scan UNION SELECT convert_to(unnest(sources || storage_dir || view_dir), 'UTF8') FROM library`,
    );
    return rows.flatMap(({ path }) => path ?? []);
  }

  /** Folders that the plan made. */
  async made(): Promise<Buffer[]> {
    const rows = await this.sql.query<{ path: Buffer }>(
      'SELECT path FROM plan_directory WHERE plan_id = $1 AND NOT removed',
      [this.planId],
    );
    return rows.map(({ path }) => path);
  }

  async addMade(paths: readonly Buffer[]): Promise<void> {
    if (paths.length === 0) return;
    await this.sql.query('INSERT INTO plan_directory (plan_id, path) SELECT $1, unnest($2::bytea[])', [
      this.planId,
      byteaArray(paths),
    ]);
  }

  async addRemoved(folders: readonly RemovedFolderRow[]): Promise<void> {
    await this.sql.query(
      `INSERT INTO plan_directory (plan_id, path, removed, rights)
       SELECT $1, path, true, rights FROM unnest($2::bytea[], $3::jsonb[]) AS given (path, rights)`,
      [
        this.planId,
        byteaArray(folders.map(({ path }) => path)),
        jsonbArray(folders.map(({ rights }) => rights as object)),
      ],
    );
  }

  /** Those of these folders that the plan has removed. */
  async removedOf(paths: readonly Buffer[]): Promise<RemovedFolderRow[]> {
    return this.sql.query<RemovedFolderRow>(
      'SELECT path, rights FROM plan_directory WHERE plan_id = $1 AND removed AND path = ANY($2::bytea[])',
      [this.planId, byteaArray(paths)],
    );
  }
}
