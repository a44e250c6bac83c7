import type { OperationKind, OperationState, PlannedGroup } from '#domain';
import { byteaArray, int8Array, jsonbArray, textArray } from '../binary-arrays.js';
import type { Sql } from '../database.js';

/** A group with what the disk said about its files when the plan was made. */
export interface GroupToStore extends PlannedGroup {
  readonly identities: readonly (object | null)[];
}

interface OperationToStore {
  readonly groupNo: number;
  readonly ordinal: number;
  readonly fileId: string;
  readonly kind: OperationKind;
  readonly source: Uint8Array;
  readonly target: Uint8Array;
  readonly state: OperationState;
  readonly reason: string | null;
  readonly identity: object | null;
}

/** The rows of a group. */
export function rowsOf(
  { operations, conflict, identities }: GroupToStore,
  groupNo: number,
): OperationToStore[] {
  return operations.map((operation, ordinal) => ({
    ...operation,
    groupNo,
    ordinal,
    state: conflict === null ? 'planned' : 'conflict',
    reason: conflict,
    identity: identities[ordinal] ?? null,
  }));
}

/** Stores what has been learnt of operations' files, where that is something. */
export async function storeIdentities(
  sql: Sql,
  operations: readonly { readonly id: string; readonly identity: object | null }[],
): Promise<void> {
  const learnt = operations.filter(({ identity }) => identity !== null);
  if (learnt.length === 0) return;
  await sql.query(
    `UPDATE operation SET identity = given.identity
     FROM unnest($1::bigint[], $2::jsonb[]) AS given (id, identity) WHERE operation.id = given.id`,
    [int8Array(learnt.map(({ id }) => id)), jsonbArray(learnt.map(({ identity }) => identity))],
  );
}

/** Adds rows to a plan. */
export async function insertOperations(
  sql: Sql,
  planId: string,
  rows: readonly OperationToStore[],
): Promise<void> {
  await sql.query(
    `INSERT INTO operation (plan_id, group_no, ordinal, file_id, kind, source, target, state, reason, identity)
     SELECT $1, * FROM unnest($2::bigint[]::int[], $3::bigint[]::int[], $4::bigint[], $5::text[], $6::bytea[],
       $7::bytea[], $8::text[], $9::text[], $10::jsonb[])`,
    [
      planId,
      int8Array(rows.map(({ groupNo }) => groupNo)),
      int8Array(rows.map(({ ordinal }) => ordinal)),
      int8Array(rows.map(({ fileId }) => fileId)),
      textArray(rows.map(({ kind }) => kind)),
      byteaArray(rows.map(({ source }) => source)),
      byteaArray(rows.map(({ target }) => target)),
      textArray(rows.map(({ state }) => state)),
      textArray(rows.map(({ reason }) => reason)),
      jsonbArray(rows.map(({ identity }) => identity)),
    ],
  );
}
