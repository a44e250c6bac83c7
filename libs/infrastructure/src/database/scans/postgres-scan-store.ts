import {
  type ClaimedDirectory,
  type DirectoryOutcome,
  type KnownFile,
  type ScanState,
  ScanStore,
  type ScanTask,
} from '#domain';
import type { Database } from '../database.js';
import { commitOutcomes } from './commit-outcomes.js';
import { finishScan } from './finish-scan.js';
import { openScan } from './open-scan.js';

interface ClaimedRow {
  id: string;
  parent_id: string | null;
  path: Buffer;
  fence: string;
}

interface KnownRow {
  id: string;
  directory_id: string;
  name: Buffer;
  kind: string;
  state: string;
  disc: boolean;
  size: string;
  mtime_ns: string;
  inode: string;
  decided_by_user: boolean;
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

  override async open(scanId: string): Promise<ScanTask | null> {
    const task = await this.database.transaction((sql) => openScan(sql, scanId));
    return task === null ? null : { ...task, excluded: [...task.excluded, ...this.excluded] };
  }

  override async claimDirectories(
    scanId: string,
    limit: number,
    seconds: number,
  ): Promise<ClaimedDirectory[]> {
    const rows = await this.database.query<ClaimedRow>(
      `UPDATE directory SET claimed_by = $2, claimed_until = now() + make_interval(secs => $4), fence = fence + 1
       WHERE id IN (
         SELECT id FROM directory
         WHERE scan_id = $1 AND state = 'pending' AND (claimed_until IS NULL OR claimed_until < now())
         ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING id, parent_id, path, fence`,
      [scanId, this.owner, limit, seconds],
    );
    return rows.map((row) => ({ id: row.id, parentId: row.parent_id, path: row.path, fence: row.fence }));
  }

  override async knownFiles(directoryIds: readonly string[]): Promise<KnownFile[]> {
    const rows = await this.database.query<KnownRow>(
      `SELECT file.id, directory_id, name, kind, file.state, disc, size, mtime_ns, inode,
         cluster.id IS NOT NULL AS decided_by_user
       FROM file LEFT JOIN cluster ON cluster.id = cluster_id AND cluster.decided_by = 'user'
       WHERE directory_id = ANY($1::bigint[]) AND current_path IS NULL`,
      [directoryIds],
    );
    return rows.map((row) => ({
      ...row,
      directoryId: row.directory_id,
      size: BigInt(row.size),
      mtimeNs: BigInt(row.mtime_ns),
      inode: BigInt(row.inode),
      decidedByUser: row.decided_by_user,
    }));
  }

  override async commit(task: ScanTask, outcomes: readonly DirectoryOutcome[]): Promise<number> {
    return this.database.transaction((sql) => commitOutcomes(sql, task, outcomes));
  }

  override async hasFrontier(scanId: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM directory WHERE scan_id = $1 AND state = 'pending' LIMIT 1`,
      [scanId],
    );
    return rows.length > 0;
  }

  override async finish(scanId: string): Promise<ScanState> {
    return this.database.transaction((sql) => finishScan(sql, scanId));
  }
}
