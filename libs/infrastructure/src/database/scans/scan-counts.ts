import type { Sql } from '../database.js';

/** Adds to a scan's counts; zeros leave no trace. */
export async function count(sql: Sql, scanId: string, values: Record<string, number>): Promise<void> {
  const entries = Object.entries(values).filter(([, value]) => value !== 0);
  if (entries.length === 0) return;
  await sql.query(
    `INSERT INTO scan_counter (scan_id, name, value)
     SELECT $1, name, value FROM unnest($2::text[], $3::bigint[]) AS given (name, value)`,
    [scanId, entries.map(([name]) => name), entries.map(([, value]) => value)],
  );
}
