import type { PlanFilter } from '#domain';
import { isWithin } from '../scans/open-scan.js';

/** A condition on the row `file`, and the values of its parameters. */
export interface FilterCondition {
  /** What the condition needs besides `file`. */
  readonly joins: string;
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** SQL for the place where the scan found the row `file`, whose folder is `directory`. */
export const SCANNED = `directory.path || CASE WHEN directory.path = '/'::bytea THEN ''::bytea ELSE '/'::bytea END || file.name`;

/** What each part of a filter asks of a file, given its parameter. */
const CONDITIONS: Readonly<Record<keyof PlanFilter, (parameter: string) => string>> = {
  kind: (parameter) => `file.kind = ${parameter}`,
  path: (parameter) => isWithin(`(${SCANNED})`, `${parameter}::bytea`),
  scanId: (parameter) => `file.scan_id = ${parameter}`,
  titleIds: (parameter) => `cluster.title_id = ANY(${parameter}::bigint[])`,
  fileIds: (parameter) => `file.id = ANY(${parameter}::bigint[])`,
};

/** The condition of a plan's filter; its parameters come after `before` others. Without a filter it costs nothing. */
export function conditionOf(filter: PlanFilter | null, before: number): FilterCondition {
  const given = Object.entries(filter ?? {}) as [keyof PlanFilter, string | readonly string[]][];
  const joins = 'JOIN cluster ON cluster.id = cluster_id JOIN directory ON directory.id = directory_id';
  return {
    joins: given.length === 0 ? '' : joins,
    sql: ['true', ...given.map(([name], at) => CONDITIONS[name](`$${before + at + 1}`))].join(' AND '),
    values: given.map(([name, value]) => (name === 'path' ? Buffer.from(value as string) : value)),
  };
}
