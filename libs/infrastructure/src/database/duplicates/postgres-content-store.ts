import { ContentStore, type ContentWork, type HashProgress, joinPath } from '#domain';
import type { Database, Sql } from '../database.js';

const FREE = `(claimed_until IS NULL OR claimed_until < now())`;

/** Ended scans of which nobody has looked through what they wrote. */
const UNCOMPARED = `SELECT id FROM scan WHERE NOT compared AND state IN ('completed', 'cancelled', 'failed')`;

const WAITING = `SELECT file_id FROM content_hash WHERE state IN ('ends', 'whole') AND ${FREE}`;

/** Nothing is scanned, looked up or moved: everything goes before comparing. */
const IDLE = `NOT EXISTS (SELECT 1 FROM scan WHERE state IN ('pending', 'running'))
  AND NOT EXISTS (SELECT 1 FROM plan WHERE state IN ('building', 'applying', 'undoing'))
  AND NOT EXISTS (SELECT 1 FROM lookup WHERE state = 'waiting' AND (not_before IS NULL OR not_before <= now()))`;

/** Whether there is anything to do, and the time for it. */
export const COMPARABLE = `SELECT 1 WHERE (EXISTS (${UNCOMPARED}) OR EXISTS (${WAITING})) AND ${IDLE}`;

const isVideo = (file: string): string =>
  `${file}.kind IN ('movie', 'episode') AND NOT ${file}.disc AND ${file}.size > 0
    AND ${file}.state NOT IN ('missing', 'ignored', 'failed', 'trashed')`;

/** Both a scan's own videos and those that they are as long as; names of one file do not count as two. */
const LIST = `WITH fresh AS (
    SELECT id, library_id, size FROM file AS video WHERE scan_id = ANY($1::bigint[]) AND ${isVideo('video')}
      AND EXISTS (SELECT 1 FROM file AS other WHERE other.size = video.size AND other.library_id = video.library_id
        AND (other.device, other.inode) <> (video.device, video.inode) AND ${isVideo('other')})
  ) INSERT INTO content_hash (file_id, library_id, size, mtime_ns)
  SELECT id, library_id, size, mtime_ns FROM file AS video
  WHERE (size, library_id) IN (SELECT size, library_id FROM fresh) AND ${isVideo('video')}
  ON CONFLICT (file_id) DO UPDATE SET state = 'ends', library_id = EXCLUDED.library_id, size = EXCLUDED.size,
    mtime_ns = EXCLUDED.mtime_ns, ends = NULL, hashed = 0, hash = NULL, problem = NULL,
    fence = content_hash.fence + 1, claimed_until = NULL
    WHERE (content_hash.size, content_hash.mtime_ns, content_hash.library_id)
      IS DISTINCT FROM (EXCLUDED.size, EXCLUDED.mtime_ns, EXCLUDED.library_id)`;

const CLAIM = `UPDATE content_hash SET claimed_by = $1, claimed_until = now() + make_interval(secs => $2),
    fence = content_hash.fence + 1
  FROM file JOIN directory ON directory.id = directory_id
  WHERE file.id = file_id AND file_id IN (${WAITING} AND ${IDLE} ORDER BY state, size, file_id LIMIT $3
    FOR UPDATE SKIP LOCKED)
  RETURNING file_id, content_hash.fence, content_hash.size, content_hash.mtime_ns, content_hash.state, hashed, hash,
    directory.path AS folder, file.name, current_path`;

interface ClaimedRow {
  file_id: string;
  fence: string;
  size: string;
  mtime_ns: string;
  state: 'ends' | 'whole';
  hashed: string;
  hash: Buffer | null;
  folder: Buffer;
  name: Buffer;
  current_path: Buffer | null;
}

/** What videos hold, in PostgreSQL. */
export class PostgresContentStore extends ContentStore {
  constructor(
    private readonly database: Database,
    private readonly owner: string,
  ) {
    super();
  }

