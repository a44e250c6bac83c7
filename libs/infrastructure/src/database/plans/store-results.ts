import type { OperationState } from '#domain';
import type { Sql } from '../database.js';

/** An operation's result with what it means for its file. */
export interface ResultRow {
  readonly operationId: string;
  readonly state: OperationState;
  readonly reason: string | null;
  readonly identity: unknown;
  /** Where the file is from now on; null: where the scan found it. Undefined: the operation says nothing of it. */
  readonly place?: { readonly fileId: string; readonly path: Buffer | null };
  /** The video whose group this is, when the group has come to an end. */
  readonly video?: {
    readonly fileId: string;
    readonly state: 'organized' | 'identified';
    readonly reason: string | null;
  };
}

/** Writes results, places and states; to be called in the transaction that proves the claim. */
export async function storeResults(sql: Sql, results: readonly ResultRow[]): Promise<void> {
  await sql.query(
    `UPDATE operation SET state = given.state, reason = given.reason,
       identity = coalesce(given.identity, operation.identity)
     FROM unnest($1::bigint[], $2::text[], $3::text[], $4::jsonb[]) AS given (id, state, reason, identity)
     WHERE operation.id = given.id`,
    [
      results.map(({ operationId }) => operationId),
      results.map(({ state }) => state),
      results.map(({ reason }) => reason),
      results.map(({ identity }) => (identity === null ? null : JSON.stringify(identity))),
    ],
  );
  const places = new Map(
    results.flatMap(({ place }) => (place ? [[place.fileId, place.path] as const] : [])),
  );
  await sql.query(
    `UPDATE file SET current_path = given.path FROM unnest($1::bigint[], $2::bytea[]) AS given (id, path)
     WHERE file.id = given.id`,
    [[...places.keys()], [...places.values()]],
  );
  const videos = new Map(results.flatMap(({ video }) => (video ? [[video.fileId, video] as const] : [])));
  const states = [...videos.values()];
  await sql.query(
    `UPDATE file SET state = given.state, reason = given.reason
     FROM unnest($1::bigint[], $2::text[], $3::text[]) AS given (id, state, reason) WHERE file.id = given.id`,
    [
      states.map(({ fileId }) => fileId),
      states.map(({ state }) => state),
      states.map(({ reason }) => reason),
    ],
  );
}
