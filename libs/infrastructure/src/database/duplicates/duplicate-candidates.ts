import type { ContentKey, TitleKey } from '#domain';
import type { Sql } from '../database.js';
import { COPY_STATES } from './stored-copies.js';

/** What is looked for. */
export interface DuplicateFilter {
  /** movie or episode; null for both. */
  readonly kind: string | null;
  /** Null for all libraries. */
  readonly libraryId: string | null;
}

/** Files that may be copies of each other. */
export interface Candidate<Key> {
  readonly key: Key;
  readonly fileIds: readonly string[];
}

/** Where a walk through candidates begins: there and behind, or, when `only`, there alone. */
interface From<Key> {
  readonly key: Key | null;
  readonly limit: number;
  readonly only?: boolean;
}

/** Reads only an index, in its order, so that a page costs what lies between its duplicates. */
const BY_TITLE = `SELECT copies.* FROM (
    SELECT work_id AS "titleId", season, episodes, library_id AS "libraryId", array_agg(id) AS "fileIds"
    FROM file WHERE work_id IS NOT NULL AND state IN ${COPY_STATES} AND work_id >= $1
      AND (work_id > $1 OR (coalesce(season, -1), episodes, library_id) >= (coalesce($2::int, -1), $3::int[], $4::bigint))
      AND ($5::bigint IS NULL OR library_id = $5)
    GROUP BY work_id, season, episodes, library_id HAVING count(*) > 1
    ORDER BY work_id, season, episodes, library_id) AS copies
  WHERE ($6::text IS NULL OR EXISTS (SELECT 1 FROM title WHERE id = "titleId" AND kind = $6)) LIMIT $7`;

const OF_TITLE = `SELECT array_agg(id ORDER BY id) AS "fileIds" FROM file
  WHERE work_id IS NOT NULL AND state IN ${COPY_STATES} AND work_id = $1 AND season IS NOT DISTINCT FROM $2::int
    AND episodes = $3::int[] AND library_id = $4 HAVING count(*) > 1`;

const SAME_NOW = `JOIN file ON file.id = file_id AND file.size = content_hash.size
    AND file.mtime_ns = content_hash.mtime_ns AND file.state IN ${COPY_STATES}`;

const BY_CONTENT = `SELECT encode(hash, 'hex') AS hash, content_hash.library_id AS "libraryId",
    array_agg(file_id ORDER BY file_id) AS "fileIds"
  FROM content_hash ${SAME_NOW}
  WHERE content_hash.state = 'done' AND (hash, content_hash.library_id) >= ($1::bytea, $2::bigint)
    AND ($3::bigint IS NULL OR content_hash.library_id = $3) AND ($4::text IS NULL OR file.kind = $4)
    AND (NOT $6 OR (hash, content_hash.library_id) = ($1::bytea, $2::bigint))
  GROUP BY hash, content_hash.library_id HAVING count(*) > 1 ORDER BY hash, content_hash.library_id LIMIT $5`;

/** Films and episodes of which a library has several files, in the order of their keys. */
export async function titleCandidates(
  sql: Sql,
  { kind, libraryId }: DuplicateFilter,
  { key, limit }: From<TitleKey>,
): Promise<Candidate<TitleKey>[]> {
  const from = [key?.titleId ?? '0', key?.season ?? null, key?.episodes ?? [], key?.libraryId ?? '0'];
  const rows = await sql.query<TitleKey & { fileIds: string[] }>(BY_TITLE, [...from, libraryId, kind, limit]);
  return rows.map(({ fileIds, ...found }) => ({ key: found, fileIds }));
}

/** The files of one film or of the same episodes; none when there is at most one. */
export async function filesOfTitle(
  sql: Sql,
  { titleId, season, episodes, libraryId }: TitleKey,
): Promise<string[]> {
  const rows = await sql.query<{ fileIds: string[] }>(OF_TITLE, [titleId, season, episodes, libraryId]);
  return rows[0]?.fileIds ?? [];
}

/** Contents that several files of a library have, in the order of their hashes. */
export async function contentCandidates(
  sql: Sql,
  { kind, libraryId }: DuplicateFilter,
  { key, limit, only = false }: From<ContentKey>,
): Promise<Candidate<ContentKey>[]> {
  const from = [Buffer.from(key?.hash ?? '', 'hex'), key?.libraryId ?? '0'];
  const rows = await sql.query<ContentKey & { fileIds: string[] }>(BY_CONTENT, [
    ...from,
    libraryId,
    kind,
    limit,
    only,
  ]);
  return rows.map(({ fileIds, ...found }) => ({ key: found, fileIds }));
}
