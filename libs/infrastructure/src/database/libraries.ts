import type { Database } from './database.js';

/** Settings of the default library, which follow the configuration at each start. */
export interface DefaultLibrary {
  readonly storageDir: string | null;
  readonly viewDir: string | null;
  readonly mode: string;
  readonly naming: string;
}

/** A library as the API shows it. */
export interface LibraryView extends DefaultLibrary {
  readonly id: string;
  readonly name: string;
  readonly sources: readonly string[];
}

const COLUMNS = `id, name, sources, storage_dir AS "storageDir", view_dir AS "viewDir", mode, naming`;

/** Makes the default library, or brings it in line with the configuration. */
export async function ensureDefaultLibrary(database: Database, library: DefaultLibrary): Promise<void> {
  await database.query(
    `INSERT INTO library (name, storage_dir, view_dir, mode, naming) VALUES ('default', $1, $2, $3, $4)
     ON CONFLICT (name) DO UPDATE SET storage_dir = EXCLUDED.storage_dir, view_dir = EXCLUDED.view_dir,
       mode = EXCLUDED.mode, naming = EXCLUDED.naming`,
    [library.storageDir, library.viewDir, library.mode, library.naming],
  );
}

export async function listLibraries(database: Database): Promise<LibraryView[]> {
  return database.query<LibraryView>(`SELECT ${COLUMNS} FROM library ORDER BY id`);
}

/** A library by id or name; null when there is none. Without either, the default one. */
export async function findLibrary(database: Database, idOrName: string | null): Promise<LibraryView | null> {
  const rows = await database.query<LibraryView>(
    `SELECT ${COLUMNS} FROM library WHERE id::text = $1 OR name = $1`,
    [idOrName ?? 'default'],
  );
  return rows[0] ?? null;
}

/** The library among whose sources a path lies, else the default one. */
export async function findLibraryOf(database: Database, path: string): Promise<LibraryView | null> {
  const libraries = await listLibraries(database);
  const owner = libraries.find(({ sources }) =>
    sources.some((source) => path === source || path.startsWith(`${source}/`)),
  );
  return owner ?? libraries.find(({ name }) => name === 'default') ?? null;
}
