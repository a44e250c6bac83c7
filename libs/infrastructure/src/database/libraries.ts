import type { CollisionRule, NamingSettings, OrganizeMode } from '#domain';
import type { Database } from './database.js';

/** Settings of the default library, which follow the configuration at each start. */
export interface DefaultLibrary {
  readonly storageDir: string | null;
  readonly viewDir: string | null;
  readonly mode: OrganizeMode;
  readonly naming: NamingSettings['preset'];
  readonly words: NamingSettings['words'];
  readonly collisions: CollisionRule;
}

/** A library as the API shows it. */
export interface LibraryView extends DefaultLibrary {
  readonly id: string;
  readonly name: string;
  readonly sources: readonly string[];
  /** The user's own templates; null without any. */
  readonly templates: NonNullable<NamingSettings['templates']> | null;
}

const COLUMNS = `id, name, sources, storage_dir AS "storageDir", view_dir AS "viewDir", mode, naming, words, collisions,
  templates`;

/** Makes the default library, or brings it in line with the configuration. Templates that were saved stay. */
export async function ensureDefaultLibrary(database: Database, library: DefaultLibrary): Promise<void> {
  await database.query(
    `INSERT INTO library (name, storage_dir, view_dir, mode, naming, words, collisions)
     VALUES ('default', $1, $2, $3, $4, $5, $6)
     ON CONFLICT (name) DO UPDATE SET storage_dir = EXCLUDED.storage_dir, view_dir = EXCLUDED.view_dir,
       mode = EXCLUDED.mode, naming = EXCLUDED.naming, words = EXCLUDED.words,
       collisions = EXCLUDED.collisions`,
    [library.storageDir, library.viewDir, library.mode, library.naming, library.words, library.collisions],
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

/** Saves a library's own templates, which must have been checked; null takes them away. */
export async function saveTemplates(
  database: Database,
  libraryId: string,
  templates: LibraryView['templates'],
): Promise<void> {
  await database.query('UPDATE library SET templates = $2 WHERE id = $1', [
    libraryId,
    templates === null ? null : JSON.stringify(templates),
  ]);
}

/** How a library names its files. */
export const namingOf = ({ naming, words, templates }: LibraryView): NamingSettings => ({
  preset: naming,
  words,
  ...(templates === null ? {} : { templates }),
});
