import { DomainError } from '#domain';
import type { Sql } from '../database.js';

/** Locks a plan's row until the transaction ends. Throws unless it is in one of the states, and its hash the given one. */
export async function lockPlan(
  sql: Sql,
  id: string,
  { states, hash }: { readonly states: readonly string[]; readonly hash?: string },
): Promise<{ state: string; traceId: string; cancelled: boolean }> {
  const [plan] = await sql.query<{ state: string; hash: string | null; traceId: string; cancelled: boolean }>(
    `SELECT state, hash, trace_id AS "traceId", cancelled_at IS NOT NULL AS cancelled FROM plan
     WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (plan === undefined) throw new DomainError('plan.not-found', `There is no plan ${id}`);
  if (!states.includes(plan.state)) {
    throw new DomainError(
      'plan.wrong-state',
      `Plan ${id} is ${plan.state}; this needs one that is ${states.join(' or ')}`,
    );
  }
  if (hash !== undefined && plan.hash !== hash) {
    throw new DomainError(
      'plan.wrong-hash',
      `The hash is not that of plan ${id}: look at the plan again before applying`,
    );
  }
  return plan;
}
