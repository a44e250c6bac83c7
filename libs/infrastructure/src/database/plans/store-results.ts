import type { OperationState } from '#domain';
import { boolArray, byteaArray, int8Array, jsonbArray, textArray } from '../binary-arrays.js';
import type { Sql } from '../database.js';

/** What became of an operation. */
export interface ResultRow {
  readonly operationId: string;
  readonly state: OperationState;
  readonly reason: string | null;
  /** Null: as it was. */
  readonly identity: object | null;
}

/** What results mean for a file. What is undefined stays as it is. */
export interface FileChange {
  readonly fileId: string;
  /** Where it lies. The place where the scan found it is stored as null. */
  readonly currentPath?: Buffer;
  /** Its name in storage; the place where the scan found it counts as none. */
  readonly storagePath?: Buffer | null;
  readonly viewPath?: Buffer | null;
  readonly state?: 'organized' | 'identified';
  /** Why it is not in place; comes with a state. */
  readonly reason?: string | null;
}

/** Writes results and what they mean for files; to be called in the transaction that proves the claim. */
export async function storeResults(
  sql: Sql,
  results: readonly ResultRow[],
  changes: readonly FileChange[],
): Promise<void> {
  await sql.query(
    `UPDATE operation SET state = given.state, reason = given.reason,
       identity = coalesce(given.identity, operation.identity)
     FROM unnest($1::bigint[], $2::text[], $3::text[], $4::jsonb[]) AS given (id, state, reason, identity)
     WHERE operation.id = given.id`,
    [
      int8Array(results.map(({ operationId }) => operationId)),
      textArray(results.map(({ state }) => state)),
      textArray(results.map(({ reason }) => reason)),
      jsonbArray(results.map(({ identity }) => identity)),
    ],
  );
  if (changes.length > 0) await storeChanges(sql, changes);
}

/** One statement, so that each row is written once. */
async function storeChanges(sql: Sql, changes: readonly FileChange[]): Promise<void> {
  await sql.query(
    `UPDATE file SET
       current_path = CASE WHEN has_current THEN nullif(given.current, scanned) ELSE current_path END,
       storage_path = CASE WHEN has_storage THEN nullif(given.storage, scanned) ELSE storage_path END,
       view_path = CASE WHEN has_view THEN given.view ELSE view_path END,
       state = coalesce(given.state, file.state),
       reason = CASE WHEN given.state IS NULL THEN file.reason ELSE given.reason END
     FROM (SELECT given.*, directory.path
           || CASE WHEN directory.path = '/'::bytea THEN ''::bytea ELSE '/'::bytea END || place.name AS scanned
         FROM unnest($1::bigint[], $2::boolean[], $3::bytea[], $4::boolean[], $5::bytea[], $6::boolean[], $7::bytea[],
             $8::text[], $9::text[])
           AS given (id, has_current, current, has_storage, storage, has_view, view, state, reason)
         JOIN file AS place ON place.id = given.id JOIN directory ON directory.id = place.directory_id) AS given
     WHERE file.id = given.id`,
    [
      int8Array(changes.map(({ fileId }) => fileId)),
      boolArray(changes.map(({ currentPath }) => currentPath !== undefined)),
      byteaArray(changes.map(({ currentPath }) => currentPath ?? null)),
      boolArray(changes.map(({ storagePath }) => storagePath !== undefined)),
      byteaArray(changes.map(({ storagePath }) => storagePath ?? null)),
      boolArray(changes.map(({ viewPath }) => viewPath !== undefined)),
      byteaArray(changes.map(({ viewPath }) => viewPath ?? null)),
      textArray(changes.map(({ state }) => state ?? null)),
      textArray(changes.map(({ reason }) => reason ?? null)),
    ],
  );
}