  override async list(): Promise<void> {
    await this.database.transaction(async (sql) => {
      const scans = await sql.query<{ id: string }>(
        `UPDATE scan SET compared = true WHERE id IN (${UNCOMPARED} FOR UPDATE SKIP LOCKED) RETURNING id`,
      );
      if (scans.length > 0) await sql.query(LIST, [scans.map(({ id }) => id)]);
    });
  }

  override async claim(limit: number, seconds: number): Promise<ContentWork[]> {
    const rows = await this.database.query<ClaimedRow>(CLAIM, [this.owner, seconds, limit]);
    return rows.map((row) => ({
      fileId: row.file_id,
      fence: row.fence,
      path: row.current_path ?? joinPath(row.folder, row.name),
      size: Number(row.size),
      mtimeNs: row.mtime_ns,
      step: row.state,
      progress: { hashed: Number(row.hashed), hash: row.hash },
    }));
  }

  /** Whoever comes second of two equal ones sees the first: rows of one size are settled one after the other. */
  override async keepEnds({ fileId, fence, size }: ContentWork, ends: Uint8Array): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.query('SELECT pg_advisory_xact_lock($1, hashint8($2::bigint))', [SIZE_LOCK, size]);
      const mine = await sql.query(
        `UPDATE content_hash SET state = 'single', ends = $3, claimed_until = NULL
         WHERE file_id = $1 AND fence = $2 AND state = 'ends' RETURNING file_id`,
        [fileId, fence, Buffer.from(ends)],
      );
      if (mine.length > 0) await wakeEqual(sql, { fileId, size, ends });
    });
  }

  override async keepProgress(
    { fileId, fence, size }: ContentWork,
    { hashed, hash }: HashProgress,
    seconds: number,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE content_hash SET hashed = $3, hash = $4, claimed_until = CASE WHEN $3 < $5::bigint
           THEN now() + make_interval(secs => $6) END, state = CASE WHEN $3 < $5::bigint THEN state ELSE 'done' END
       WHERE file_id = $1 AND fence = $2 AND state = 'whole' RETURNING file_id`,
      [fileId, fence, hashed, hash === null ? null : Buffer.from(hash), size, seconds],
    );
    return rows.length > 0;
  }

  override async release({ fileId, fence }: ContentWork): Promise<void> {
    await this.database.query(
      'UPDATE content_hash SET claimed_until = NULL WHERE file_id = $1 AND fence = $2',
      [fileId, fence],
    );
  }

  override async fail({ fileId, fence }: ContentWork, problem: string): Promise<void> {
    await this.database.query(
      `UPDATE content_hash SET state = 'failed', problem = $3, hash = NULL, hashed = 0, claimed_until = NULL
       WHERE file_id = $1 AND fence = $2`,
      [fileId, fence, problem],
    );
  }
}

/** Any constant: locks of this kind are about sizes. */
const SIZE_LOCK = 7_226_319;

/** Has all files of the same size and ends read whole, when they are several. */
async function wakeEqual(
  sql: Sql,
  { fileId, size, ends }: { readonly fileId: string; readonly size: number; readonly ends: Uint8Array },
): Promise<void> {
  await sql.query(
    `WITH equal AS (
       SELECT content_hash.file_id, content_hash.state, file.device, file.inode FROM content_hash
         JOIN file ON file.id = content_hash.file_id AND ${isVideo('file')}
         JOIN content_hash AS own ON own.file_id = $1 AND own.library_id = content_hash.library_id
       WHERE content_hash.size = $2 AND content_hash.ends = $3
     ) UPDATE content_hash SET state = 'whole' FROM equal
     WHERE content_hash.file_id = equal.file_id AND content_hash.state = 'single'
       AND (SELECT count(DISTINCT (device, inode)) FROM equal) > 1`,
    [fileId, size, Buffer.from(ends)],
  );
}
