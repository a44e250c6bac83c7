import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NamingRefused } from '#domain';
import { createTestDatabase, PlanLab, type TestDatabase } from '#testing';
import { Database } from './database.js';
import { someVideos } from './plans/plan-source.js';
import {
  changeLibraryNaming,
  type DefaultLibrary,
  ensureDefaultLibrary,
  findLibrary,
  libraryPage,
  type LibraryView,
  namingOf,
} from './libraries.js';

const CONFIGURED: DefaultLibrary = {
  ...{ storageDir: '/s', viewDir: '/v', mode: 'dual', naming: null, words: null, collisions: 'keep-both' },
};

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
beforeEach(async () => {
  database = await Database.connect(testDatabase.url);
  await ensureDefaultLibrary(database, CONFIGURED);
});
afterEach(async () => {
  await database.query('TRUNCATE library CASCADE');
  await database.close();
});
afterAll(async () => testDatabase.drop());

async function library(): Promise<LibraryView> {
  const found = await findLibrary(database, null);
  if (found === null) throw new Error('no default library');
  return found;
}

describe('the naming of a library', () => {
  it('is kept when the configuration is read again, which comes first', async () => {
    const { id } = await library();
    await changeLibraryNaming(database, id, { preset: 'kodi', words: 'en', colon: 'smart' });
    await ensureDefaultLibrary(database, CONFIGURED);
    expect(namingOf(await library())).toEqual({ preset: 'kodi', words: 'en', colon: 'smart' });
    await ensureDefaultLibrary(database, { ...CONFIGURED, naming: 'plex' });
    expect(namingOf(await library())).toEqual({ preset: 'plex', words: 'en', colon: 'smart' });
    await expect(changeLibraryNaming(database, id, { preset: 'kodi' })).rejects.toThrow(
      'CINEORG_NAMING=plex',
    );
  });

  it('is not changed at all by a change that is refused', async () => {
    const { id } = await library();
    const change = { words: 'en', templates: { view: { movie: '{titel}' } } } as const;
    await expect(changeLibraryNaming(database, id, change)).rejects.toThrow(NamingRefused);
    expect((await library()).ownNaming).toEqual({});
  });

  it('takes every one of two changes at once', async () => {
    const { id } = await library();
    await Promise.all([
      changeLibraryNaming(database, id, { templates: { view: { movie: '{title} ({year})' } } }),
      changeLibraryNaming(database, id, { templates: { storage: { movie: '{title}/{title}' } } }),
    ]);
    expect((await library()).ownNaming.templates).toEqual({
      view: { movie: '{title} ({year})' },
      storage: { movie: '{title}/{title}' },
    });
    expect(await changeLibraryNaming(database, '999', {})).toBeNull();
  });
});

describe('libraries', () => {
  it('come page by page', async () => {
    await database.query(`INSERT INTO library (name) VALUES ('b'), ('c')`);
    const first = await libraryPage(database, { limit: 2, cursor: null });
    const second = await libraryPage(database, { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['default', 'b', 'c']);
    expect(second.nextCursor).toBeNull();
  });
});

describe('titles by language', () => {
  it('are in plans where templates ask for them, and the usual title else', async () => {
    const lab = await PlanLab.open();
    try {
      await lab.add([
        { path: 'a.mkv', tmdbId: 1, title: 'Se7en' },
        { path: 'b.mkv', tmdbId: 2, title: 'Heat' },
      ]);
      await lab.database.query(
        `UPDATE title SET titles = '{"fr": "Sept", "de": "Sieben"}' WHERE tmdb_id = 1`,
      );
      const { id } = (await findLibrary(lab.database, null)) ?? { id: '' };
      const [heat, seven] = await someVideos(lab.database, { libraryId: id, languages: ['fr'] }, 5);
      expect([heat?.titles, seven?.titles]).toEqual([{}, { fr: 'Sept' }]);
      await changeLibraryNaming(lab.database, id, {
        templates: { storage: { movie: '{title:de}/{title:fr}' }, view: { movie: '{title:fr}' } },
      });
      const plan = await lab.plan();
      const below = (await lab.operations(plan.id)).map(({ target }) => target.slice(lab.home.length));
      expect(below).toEqual([
        '/store/Sieben/Sept.mkv',
        '/view/Sept.mkv',
        '/store/Heat/Heat.mkv',
        '/view/Heat.mkv',
      ]);
    } finally {
      await lab.close();
    }
  });
});
