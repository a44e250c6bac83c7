import {
  acceptedNaming,
  type CollisionRule,
  type ConfiguredNaming,
  type NamingChange,
  type NamingPreset,
  type NamingSettings,
  namingSettings,
  type NamingWords,
  type OrganizeMode,
  type OwnNaming,
} from '#domain';
import type { Database } from './database.js';
import { type Page, type PageOf, pageOf } from './queries/page.js';

/** Settings of the default library, which follow the configuration at each start. */
export interface DefaultLibrary {
  readonly storageDir: string | null;
  readonly viewDir: string | null;
  readonly mode: OrganizeMode;
  /** Null where the configuration says nothing, so that the library may choose. */
  readonly naming: NamingPreset | null;
  readonly words: NamingWords | null;
  readonly collisions: CollisionRule;
}

/** A library as it is stored. */
export interface LibraryView extends DefaultLibrary {
  readonly id: string;
  readonly name: string;
  readonly sources: readonly string[];
  /** What was chosen for this library alone. */
  readonly ownNaming: OwnNaming;
}

const COLUMNS = `id, name, sources, storage_dir AS "storageDir", view_dir AS "viewDir", mode, naming, words, collisions,
  own_naming AS "ownNaming"`;

/** Makes the default library, or brings it in line with the configuration. What was chosen for it stays. */
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

/** Libraries in the order of their ids, page by page. */
export async function libraryPage(database: Database, { limit, cursor }: Page): Promise<PageOf<LibraryView>> {
  const rows = await database.query<LibraryView>(
    `SELECT ${COLUMNS} FROM library WHERE $1::bigint IS NULL OR id > $1 ORDER BY id LIMIT $2`,
    [cursor, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    ({ id }) => id,
    (row) => row,
  );
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

/**
 * Changes how a library names its files; null when there is no such library. Plans that were made before keep their
 * names. Throws as `acceptedNaming` does, and saves nothing then.
 */
export async function changeLibraryNaming(
  database: Database,
  id: string,
  change: NamingChange,
): Promise<LibraryView | null> {
  return database.transaction(async (sql) => {
    const [library] = await sql.query<LibraryView>(
      `SELECT ${COLUMNS} FROM library WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (library === undefined) return null;
    const ownNaming = acceptedNaming(configuredNaming(library), library.ownNaming, change);
    await sql.query('UPDATE library SET own_naming = $2::jsonb WHERE id = $1', [
      id,
      JSON.stringify(ownNaming),
    ]);
    return { ...library, ownNaming };
  });
}

/** What the configuration says of a library's naming. */
export const configuredNaming = ({ naming, words }: LibraryView): ConfiguredNaming => ({
  preset: naming,
  words,
});

/** How a library names its files. */
export const namingOf = (library: LibraryView): NamingSettings =>
  namingSettings(configuredNaming(library), library.ownNaming);
