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

/** What a chunk of operations came to. */
export interface Results {
  readonly rows: readonly ResultRow[];
  readonly changes: readonly FileChange[];
  readonly putAway: readonly PutAway[];
  /** Operations whose files have come back from the trash. */
  readonly restored: readonly string[];
}

/** A file that was put into the trash; `copy` is where it lies now when it was moved to another disk. */
export interface PutAway {
  readonly operationId: string;
  readonly fileId: string;
  readonly source: Buffer;
  readonly place: Buffer;
  readonly identity: object;
  readonly copy: Buffer | null;
}

/** What results mean for a file. What is undefined stays as it is. */
export interface FileChange {
  readonly fileId: string;
  /** Where it lies. The place where the scan found it is stored as null. */
  readonly currentPath?: Buffer;
  /** Its place changes only if it is this: one of a file's two names may be put away. */
  readonly currentFrom?: Buffer | null;
  /** Its name in storage; the place where the scan found it counts as none. */
  readonly storagePath?: Buffer | null;
  readonly viewPath?: Buffer | null;
  /** `settled`: in place if it has a name in either tree, else identified. */
  readonly state?: 'organized' | 'identified' | 'trashed' | 'settled';
  /** Why it is not in place; comes with a state. */
  readonly reason?: string | null;
}

/** Writes results and what they mean for files; to be called in the transaction that proves the claim. */
export async function storeResults(
  sql: Sql,
  { rows: results, changes, putAway, restored }: Results,
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
  if (putAway.length > 0) await storePutAway(sql, putAway);
  if (changes.length > 0) await storeChanges(sql, changes);
  if (restored.length > 0) await storeRestored(sql, restored);
}

/** What a video is once a plan has let it go. */
const SETTLED = `CASE WHEN file.state <> 'planned' THEN file.state
  WHEN file.storage_path IS NOT NULL OR file.view_path IS NOT NULL THEN 'organized' ELSE 'identified' END`;

/** Notes what is in the trash, with what its row says now. A result may be stored twice after a crash. */
async function storePutAway(sql: Sql, putAway: readonly PutAway[]): Promise<void> {
  await sql.query(
    `INSERT INTO trash (operation_id, plan_id, file_id, source, place, identity, copy, file_state, storage_path, view_path)
     SELECT given.id, plan_id, file.id, given.source, place, given.identity, copy, ${SETTLED}, storage_path, view_path
     FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::bytea[], $5::jsonb[], $6::bytea[])
       AS given (id, file_id, source, place, identity, copy)
       JOIN file ON file.id = given.file_id JOIN operation ON operation.id = given.id
     ON CONFLICT (operation_id) DO UPDATE SET state = 'held', place = EXCLUDED.place, identity = EXCLUDED.identity`,
    [
      int8Array(putAway.map(({ operationId }) => operationId)),
      int8Array(putAway.map(({ fileId }) => fileId)),
      byteaArray(putAway.map(({ source }) => source)),
      byteaArray(putAway.map(({ place }) => place)),
      jsonbArray(putAway.map(({ identity }) => identity)),
      byteaArray(putAway.map(({ copy }) => copy)),
    ],
  );
}

/** What has come back from the trash is what it was before; originals of moved files have rows that know better. */
async function storeRestored(sql: Sql, operationIds: readonly string[]): Promise<void> {
  const ids = int8Array(operationIds);
  await sql.query(
    `UPDATE file SET state = trash.file_state, storage_path = trash.storage_path, reason = NULL
     FROM trash WHERE trash.file_id = file.id AND copy IS NULL AND operation_id = ANY($1::bigint[])`,
    [ids],
  );
  await sql.query(`UPDATE trash SET state = 'restored' WHERE operation_id = ANY($1::bigint[])`, [ids]);
}

/** One statement, so that each row is written once. What is in the trash is in no place, whatever became of its links. */
async function storeChanges(sql: Sql, changes: readonly FileChange[]): Promise<void> {
  await sql.query(
    `UPDATE file SET
       current_path = CASE WHEN has_current AND (given.was IS NULL OR given.was = coalesce(current_path, scanned))
         THEN nullif(given.current, scanned) ELSE current_path END,
       storage_path = CASE WHEN has_storage THEN nullif(given.storage, scanned) ELSE storage_path END,
       view_path = CASE WHEN has_view THEN given.view ELSE view_path END,
       state = CASE WHEN given.state = 'settled' THEN ${SETTLED}
         WHEN given.state = 'trashed' OR file.kind IN ('movie', 'episode') THEN coalesce(given.state, file.state)
         ELSE file.state END,
       reason = CASE WHEN given.state IS NULL THEN file.reason ELSE given.reason END
     FROM (SELECT given.*, CASE WHEN place.state = 'trashed' AND said IN ('organized', 'identified') THEN NULL
           ELSE said END AS state, directory.path
           || CASE WHEN directory.path = '/'::bytea THEN ''::bytea ELSE '/'::bytea END || place.name AS scanned
         FROM unnest($1::bigint[], $2::boolean[], $3::bytea[], $4::boolean[], $5::bytea[], $6::boolean[], $7::bytea[],
             $8::text[], $9::text[], $10::bytea[])
           AS given (id, has_current, current, has_storage, storage, has_view, view, said, reason, was)
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
      byteaArray(changes.map(({ currentFrom }) => currentFrom ?? null)),
    ],
  );
}
