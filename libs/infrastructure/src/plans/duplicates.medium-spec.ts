import { existsSync, linkSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { CompareContents, type DuplicateChoice } from '#domain';
import { contentsOf, type LabFilm, PlanLab, type PlanLabOptions, statesOf } from '#testing';
import {
  type Duplicate,
  DuplicateQueries,
  DuplicateRequests,
  PostgresContentStore,
} from '../database/index.js';
import { NodeContentReader } from '../files/index.js';

let lab: PlanLab;

afterEach(() => lab.close());

const open = async (options: PlanLabOptions = {}): Promise<PlanLab> => {
  lab = await PlanLab.open(options);
  return lab;
};

const heat = (path: string, given: Partial<LabFilm> = {}): LabFilm => ({
  path,
  tmdbId: 949,
  title: 'Heat',
  year: 1995,
  ...given,
});

const GOOD = heat('good/Heat.1995.1080p.BluRay.mkv');
const BAD = heat('bad/Heat.1995.720p.HDTV.avi', { companions: [['bad/Heat.1995.720p.HDTV.en.srt', '.en']] });
const ALIEN: LabFilm = { path: 'Alien.1979.1080p.mkv', tmdbId: 348, title: 'Alien', year: 1979 };

const ANY = { kind: null, reason: null, libraryId: null };

async function list(search: Partial<typeof ANY> | object = {}, limit = 50): Promise<readonly Duplicate[]> {
  const queries = new DuplicateQueries(lab.database);
  const found: Duplicate[] = [];
  let cursor: string | null = null;
  do {
    const page = await queries.list({ ...ANY, ...search }, { limit, cursor });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

const first = async (): Promise<Duplicate> => {
  const [found] = await list();
  if (found === undefined) throw new Error('there is no duplicate');
  return found;
};

const names = ({ copies }: Duplicate): string[] =>
  copies.map(({ places }) => (places[0]?.toString() ?? '').slice(lab.home.length + 1));

/** Decides, and computes the plan that comes of it. */
async function decide(id: string, choice: Partial<DuplicateChoice>): Promise<string> {
  const requests = new DuplicateRequests(lab.database);
  const planId = await requests.decide(id, { keep: [], trash: [], ...choice }, 'test');
  if (planId === null) throw new Error('no plan came of it');
  await lab.build(planId);
  return planId;
}

async function place(films: readonly LabFilm[]): Promise<void> {
  await lab.add(films);
  expect(await lab.apply((await lab.plan()).id)).toMatchObject({ state: 'applied', refused: 0 });
}

/** Reads what all files hold, as the organizer does when nothing else is going on. */
async function compare(): Promise<void> {
  await lab.database.query(
    `INSERT INTO scan (library_id, path, read_from, trace_id, state)
     SELECT id, '/'::bytea, '/'::bytea, 'test', 'completed' FROM library`,
  );
  await lab.database.query('UPDATE file SET scan_id = (SELECT max(id) FROM scan)');
  const store = new PostgresContentStore(lab.database, 'comparer');
  const comparing = new CompareContents(store, new NodeContentReader());
  expect(await comparing.run({ expired: () => false })).toBe(false);
}

describe('copies of one work', () => {
  it('are listed with the best first, and others are not', async () => {
    await open();
    await lab.add([BAD, GOOD, ALIEN]);
    const [found, ...others] = await list();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ reason: 'title', sameContent: false });
    expect(names(found!)).toEqual([`in/${GOOD.path}`, `in/${BAD.path}`]);
    expect(found?.copies[1]?.companions).toHaveLength(1);
    expect(await new DuplicateQueries(lab.database).one(found!.id)).toEqual(found);
    expect(await list({ kind: 'episode' })).toEqual([]);
    expect(await list({ reason: 'content' })).toEqual([]);
    expect(await list({ libraryId: '99' })).toEqual([]);
  });

  it('are none when they are other editions, parts or languages, or names of one file', async () => {
    await open();
    await lab.add([
      heat('Heat.1995.mkv'),
      heat('Heat.1995.Extended.mkv'),
      heat('Heat.1995.3D.mkv'),
      heat('Heat.1995.CD1.avi'),
      heat('Heat.1995.CD2.avi'),
      ALIEN,
    ]);
    expect(await list()).toEqual([]);
    await lab.add([heat('Heat.1995.FRENCH.720p.mkv'), heat('Heat.1995.GERMAN.720p.mkv')]);
    expect(await list()).toEqual([]);
    linkSync(lab.at(`in/${ALIEN.path}`), lab.at('in/alien.mkv'));
    const [row] = await lab.database.query<{ id: string }>(
      `INSERT INTO file (id, library_id, directory_id, name, kind, size, mtime_ns, device, inode, state, reading, work_id,
         scan_id)
       SELECT 999, library_id, directory_id, 'alien.mkv', kind, size, mtime_ns, device, inode, state, reading, work_id, 1
       FROM file WHERE name = $1 RETURNING id`,
      [Buffer.from(ALIEN.path)],
    );
    expect(row).toBeDefined();
    expect(await list()).toEqual([]);
  });

  it('come in pages, each once, films and episodes', async () => {
    await open();
    const films = Array.from({ length: 12 }, (_, at) => ({
      tmdbId: at + 1,
      title: `Film ${at}`,
      year: 2000,
    }));
    const series = { tmdbId: 1396, title: 'Series', year: 2008 };
    await lab.add([
      ...films.flatMap((film) => [
        { ...film, path: `a/${film.title}.2000.720p.mkv` },
        { ...film, path: `b/${film.title}.2000.1080p.mkv` },
      ]),
      ...['FRENCH', 'GERMAN'].flatMap((language) =>
        ['c', 'd'].map((folder) => ({ ...films[0]!, path: `${folder}/Film.0.2000.${language}.mkv` })),
      ),
      ...[1, 2, 3].flatMap((number) =>
        ['a', 'b'].map((folder) => ({
          ...series,
          path: `${folder}/Series.S01E0${number}.mkv`,
          episode: [1, number] as const,
        })),
      ),
    ]);
    const all = await list();
    expect(all).toHaveLength(17);
    for (const limit of [1, 2, 5]) expect(await list({}, limit)).toEqual(all);
    expect(new Set(all.map(({ id }) => id)).size).toBe(17);
    expect(await list({ kind: 'episode' }, 2)).toHaveLength(3);
    expect(await list({ kind: 'movie' }, 4)).toHaveLength(14);
  });
});

describe('a decision', () => {
  it.each(['dual', 'hardlink', 'copy', 'symlink', 'in-place'] as const)(
    'moves what is not kept to the trash, with companions and links, and the undo brings it back (%s)',
    async (mode) => {
      await open({ mode });
      await place([GOOD, BAD]);
      const before = contentsOf(lab);
      const was = await statesOf(lab);
      const { id, copies } = await first();
      const planId = await decide(id, { keep: [copies[0]!.fileId], trash: [copies[1]!.fileId] });
      expect(await lab.view(planId)).toMatchObject({ state: 'ready', conflicts: 0, error: null });
      expect(contentsOf(lab)).toEqual(before);
      expect(await lab.apply(planId)).toMatchObject({ state: 'applied', refused: 0 });
      const left = Object.entries(contentsOf(lab)).filter(([name]) => !name.includes('.cineorg-trash'));
      expect(left.filter(([name, held]) => /720p/.test(name) || /bad\//.test(held))).toEqual([]);
      expect(left.some(([, held]) => held.includes(`in/${GOOD.path}`))).toBe(true);
      const trashed = Object.values(contentsOf(lab)).filter((held) => /bad\/Heat.*(?:avi|srt)/.test(held));
      expect(new Set(trashed)).toEqual(
        new Set([`contents of in/${BAD.path}`, `contents of in/${BAD.companions?.[0]?.[0]}`]),
      );
      expect(Object.values(await statesOf(lab)).toSorted()).toEqual(['organized', 'trashed', 'trashed']);
      expect(await list()).toEqual([]);
      expect(await lab.undo(planId)).toMatchObject({ state: 'undone' });
      expect(contentsOf(lab)).toEqual(before);
      expect(await statesOf(lab)).toEqual(was);
      expect(await list()).toHaveLength(1);
    },
  );

  it('about files that are not in place yet takes them out of the next plan', async () => {
    await open();
    await lab.add([GOOD, BAD]);
    const { id, copies } = await first();
    const planId = await decide(id, { trash: [copies[1]!.fileId] });
    expect(await lab.apply(planId)).toMatchObject({ state: 'applied', refused: 0 });
    expect(existsSync(lab.at(`in/${BAD.path}`))).toBe(false);
    expect(await lab.plan()).toMatchObject({ operations: 2, conflicts: 0 });
  });

  it('to keep all is remembered until a further copy comes', async () => {
    await open();
    await lab.add([GOOD, BAD]);
    const { id, copies } = await first();
    const requests = new DuplicateRequests(lab.database);
    const keep = copies.map(({ fileId }) => fileId);
    expect(await requests.decide(id, { keep, trash: [] }, 'test')).toBeNull();
    expect(await list()).toEqual([]);
    expect(await new DuplicateQueries(lab.database).one(id)).not.toBeNull();
    await lab.add([heat('third/Heat.1995.480p.avi')]);
    const again = await first();
    expect(again).toMatchObject({ id });
    expect(again.copies).toHaveLength(3);
    expect(await requests.decide(id, { keep, trash: [] }, 'test')).toBeNull();
    expect(await list()).toEqual([]);
  });

  it('never takes the last copy, and none that a plan holds', async () => {
    await open();
    await lab.add([GOOD, BAD]);
    const { id, copies } = await first();
    const ids = copies.map(({ fileId }) => fileId);
    await expect(decide(id, { trash: ids })).rejects.toMatchObject({ code: 'duplicates.bad-choice' });
    await expect(decide('t1-f-x-1-0123456789abcdef', { trash: ids })).rejects.toMatchObject({
      code: 'duplicates.not-found',
    });
    await lab.apply((await lab.plan()).id, 'worker', { expired: () => true });
    await expect(decide(id, { trash: [ids[1]!] })).rejects.toMatchObject({ code: 'duplicates.busy' });
  });

  it('is refused when another one that was applied first has put away what it keeps', async () => {
    await open();
    await lab.add([GOOD, BAD]);
    const { id, copies } = await first();
    const [one, other] = copies.map(({ fileId }) => fileId);
    const plans = [await decide(id, { trash: [one!] }), await decide(id, { trash: [other!] })];
    expect(await lab.apply(plans[0]!)).toMatchObject({ state: 'applied' });
    await expect(lab.apply(plans[1]!)).rejects.toMatchObject({ code: 'plan.stale' });
    expect(existsSync(lab.at(`in/${BAD.path}`))).toBe(true);
  });

  it('puts nothing away once the copy to be kept has gone from the disk', async () => {
    await open();
    await lab.add([GOOD, BAD]);
    const { id, copies } = await first();
    rmSync(lab.at(`in/${GOOD.path}`));
    const planId = await decide(id, { trash: [copies[1]!.fileId] });
    expect(await lab.view(planId)).toMatchObject({ operations: 0, conflicts: 1 });
    const [operation] = await lab.operations(planId);
    expect(operation?.reason).toContain('the copy to be kept is not there');
  });
});

describe('all decisions at once', () => {
  it('are one plan for what something is clearly better than, and leave the rest to the user', async () => {
    await open();
    const film = (tmdbId: number, path: string): LabFilm => ({
      tmdbId,
      path,
      title: `Film ${tmdbId}`,
      year: 2000,
    });
    await lab.add([
      ...[GOOD, BAD],
      film(1, 'Film.1.2000.1080p.WEB-DL.mkv'),
      film(1, 'Film.1.2000.720p.BluRay.mkv'),
      film(2, 'Film.2.2000.2160p.mkv'),
      film(2, 'Film.2.2000.1080p.mkv'),
    ]);
    const [library] = await lab.database.query<{ id: string }>('SELECT id FROM library');
    const requests = new DuplicateRequests(lab.database);
    const planId = await requests.putWorseAway(library?.id ?? '', { kind: null, reason: null }, 'test');
    await lab.build(planId);
    const sources = (await lab.operations(planId)).map(({ source }) => source.slice(lab.home.length + 1));
    expect(sources).toEqual([`in/${BAD.path}`, `in/${BAD.companions?.[0]?.[0]}`, 'in/Film.2.2000.1080p.mkv']);
    expect(await lab.apply(planId)).toMatchObject({ state: 'applied', refused: 0 });
    expect(await list()).toHaveLength(1);
  });
});

describe('files of one content', () => {
  const SAME = { contents: 'the very same' };

  it('are found whatever they are called, and one of them may go', async () => {
    await open();
    await place([{ ...ALIEN, ...SAME }]);
    await lab.add([
      { path: 'x.mkv', tmdbId: 7, title: 'Mistaken', ...SAME },
      { path: 'y.mkv', tmdbId: 8, title: 'As long', contents: 'the very sama' },
      { path: 'z.mkv', tmdbId: 9, title: 'Longer', contents: 'something else' },
    ]);
    expect(await list()).toEqual([]);
    await compare();
    const [found, ...others] = await list();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ reason: 'content', sameContent: true });
    expect(names(found!)[0]).toMatch(/^store\//);
    expect(names(found!)[1]).toBe('in/x.mkv');
    expect(await new DuplicateQueries(lab.database).one(found!.id)).toEqual(found);
    const planId = await decide(found!.id, {
      keep: [found!.copies[0]!.fileId],
      trash: [found!.copies[1]!.fileId],
    });
    expect(await lab.apply(planId)).toMatchObject({ state: 'applied', refused: 0 });
    expect(await list()).toEqual([]);
  });

  it('are listed once where they are copies of one work too', async () => {
    await open();
    await lab.add([heat('a/Heat.1995.mkv', SAME), heat('b/Heat.1995.mkv', SAME)]);
    await compare();
    expect((await list()).map(({ reason, sameContent }) => [reason, sameContent])).toEqual([['title', true]]);
    expect(await list({ reason: 'content' })).toHaveLength(1);
  });

  it('are read anew when they have changed, and never while a plan is applied', async () => {
    await open();
    await lab.add([heat('a/Heat.1995.mkv', SAME), ALIEN, { ...ALIEN, path: 'b.mkv', tmdbId: 1, ...SAME }]);
    await lab.apply((await lab.plan()).id, 'worker', { expired: () => true });
    await compare();
    expect(await lab.database.query(`SELECT 1 FROM content_hash WHERE ends IS NOT NULL`)).toEqual([]);
    await lab.database.query('UPDATE plan SET claimed_until = NULL');
    expect(await lab.carryOn('1')).toMatchObject({ state: 'applied' });
    await compare();
    expect(await list()).toHaveLength(1);
    await lab.database.query(`UPDATE file SET mtime_ns = mtime_ns + 1 WHERE name = 'b.mkv'`);
    expect(await list()).toEqual([]);
    await compare();
    const problems = await lab.database.query(`SELECT problem FROM content_hash WHERE state = 'failed'`);
    expect(problems).toEqual([{ problem: expect.stringContaining('changed since the scan') }]);
  });

  it('are read in pieces, and each piece counts once', async () => {
    await open();
    const long = (byte: string) => ({ contents: byte.repeat(70 * 1_024 * 1_024) });
    await lab.add([heat('a/Heat.1995.mkv', long('x')), { ...ALIEN, ...long('x') }]);
    await compare();
    const rows = await lab.database.query<{ hash: Buffer; hashed: string }>(
      'SELECT hash, hashed FROM content_hash',
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual(rows[1]);
    expect(await list({ reason: 'content' })).toHaveLength(1);
  });
});
