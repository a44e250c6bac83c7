import { joinPath, splitPath } from '#domain';
import type { Sql } from '../database.js';

/** The row of a folder, made with all those above it when it is not known yet. Answers its id. */
export async function ensureDirectory(sql: Sql, path: Uint8Array): Promise<string> {
  const [root] = await sql.query<{ id: string }>('SELECT id FROM directory WHERE parent_id IS NULL');
  if (root === undefined) throw new Error('the database has no root folder; run the migrations');
  let id = root.id;
  let above: Uint8Array = Buffer.from('/');
  for (const name of splitPath(path)) {
    above = joinPath(above, name);
    const [known] = await sql.query<{ id: string }>(
      'SELECT id FROM directory WHERE parent_id = $1 AND name = $2',
      [id, Buffer.from(name)],
    );
    const [row] =
      known === undefined
        ? await sql.query<{ id: string }>(
            `INSERT INTO directory (parent_id, name, path) VALUES ($1, $2, $3)
             ON CONFLICT (parent_id, name) DO UPDATE SET path = EXCLUDED.path RETURNING id`,
            [id, Buffer.from(name), Buffer.from(above)],
          )
        : [known];
    if (row === undefined) throw new Error('a folder row could not be made');
    id = row.id;
  }
  return id;
}
