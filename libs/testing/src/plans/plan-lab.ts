import { lstatSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { CollisionRule, OrganizeMode, PlanFilter, WorkKind, WorkLimits } from '#domain';
import { readPath } from '#domain/release';
import {
  Database,
  ensureDefaultLibrary,
  findLibrary,
  type OperationView,
  PlanDuplicates,
  PlanRequests,
  PostgresPlanStore,
  type PlanView,
  type UndoSelection,
} from '#infrastructure/database';
import {
  applyPlan,
  buildPlan,
  manifestFolder,
  type PlanRun,
  trashFolders,
  undoPlan,
} from '#infrastructure/plans';
import type { RightsSettings } from '#infrastructure/files';
import { createTestDatabase, type TestDatabase } from '../services/test-database.js';

/** A film, or an episode of a series, that has been identified, and its file below `in/`. */
export interface LabFilm {
  readonly path: string;
  readonly tmdbId: number;
  readonly title: string;
  readonly year?: number;
  readonly genreIds?: readonly number[];
  /** Where it stands in the series that the title is of; a film has none. */
  readonly episode?: readonly [season: number, number: number];
  /** What its file holds; a text with its own name when left out. */
  readonly contents?: string;
  /** Further files of the video, each with what its name adds. */
  readonly companions?: readonly (readonly [path: string, suffix: string])[];
  /** Paths of its extras. */
  readonly extras?: readonly string[];
}

/** How a lab's library is organized. */
export interface PlanLabOptions {
  readonly mode?: OrganizeMode;
  readonly collisions?: CollisionRule;
  readonly maxPerFolder?: number;
  readonly naming?: 'cineorg' | 'jellyfin' | 'plex' | 'kodi';
  /** An empty folder for the lab's trees, in place of one of its own. */
  readonly home?: string;
  readonly rights?: RightsSettings;
  /** A migrated database, in place of one of its own. */
  readonly databaseUrl?: string;
}

/** What a companion's row has in the place of a video's facts. */
const kindOf = ({ episode }: Pick<LabFilm, 'episode'>): WorkKind =>
  episode === undefined ? 'movie' : 'episode';
const workOf = (film: LabFilm): string => `${kindOf(film)}${film.tmdbId}`;

const UNLIMITED: WorkLimits = { expired: () => false };
const ALL = { limit: 10_000, cursor: null };

/** Files on the disk that are identified in a database, and plans made of and carried out on them. */
export class PlanLab {
  private nextId = 1;

  private constructor(
    readonly database: Database,
    readonly home: string,
    private readonly options: PlanLabOptions & { readonly libraryId: string },
    private readonly server: TestDatabase | null,
  ) {}

  static async open(options: PlanLabOptions = {}): Promise<PlanLab> {
    const server = options.databaseUrl === undefined ? await createTestDatabase() : null;
    const database = await Database.connect(options.databaseUrl ?? server?.url ?? '');
    const home = options.home ?? mkdtempSync(join(tmpdir(), 'cineorg-plan-'));
    for (const tree of ['in', 'store', 'view', 'data']) mkdirSync(join(home, tree), { recursive: true });
    return new PlanLab(
      database,
      home,
      { ...options, libraryId: await libraryIn(database, home, options) },
      server,
    );
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.server?.drop();
    rmSync(this.home, { recursive: true, force: true });
  }

  at(name: string): string {
    return join(this.home, name);
  }

  /** Writes the films' files, and stores them as identified. */
  async add(films: readonly LabFilm[]): Promise<void> {
    for (const film of films) {
      this.write(join('in', film.path), film.contents);
      for (const { path } of belongingsOf(film)) this.write(join('in', path));
    }
    await this.store(films);
  }

  write(name: string, contents = `contents of ${name}`): void {
    mkdirSync(dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), contents);
    utimesSync(this.at(name), 1_000_000_000, 1_000_000_000);
  }

  get requests(): PlanRequests {
    return new PlanRequests(this.database);
  }

  /** Makes a plan, and computes it. */
  async plan(filter: PlanFilter | null = null): Promise<PlanView> {
    return this.build(await this.requests.create(this.options.libraryId, 'test', filter));
  }

  /** Computes a plan that was asked for. */
  async build(id: string): Promise<PlanView> {
    const { store, settings } = this.run('builder');
    const claimed = await store.claim(id, 'building');
    if (claimed === null) throw new Error('the plan is taken');
    const duplicates = new PlanDuplicates(this.database);
    const { maxPerFolder = 50 } = this.options;
    await buildPlan({ store, duplicates, maxPerFolder, trashFor: settings.trashFor }, claimed);
    return this.view(id);
  }

  async apply(id: string, owner = 'worker', limits = UNLIMITED): Promise<PlanView> {
    await this.startApply(id);
    return this.carryOn(id, owner, limits);
  }

  /** Asks for a plan to be applied. */
  async startApply(id: string): Promise<void> {
    const { hash } = await this.view(id);
    await this.requests.startApply(id, hash ?? '');
  }

  async undo(id: string, selection: UndoSelection = {}): Promise<PlanView> {
    await this.startUndo(id, selection);
    return this.carryOn(id);
  }

  /** Asks for a plan to be taken back. */
  async startUndo(id: string, selection: UndoSelection = {}): Promise<void> {
    const { hash } = await this.view(id);
    await this.requests.startUndo(id, hash ?? '', selection);
  }

  /** Goes on with a plan that is being applied or undone, as a worker does that takes it up. */
  async carryOn(id: string, owner = 'worker', limits = UNLIMITED): Promise<PlanView> {
    const run = this.run(owner);
    const { state } = await this.view(id);
    const isUndo = state === 'undoing';
    const claimed = await run.store.claim(id, isUndo ? state : 'applying');
    if (claimed !== null) await (isUndo ? undoPlan : applyPlan)(run, claimed, limits);
    return this.view(id);
  }

  async view(id: string): Promise<PlanView> {
    const plan = await new PlanRequests(this.database).one(id);
    if (plan === null) throw new Error(`there is no plan ${id}`);
    return plan;
  }

  async operations(id: string): Promise<readonly OperationView[]> {
    return (await new PlanRequests(this.database).operations(id, ALL)).items;
  }

  run(owner: string): PlanRun {
    const places = { roots: [this.at('in')], storageDir: this.at('store'), viewDir: this.at('view') };
    return {
      store: new PostgresPlanStore(this.database, owner),
      manifests: manifestFolder(this.at('data')),
      settings: {
        trashFor: trashFolders(places),
        rights: this.options.rights ?? { file: null, folder: null },
      },
      kept: [Buffer.from(this.at('in'))],
    };
  }

  private async store(films: readonly LabFilm[]): Promise<void> {
    const directories = await this.storeDirectories(films);
    const titles = await this.storeTitles(films);
    const files = this.rowsOf(films, titles);
    const stats = files.map(({ path }) => lstatSync(this.at(join('in', path)), { bigint: true }));
    await this.database.query(
      `INSERT INTO file (id, library_id, directory_id, name, kind, size, mtime_ns, device, inode, state, reading,
         cluster_id, work_id, companion_of, companion_suffix, season, episodes, scan_id)
       SELECT id, $1, directory, name, kind, size, mtime, device, inode,
         CASE WHEN video IS NULL THEN 'identified' ELSE 'attached' END, reading, title, title, video, suffix, season,
         episodes::int[], 1
       FROM unnest($2::bigint[], $3::bigint[], $4::bytea[], $5::text[], $6::bigint[], $7::bigint[], $8::numeric[],
         $9::numeric[], $10::jsonb[], $11::bigint[], $12::bigint[], $13::text[], $14::int[], $15::text[])
         AS given (id, directory, name, kind, size, mtime, device, inode, reading, title, video, suffix, season, episodes)`,
      [
        this.options.libraryId,
        files.map(({ id }) => id),
        files.map(({ path }) => directories.get(dirname(path))),
        files.map(({ path }) => Buffer.from(basename(path))),
        files.map(({ kind }) => kind),
        stats.map(({ size }) => String(size)),
        stats.map(({ mtimeNs }) => String(mtimeNs)),
        stats.map(({ dev }) => String(dev)),
        stats.map(({ ino }) => String(ino)),
        files.map(({ path, videoId }) =>
          videoId === null ? JSON.stringify(readPath(path.split('/'))[0]) : null,
        ),
        files.map(({ titleId }) => titleId),
        files.map(({ videoId }) => videoId),
        files.map(({ suffix }) => suffix),
        files.map(({ season }) => season),
        files.map(({ episodes }) => episodes),
      ],
    );
  }

  /** Videos, and behind them what belongs to them. */
  private rowsOf(films: readonly LabFilm[], titles: readonly (string | undefined)[]) {
    const videos = films.map(({ path, episode }) => ({
      ...{ path, id: String(this.nextId++), kind: kindOf({ episode }) },
      ...{ season: episode?.[0] ?? null, episodes: episode === undefined ? '{}' : `{${episode[1]}}` },
    }));
    const belongings = films.flatMap((film, at) =>
      belongingsOf(film).map((one) => ({ ...one, videoId: videos[at]?.id ?? '', id: String(this.nextId++) })),
    );
    return [
      ...videos.map((video, at) => ({
        ...video,
        videoId: null,
        suffix: null,
        titleId: titles[at] ?? null,
      })),
      ...belongings.map((one) => ({ ...one, titleId: null, season: null, episodes: '{}' })),
    ];
  }

  private async storeDirectories(films: readonly LabFilm[]): Promise<ReadonlyMap<string, string>> {
    const folders = [...new Set(films.flatMap(pathsOf).map(dirname))];
    const rows = await this.database.query<{ id: string; path: Buffer }>(
      `INSERT INTO directory (name, path) SELECT path, path FROM unnest($1::bytea[]) AS given (path) RETURNING id, path`,
      [folders.map((folder) => Buffer.from(this.at(join('in', folder))))],
    );
    return new Map(rows.map(({ id }, at) => [folders[at] ?? '', id]));
  }

  /** Titles and clusters, one of either for each film; a film's files share them by its TMDb number. */
  private async storeTitles(films: readonly LabFilm[]): Promise<(string | undefined)[]> {
    const distinct = [...new Map(films.map((film) => [workOf(film), film])).values()];
    const rows = await this.database.query<{ id: string; work: string }>(
      `INSERT INTO title (kind, tmdb_id, name, original_name, year, genre_ids)
       SELECT kind, id, name, name, year, ARRAY[genre]
       FROM unnest($1::text[], $2::int[], $3::text[], $4::int[], $5::int[]) AS given (kind, id, name, year, genre)
       ON CONFLICT (kind, tmdb_id) DO UPDATE SET name = EXCLUDED.name RETURNING id, kind || tmdb_id AS work`,
      [
        distinct.map(kindOf),
        distinct.map(({ tmdbId }) => tmdbId),
        distinct.map(({ title }) => title),
        distinct.map(({ year = 2000 }) => year),
        distinct.map(({ genreIds = [18] }) => genreIds[0] ?? 18),
      ],
    );
    await this.database.query(
      `INSERT INTO cluster (id, library_id, key, state, readings, title_id)
       SELECT id, $1, id::text, 'decided', '[]', id FROM unnest($2::bigint[]) AS given (id)
       ON CONFLICT DO NOTHING`,
      [this.options.libraryId, rows.map(({ id }) => id)],
    );
    const ids = new Map(rows.map(({ id, work }) => [work, id]));
    return films.map((film) => ids.get(workOf(film)));
  }
}

/** A film's companions and extras. */
const belongingsOf = ({ companions = [], extras = [] }: LabFilm) => [
  ...companions.map(([path, suffix]) => ({ path, suffix, kind: 'subtitle' })),
  ...extras.map((path) => ({ path, suffix: null, kind: 'extra' })),
];

const pathsOf = (film: LabFilm): string[] => [film.path, ...belongingsOf(film).map(({ path }) => path)];

async function libraryIn(
  database: Database,
  home: string,
  { mode = 'dual', naming = 'cineorg', collisions = 'keep-both' }: PlanLabOptions,
): Promise<string> {
  const trees = { storageDir: join(home, 'store'), viewDir: join(home, 'view') };
  await ensureDefaultLibrary(database, { ...trees, mode, naming, words: 'fr', collisions });
  const library = await findLibrary(database, null);
  return library?.id ?? '';
}
