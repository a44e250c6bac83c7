import {
  type FileRecord,
  IGNORED_BY_RULE,
  type KnownFile,
  type KnownFilesQuery,
  type MovableFile,
} from '#domain';
import type { Sql } from '../database.js';

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
  ignored_by_rule: boolean;
  above: string | null;
}

const knownAs = (
  above: string,
): string => `SELECT file.id, ${above} AS above, directory_id, file.name, file.kind, file.state, disc, size, file.mtime_ns, file.inode,
    coalesce(cluster.decided_by = 'user', false) AS decided_by_user,
    file.state = 'ignored' AND file.reason = $1 AS ignored_by_rule
  FROM file LEFT JOIN cluster ON cluster.id = cluster_id`;
const KNOWN = knownAs('NULL::bigint');

/** Files expected in folders, the rows of those folders that are discs, and the videos of some folders above. */
export async function knownFiles(
  sql: Sql,
  { directories, videosOf, videosAbove, from = null, to = null }: KnownFilesQuery,
): Promise<KnownFile[]> {
  const rows = await sql.query<KnownRow>(
    `${KNOWN} WHERE directory_id = ANY($2::bigint[]) AND current_path IS NULL
       AND ($3::bytea IS NULL OR file.name >= $3) AND ($4::bytea IS NULL OR file.name < $4)
     UNION ALL ${KNOWN} JOIN directory AS own ON own.parent_id = file.directory_id AND own.name = file.name
       WHERE own.id = ANY($2::bigint[]) AND disc AND current_path IS NULL
     UNION ALL ${KNOWN} WHERE directory_id = ANY($5::bigint[]) AND NOT directory_id = ANY($2::bigint[])
       AND current_path IS NULL AND file.kind IN ('movie', 'episode')
     UNION ALL ${knownAs('below.id')} JOIN directory AS below ON below.parent_id = file.directory_id
       WHERE below.id = ANY($6::bigint[]) AND current_path IS NULL AND file.kind IN ('movie', 'episode')`,
    [
      IGNORED_BY_RULE,
      directories.map(({ id }) => id),
      from === null ? null : Buffer.from(from),
      to === null ? null : Buffer.from(to),
      videosOf,
      videosAbove,
    ],
  );
  const distinct = new Map(rows.map((row) => [`${row.id} ${row.above}`, row]));
  return [...distinct.values()].map((row) => ({
    ...row,
    directoryId: row.directory_id,
    size: BigInt(row.size),
    mtimeNs: BigInt(row.mtime_ns),
    inode: BigInt(row.inode),
    decidedByUser: row.decided_by_user,
    ignoredByRule: row.ignored_by_rule,
  }));
}

interface MovableRow {
  id: string;
  directory_id: string;
  name: Buffer;
  folder: Buffer;
  size: string;
  mtime_ns: string;
  birth_ns: string | null;
  device: string;
  inode: string;
  kind: string;
  state: string;
  decided: boolean;
}

/** Rows of the same inode, size and times as files that were found where no row is. */
export async function movableFiles(sql: Sql, files: readonly FileRecord[]): Promise<MovableFile[]> {
  const rows = await sql.query<MovableRow>(
    `SELECT file.id, directory_id, file.name, directory.path AS folder, file.size, file.mtime_ns, birth_ns,
       file.device, file.inode, file.kind, file.state,
       cluster.chosen IS NOT NULL OR cluster.state = 'identified' AS decided
     FROM unnest($1::numeric[], $2::numeric[], $3::bigint[], $4::bigint[]) AS given (inode, device, size, mtime)
     JOIN file ON file.inode = given.inode AND file.device = given.device AND file.size = given.size
       AND file.mtime_ns = given.mtime AND NOT file.disc AND file.current_path IS NULL
       AND file.state NOT IN ('planned', 'organized')
     JOIN directory ON directory.id = file.directory_id
     LEFT JOIN cluster ON cluster.id = file.cluster_id
     ORDER BY file.id`,
    [
      files.map(({ inode }) => String(inode)),
      files.map(({ device }) => String(device)),
      files.map(({ size }) => String(size)),
      files.map(({ mtimeNs }) => String(mtimeNs)),
    ],
  );
  return rows.map((row) => ({
    ...{ id: row.id, directoryId: row.directory_id, name: row.name, kind: row.kind, state: row.state },
    path: Buffer.concat([row.folder, Buffer.from('/'), row.name]),
    size: BigInt(row.size),
    mtimeNs: BigInt(row.mtime_ns),
    birthNs: row.birth_ns === null ? null : BigInt(row.birth_ns),
    device: BigInt(row.device),
    inode: BigInt(row.inode),
    decided: row.decided === true,
  }));
}
