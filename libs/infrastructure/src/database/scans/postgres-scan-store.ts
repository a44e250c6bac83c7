import {
  type ClaimedDirectory,
  type ClaimedRange,
  type DirectoryOutcome,
  DomainError,
  type FileRecord,
  type KnownFile,
  type KnownFilesQuery,
  type MovableFile,
  type OpenOptions,
  type ScanState,
  ScanStore,
  type ScanTask,
  type SweepOutcome,
} from '#domain';
import type { Database } from '../database.js';
import { commitOutcomes } from './commit-outcomes.js';
import { finishScan } from './finish-scan.js';
import { knownFiles, movableFiles } from './known-files.js';
import { openScan } from './open-scan.js';
import { claimRange, commitSweep } from './sweeping.js';

interface ClaimedRow {
  id: string;
  parent_id: string | null;
  path: Buffer;
  fence: string;
  is_known: boolean;
  files: number;
  attempts: number;
}

/** Scans in PostgreSQL. `excluded` are the folders that no scan walks, besides the library's own trees. */
export class PostgresScanStore extends ScanStore {
  constructor(
    private readonly database: Database,
    private readonly owner: string,
    private readonly excluded: readonly Uint8Array[],
  ) {
    super();
  }

  override async open(scanId: string, options: OpenOptions): Promise<ScanTask | null> {
    const task = await this.database.transaction((sql) => openScan(sql, scanId, options));
    return task === null ? null : { ...task, excluded: [...task.excluded, ...this.excluded] };
  }

  override async claimRange(task: ScanTask, seconds: number): Promise<ClaimedRange | null> {
    return claimRange(this.database, task, { owner: this.owner, seconds });
  }

  override async commitSweep(task: ScanTask, outcome: SweepOutcome): Promise<void> {
    await this.database.transaction((sql) => commitSweep(sql, task, outcome));
  }

  override async claimDirectories(
    scanId: string,
    limit: number,
    seconds: number,
  ): Promise<ClaimedDirectory[]> {
    const rows = await this.database.query<ClaimedRow>(
      `UPDATE directory SET claimed_by = $2, fence = fence + 1, attempts = attempts + 1,
         claimed_until = now() + make_interval(secs => $4 * power(2, slow))
       WHERE id IN (
         SELECT id FROM directory
         WHERE scan_id = $1 AND state = 'pending' AND (claimed_until IS NULL OR claimed_until < now())
           AND EXISTS (SELECT 1 FROM scan WHERE scan.id = $1 AND scan.state = 'running')
         ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING id, parent_id, path, fence, mtime_ns IS NOT NULL OR attempts > 1 AS is_known, files, attempts`,
      [scanId, this.owner, limit, seconds],
    );
    return rows
      .map(({ parent_id, is_known, ...row }) => ({ ...row, parentId: parent_id, isKnown: is_known }))
      .toSorted((a, b) => Number(a.id) - Number(b.id));
  }

  override async knownFiles(query: KnownFilesQuery): Promise<KnownFile[]> {
    return knownFiles(this.database, query);
  }

  override async movableFiles(files: readonly FileRecord[]): Promise<MovableFile[]> {
    return movableFiles(this.database, files);
  }

  override async commit(task: ScanTask, outcomes: readonly DirectoryOutcome[]): Promise<number> {
    try {
      return await this.database.transaction((sql) => commitOutcomes(sql, task, outcomes));
    } catch (error) {
      throw isRefusal(error) ? new DomainError('store.refused', String(error)) : error;
    }
  }

  override async hasFrontier(scanId: string): Promise<boolean> {
    const rows = await this.database.query(
      `(SELECT 1 FROM directory WHERE scan_id = $1 AND state = 'pending' LIMIT 1)
       UNION ALL (SELECT 1 FROM scan_range WHERE scan_id = $1 LIMIT 1)`,
      [scanId],
    );
    return rows.length > 0;
  }

  override async finish(scanId: string): Promise<ScanState> {
    return this.database.transaction((sql) => finishScan(sql, scanId));
  }
}

/** Whether PostgreSQL takes a value for impossible (classes 22 and 23), so that trying again changes nothing. */
function isRefusal(error: unknown): boolean {
  const { code } = (error as { driverError?: { code?: unknown } }).driverError ?? {};
  return typeof code === 'string' && /^2[23]/.test(code);
}
