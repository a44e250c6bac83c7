import { createHash, randomBytes } from 'node:crypto';
import { chmod, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDataSource } from './data-source.js';
import type { Database } from './database.js';

/** What a key allows; each includes those before it. */
export const API_SCOPES = ['read', 'organize', 'admin'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest();
const newKey = (): string => `cineorg_${randomBytes(32).toString('base64url')}`;

/** Where the first key is written, for the CLI on the same machine. */
export const keyFile = (dataDir: string): string => join(dataDir, 'admin.key');

/**
 * Makes the first key with all scopes and writes it to `<dataDir>/admin.key` (mode 0600), unless the file is there
 * and some key is valid. The file is written before the row, under another name, so that a crash in between leaves
 * neither a row without its key nor a key that does not work.
 */
export async function ensureFirstKey(url: string, dataDir: string): Promise<void> {
  const source = createDataSource(url, 1);
  await source.initialize();
  try {
    const [found] = await source.query('SELECT count(*)::int AS n FROM api_key WHERE revoked_at IS NULL');
    const written = await stat(keyFile(dataDir)).then(
      () => true,
      () => false,
    );
    if (found.n > 0 && written) return;
    const key = newKey();
    const draft = `${keyFile(dataDir)}.${process.pid}`;
    await writeFile(draft, `${key}\n`, { mode: 0o600 });
    await chmod(draft, 0o600);
    const name = found.n > 0 ? 'admin (renewed)' : 'admin';
    await source.query('INSERT INTO api_key (name, hash, scopes) VALUES ($1, $2, $3)', [
      name,
      hashKey(key),
      [...API_SCOPES],
    ]);
    await rename(draft, keyFile(dataDir));
  } finally {
    await source.destroy();
  }
}

/** The scopes of a key, or null when there is no such valid key. */
export async function scopesOfKey(database: Database, key: string): Promise<ApiScope[] | null> {
  const rows = await database.query<{ scopes: ApiScope[] }>(
    'SELECT scopes FROM api_key WHERE hash = $1 AND revoked_at IS NULL',
    [hashKey(key)],
  );
  return rows[0]?.scopes ?? null;
}
