import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readPath } from '#domain/release';
import { DecideReviews, type WorkDetails } from '#domain';
import {
  candidate,
  type ClusterGiven,
  CONTRACT_WORKS,
  createTestDatabase,
  FARGO,
  FARGO_SERIES,
  InMemoryMetadataProvider,
  reviewStoreContract,
  type TestDatabase,
} from '#testing';
import { Database } from '../database.js';
import { PostgresIdentifyStore } from '../identify/postgres-identify-store.js';
import { ensureDefaultLibrary } from '../libraries.js';
import { ReviewQueries } from '../queries/review-queries.js';
import { PostgresReviewStore } from './postgres-review-store.js';

const ANY = { kind: null, q: null, minScore: null };

function statesOf({ state, decided, fileState }: ClusterGiven): { state: string; fileState: string } {
  const own = state ?? (decided === undefined ? 'review' : 'identified');
  return { state: own, fileState: fileState ?? own };
}

/** Writes clusters with their files as a scan and a decision would have left them. */
class Library {
  private files = 0;

  constructor(readonly database: Database) {}

  static async open(server: TestDatabase): Promise<Library> {
    const database = await Database.connect(server.url);
    await ensureDefaultLibrary(database, {
      storageDir: null,
      viewDir: null,
      mode: 'dual',
      naming: 'cineorg',
      words: 'fr',
      collisions: 'keep-both',
    });
    await database.query(`INSERT INTO scan (library_id, path, read_from, trace_id)
      SELECT id, '/'::bytea, '/'::bytea, 'test' FROM library`);
    return new Library(database);
  }

  async add(given: ClusterGiven): Promise<string> {
    const { paths, decided = null, candidates = [], folder = '' } = given;
    const { state, fileState } = statesOf(given);
    const readings = paths.map((path) => readPath(path.split('/')));
    const titleId = decided === null ? null : await this.addTitle(decided);
    const [cluster] = await this.database.query<{ id: string }>(
      `INSERT INTO cluster (library_id, key, readings, folder, state, candidates, score, title_id, decided_by)
       SELECT library.id, gen_random_uuid()::text, $1, $2, $3, $4, ($4::jsonb->0->'score')::float8, $5,
         CASE WHEN $5::bigint IS NOT NULL THEN 'auto' END FROM library RETURNING id`,
      [JSON.stringify(readings[0]), folder, state, JSON.stringify(candidates), titleId],
    );
    const id = cluster?.id ?? '';
    for (const [at, path] of paths.entries()) {
      await this.addFile(id, path, { state: fileState, reading: readings[at]?.[0] });
    }
    return id;
  }

  async fileStates(clusterId: string): Promise<string[]> {
    const sql = 'SELECT state FROM file WHERE cluster_id = $1 ORDER BY id';
    return (await this.database.query<{ state: string }>(sql, [clusterId])).map(({ state }) => state);
  }

  private async addTitle({ work }: WorkDetails): Promise<string> {
    const [title] = await this.database.query<{ id: string }>(
      `INSERT INTO title (kind, tmdb_id, name, original_name, year, genre_ids, overview)
       VALUES ($1, $2, $3, $3, $4, '{}', '')
       ON CONFLICT (kind, tmdb_id) DO UPDATE SET name = EXCLUDED.name RETURNING id`,
      [work.kind, work.tmdbId, work.title, work.year],
    );
    return title?.id ?? '';
  }

  private async addFile(
    clusterId: string,
    path: string,
    { state, reading }: { state: string; reading: { kind: string } | undefined },
  ): Promise<void> {
    this.files += 1;
    await this.database.query(
      `INSERT INTO file (library_id, directory_id, name, kind, size, mtime_ns, device, inode, state, reading,
         cluster_id, scan_id)
       SELECT library.id, directory.id, $1, $2, 1, 1, 1, $3, $4, $5, $6, scan.id FROM library, directory, scan`,
      [
        Buffer.from(`${this.files} ${path.replaceAll('/', ' ')}`),
        reading?.kind ?? 'movie',
        this.files,
        state,
        JSON.stringify(reading ?? null),
        clusterId,
      ],
    );
  }
}

reviewStoreContract('PostgresReviewStore', async () => {
  const server = await createTestDatabase();
  const library = await Library.open(server);
  const { database } = library;
  return {
    store: new PostgresReviewStore(database),
    identify: new PostgresIdentifyStore(database, 'test'),
    add: (given) => library.add(given),
    fileStates: (id) => library.fileStates(id),
    setFileStates: async (id, state) => {
      await database.query('UPDATE file SET state = $2 WHERE cluster_id = $1', [id, state]);
    },
    remembered: async () => {
      const sql = 'SELECT title_key FROM remembered_choice ORDER BY title_key';
      return (await database.query<{ title_key: string }>(sql)).map(({ title_key }) => title_key);
    },
    close: async () => {
      await database.close();
      await server.drop();
    },
  };
});

