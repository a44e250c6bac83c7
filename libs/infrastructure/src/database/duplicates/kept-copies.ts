import { randomUUID } from 'node:crypto';
import type { Sql } from '../database.js';

/** Decisions about files: each is the set of those that are kept side by side. */
export type KeptSets = readonly ReadonlySet<string>[];

const SETS = `SELECT array_agg(file_id) AS files FROM kept_copy
  WHERE decision IN (SELECT decision FROM kept_copy WHERE file_id = ANY($1::bigint[])) GROUP BY decision`;

/** All decisions in which one of these files is kept. */
export async function keptWith(sql: Sql, fileIds: readonly string[]): Promise<KeptSets> {
  if (fileIds.length === 0) return [];
  const rows = await sql.query<{ files: string[] }>(SETS, [fileIds]);
  return rows.map(({ files }) => new Set(files));
}

/** Whether all of these are kept by one decision, so that there is nothing left to decide. */
export const areKept = (sets: KeptSets, fileIds: readonly string[]): boolean =>
  sets.some((kept) => fileIds.every((id) => kept.has(id)));

/** Remembers that these are kept side by side; decisions about fewer of them are no longer needed. */
export async function keepTogether(sql: Sql, fileIds: readonly string[]): Promise<void> {
  await sql.query(
    `DELETE FROM kept_copy WHERE decision IN (
       SELECT decision FROM kept_copy
       WHERE decision IN (SELECT decision FROM kept_copy WHERE file_id = ANY($1::bigint[]))
       GROUP BY decision HAVING array_agg(file_id) <@ $1::bigint[])`,
    [fileIds],
  );
  await sql.query('INSERT INTO kept_copy (decision, file_id) SELECT $1, unnest($2::bigint[])', [
    randomUUID(),
    fileIds,
  ]);
}
