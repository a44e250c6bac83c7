import {
  type AwaitedPlan,
  type Candidate,
  type ClaimedProbe,
  joinPath,
  type OpenReview,
  type ProbeOutcome,
  ProbeStore,
} from '#domain';
import type { Database, Sql } from '../database.js';
import { AWAITED } from '../plans/wanted-probes.js';

const FREE = `(claimed_until IS NULL OR claimed_until < now())`;

/** Files that are where their rows say. */
const PRESENT = `file.state NOT IN ('missing', 'ignored', 'failed')`;

/** Ended scans of which nobody has looked through what they wrote. */
const UNLISTED = `SELECT id FROM scan WHERE NOT listed AND state IN ('completed', 'cancelled', 'failed')`;

/** Videos that may be probed now: those that a plan or a decision waits for at any time, others while nothing is scanned. */
const IN_REVIEW = `SELECT file_id FROM media_info JOIN file ON file.id = file_id
  WHERE media_info.state = 'waiting' AND ${FREE} AND file.state = 'review' AND file.kind = 'movie'`;
const WANTED = `SELECT file_id FROM media_info WHERE wanted AND state = 'waiting' AND ${FREE}`;
const ANY = `SELECT file_id FROM media_info WHERE state = 'waiting' AND ${FREE}
  AND NOT EXISTS (SELECT 1 FROM scan WHERE state = 'running')`;

/** Whether there is anything to do. */
export const PROBEABLE = `SELECT 1 WHERE EXISTS (${UNLISTED}) OR EXISTS (${WANTED}) OR EXISTS (${IN_REVIEW}) OR EXISTS (${ANY})`;

interface ClaimedRow {
  file_id: string;
  fence: string;
  folder: Buffer;
  name: Buffer;
  current_path: Buffer | null;
}

/** Media facts in PostgreSQL. */
export class PostgresProbeStore extends ProbeStore {
  /** The version for which older facts have been looked through by this process. */
  private looked = 0;

  constructor(
    private readonly database: Database,
    private readonly owner: string,
  ) {
    super();
  }

  override async list(version: number): Promise<void> {
    await this.database.transaction(async (sql) => {
      const scans = await sql.query<{ id: string }>(
        `UPDATE scan SET listed = true WHERE id IN (${UNLISTED} FOR UPDATE SKIP LOCKED) RETURNING id`,
      );
      if (scans.length > 0)
        await addWritten(
          sql,
          scans.map(({ id }) => id),
        );
    });
    if (this.looked === version) return;
    await this.database.query(
      `UPDATE media_info SET state = 'waiting', fence = fence + 1, claimed_until = NULL
       WHERE version < $1 AND state <> 'waiting'`,
      [version],
    );
    this.looked = version;
  }

  override async claim(limit: number, seconds: number): Promise<ClaimedProbe[]> {
    let rows: ClaimedRow[] = [];
    for (const choice of [WANTED, IN_REVIEW, ANY]) {
      if (rows.length === 0) rows = await this.take(`${choice} ORDER BY file_id`, limit, seconds);
    }
    return rows.map(({ file_id, fence, folder, name, current_path }) => ({
      fileId: file_id,
      fence,
      path: current_path ?? joinPath(folder, name),
    }));
  }

  private async take(choice: string, limit: number, seconds: number): Promise<ClaimedRow[]> {
    return this.database.query<ClaimedRow>(
      `UPDATE media_info SET claimed_by = $1, claimed_until = now() + make_interval(secs => $2),
         fence = media_info.fence + 1
       FROM file JOIN directory ON directory.id = directory_id
       WHERE file.id = file_id AND file_id IN (${choice} LIMIT $3 FOR UPDATE OF media_info SKIP LOCKED)
       RETURNING file_id, media_info.fence, directory.path AS folder, file.name, current_path`,
      [this.owner, seconds, limit],
    );
  }

  override async keep(
    { fileId, fence }: ClaimedProbe,
    outcome: ProbeOutcome,
    version: number,
  ): Promise<OpenReview | null> {
    const facts = 'facts' in outcome ? outcome.facts : null;
    return this.database.transaction(async (sql) => {
      const mine = await sql.query(
        `UPDATE media_info SET state = $3, facts = $4, problem = $5, version = $6, probed_at = now(),
           claimed_until = NULL, wanted = false
         WHERE file_id = $1 AND fence = $2 AND state = 'waiting' RETURNING file_id`,
        [
          ...[
            fileId,
            fence,
            facts === null ? 'failed' : 'done',
            facts === null ? null : JSON.stringify(facts),
          ],
          ...['problem' in outcome ? outcome.problem : null, version],
        ],
      );
      return mine.length === 0 ? null : keepLength(sql, fileId, facts?.durationMs ?? null);
    });
  }

  override async awaited(): Promise<AwaitedPlan[]> {
    return this.database.query<AwaitedPlan>(AWAITED);
  }

  override async decideAgain(clusterId: string): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE cluster SET state = 'ready', fence = fence + 1, claimed_until = NULL, not_before = NULL
       WHERE id = $1 AND state = 'review' AND decided_by IS DISTINCT FROM 'user' AND chosen IS NULL RETURNING id`,
      [clusterId],
    );
    return rows.length > 0;
  }
}

/** Lets the videos wait that scans have written, unless they were probed as they are now. */
async function addWritten(sql: Sql, scans: readonly string[]): Promise<void> {
  await sql.query(
    `INSERT INTO media_info (file_id, size, mtime_ns)
     SELECT id, size, mtime_ns FROM file
     WHERE scan_id = ANY($1::bigint[]) AND kind IN ('movie', 'episode') AND NOT disc AND ${PRESENT}
     ON CONFLICT (file_id) DO UPDATE SET state = 'waiting', size = EXCLUDED.size, mtime_ns = EXCLUDED.mtime_ns,
       facts = NULL, problem = NULL, fence = media_info.fence + 1, claimed_until = NULL
       WHERE (media_info.size, media_info.mtime_ns) IS DISTINCT FROM (EXCLUDED.size, EXCLUDED.mtime_ns)`,
    [scans],
  );
}

/** Writes a length where decisions look for it; answers the open decision about the file. */
async function keepLength(sql: Sql, fileId: string, durationMs: number | null): Promise<OpenReview | null> {
  if (durationMs === null) return null;
  const [file] = await sql.query<{ cluster_id: string | null; state: string }>(
    `UPDATE file SET duration_ms = $2 FROM media_info
     WHERE id = $1 AND file_id = id AND (file.size, file.mtime_ns) = (media_info.size, media_info.mtime_ns)
     RETURNING cluster_id, file.state`,
    [fileId, durationMs],
  );
  if (file?.state !== 'review' || file.cluster_id === null) return null;
  const [cluster] = await sql.query<{ candidates: Candidate[] }>(
    'SELECT candidates FROM cluster WHERE id = $1',
    [file.cluster_id],
  );
  return cluster === undefined ? null : { clusterId: file.cluster_id, candidates: cluster.candidates };
}