describe('the list of reviews', () => {
  let server: TestDatabase;
  let library: Library;
  let queries: ReviewQueries;

  beforeEach(async () => {
    server = await createTestDatabase();
    library = await Library.open(server);
    queries = new ReviewQueries(library.database);
  });

  afterEach(async () => {
    await library.database.close();
    await server.drop();
  });

  const idsBy = async (limit: number, filter: object = {}): Promise<string[]> => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await queries.list({ ...ANY, ...filter }, { limit, cursor });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return ids;
  };

  const skip = (id: string): Promise<void> => new PostgresReviewStore(library.database).skip(id, true);

  it('has the undecided first, then unplaced episodes, and last what was put off, by pages of any size', async () => {
    const off = await library.add({ paths: ['Alien.mkv'] });
    const unplaced = await library.add({
      paths: ['Fargo.S09E01.mkv'],
      decided: FARGO_SERIES,
      fileState: 'review',
    });
    const unmatched = await library.add({ paths: ['Xyzzy.mkv'], state: 'unmatched' });
    const review = await library.add({ paths: ['Fargo.mkv'] });
    const later = await library.add({
      paths: ['Fargo.S09E02.mkv'],
      decided: FARGO_SERIES,
      fileState: 'review',
    });
    await library.add({ paths: ['Ran.mkv'], decided: FARGO });
    await library.add({ paths: ['Rejected.mkv'], state: 'rejected', fileState: 'unmatched' });
    await library.add({ paths: ['Gone.mkv'], fileState: 'missing' });
    await skip(later);
    await skip(off);
    for (const limit of [1, 2, 3, 100]) {
      expect(await idsBy(limit)).toEqual([unmatched, review, unplaced, later, off]);
    }
  });

  it('filters by kind, score, title and folder', async () => {
    const film = await library.add({ paths: ['Fargo.mkv'], candidates: [candidate(FARGO, 0.8)] });
    const series = await library.add({ paths: ['F 100%/Fargo.S01E01.mkv'], folder: 'F 100%' });
    expect(await idsBy(10, { kind: 'movie' })).toEqual([film]);
    expect(await idsBy(10, { minScore: 0.8 })).toEqual([film]);
    expect(await idsBy(10, { q: 'FARG' })).toEqual([film, series]);
    expect(await idsBy(10, { q: '100%' })).toEqual([series]);
    expect(await idsBy(10, { q: '_\u0000%' })).toEqual([]);
  });

  it('tells what a cluster is about, and what is known of its candidates', async () => {
    const paths = ['Fargo/S01/Fargo.S01E02E03.mkv', 'Fargo/S01/Fargo.2014-04-15.mkv'];
    const id = await library.add({ paths, candidates: [candidate(FARGO_SERIES, 0.8)] });
    await library.database.query(
      `INSERT INTO title (kind, tmdb_id, name, original_name, genre_ids, overview, runtime)
       VALUES ('episode', 60622, 'Fargo', 'Fargo', '{}', '', 53)`,
    );
    const [review] = (await queries.list(ANY, { limit: 10, cursor: null })).items;
    expect(review).toMatchObject({ id, files: 2, kind: 'episode', skipped: false, chosen: null });
    expect(review?.firstFiles).toMatchObject([
      { numbers: 'S01E02E03', state: 'review', size: 1, duration: null },
      { numbers: expect.stringContaining('2014-04-15') },
    ]);
    expect(review?.candidates).toMatchObject([{ score: 0.8, runtime: 53 }]);
  });

  it('tells of a decided cluster what it is, and by whom', async () => {
    const id = await library.add({ paths: ['Fargo.mkv'], decided: FARGO });
    expect(await queries.one(id)).toMatchObject({
      state: 'identified',
      decidedBy: 'auto',
      files: 1,
      chosen: { kind: 'movie', tmdbId: 275, title: 'Fargo', year: 1996 },
    });
    expect(await queries.one('999999')).toBeNull();
  });
});

describe('plans made with a decision that is changed', () => {
  let server: TestDatabase;
  let library: Library;
  let decide: DecideReviews;

  beforeAll(async () => {
    server = await createTestDatabase();
    library = await Library.open(server);
    const { database } = library;
    const identify = new PostgresIdentifyStore(database, 'test');
    const provider = new InMemoryMetadataProvider(CONTRACT_WORKS);
    decide = new DecideReviews(identify, new PostgresReviewStore(database), provider);
  });

  afterAll(async () => {
    await library.database.close();
    await server.drop();
  });

  it('are stale, unless the decision stays what it was', async () => {
    const { database } = library;
    const id = await library.add({ paths: ['Fargo.mkv'], decided: FARGO });
    await database.query(
      `WITH made AS (INSERT INTO plan (library_id, state, trace_id) SELECT id, 'ready', 'test' FROM library RETURNING id)
       INSERT INTO operation (plan_id, group_no, ordinal, file_id, kind, source, target)
       SELECT made.id, 1, 1, file.id, 'move', '/a', '/b' FROM made, file WHERE cluster_id = $1`,
      [id],
    );
    const stateOfPlan = async (): Promise<string | undefined> =>
      (await database.query<{ state: string }>('SELECT state FROM plan'))[0]?.state;
    await decide.choose(id, { source: 'tmdb', id: '275', kind: 'movie' });
    expect(await stateOfPlan()).toBe('ready');
    await decide.choose(id, { source: 'tmdb', id: '8587', kind: 'movie' });
    expect(await stateOfPlan()).toBe('stale');
  });
});
