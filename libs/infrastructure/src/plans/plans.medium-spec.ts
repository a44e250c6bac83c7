import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type LabFilm, PlanLab, type PlanLabOptions } from '#testing';

let lab: PlanLab;

afterEach(() => lab.close());

const open = async (options: PlanLabOptions = {}): Promise<PlanLab> => {
  lab = await PlanLab.open(options);
  return lab;
};

const MATRIX: LabFilm = {
  path: 'The.Matrix.1999.1080p/The.Matrix.1999.1080p.mkv',
  tmdbId: 603,
  title: 'The Matrix',
  year: 1999,
  genreIds: [878],
  companions: [['The.Matrix.1999.1080p/The.Matrix.1999.1080p.en.srt', '.en']],
};
const HEAT: LabFilm = { path: 'heat.avi', tmdbId: 949, title: 'Heat', year: 1995, genreIds: [80] };

const STORED = 'store/Films/The Matrix (1999)/The Matrix (1999) 1080p.mkv';
const LINKED = 'view/Films/Science-Fiction/The Matrix (1999) 1080p.mkv';

/** Everything below a folder: files with what they hold, links with what they lead to. */
function tree(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(lab.at(folder), { recursive: true, encoding: 'utf8' }).flatMap((name) => {
      const path = join(lab.at(folder), name);
      const stat = lstatSync(path);
      if (stat.isDirectory()) return [];
      const held = stat.isSymbolicLink() ? `-> ${readFileSync(path, 'utf8')}` : readFileSync(path, 'utf8');
      return [[join(folder, name), `${held} ${stat.isSymbolicLink() ? '' : stat.mtimeMs}`]];
    }),
  );
}

const trees = (): Record<string, string> => ({ ...tree('in'), ...tree('store'), ...tree('view') });

describe('each mode', () => {
  it.each([
    ['dual', { moves: true, stores: true }],
    ['hardlink', { moves: false, stores: true }],
    ['copy', { moves: false, stores: true }],
    ['symlink', { moves: false, stores: false }],
  ] as const)('%s brings files to their places, and back', async (mode, { moves, stores }) => {
    await open({ mode });
    await lab.add([MATRIX, HEAT]);
    const before = trees();
    const plan = await lab.plan();
    expect(plan).toMatchObject({ state: 'ready', conflicts: 0, error: null });
    expect(trees()).toEqual(before);
    expect(await lab.apply(plan.id)).toMatchObject({ state: 'applied', refused: 0 });
    expect(existsSync(lab.at(`in/${MATRIX.path}`))).toBe(!moves);
    expect(existsSync(lab.at(STORED))).toBe(stores);
    expect(readFileSync(lab.at(LINKED), 'utf8')).toBe(`contents of in/${MATRIX.path}`);
    expect(readlinkSync(lab.at(LINKED)).startsWith('../../../')).toBe(true);
    expect(Object.keys(tree('view'))).toHaveLength(3);
    const again = await lab.plan();
    expect(again).toMatchObject({ state: 'ready', operations: 0 });
    expect(await lab.undo(plan.id)).toMatchObject({ state: 'undone' });
    expect(trees()).toEqual(before);
    expect(readdirSync(lab.at('store'))).toEqual([]);
    expect(readdirSync(lab.at('view'))).toEqual([]);
    const { operations } = await lab.plan();
    expect(operations).toBe(plan.operations);
  });

  it('in-place renames files where they are', async () => {
    await open({ mode: 'in-place' });
    await lab.add([MATRIX, HEAT]);
    const before = trees();
    const plan = await lab.plan();
    expect(await lab.apply(plan.id)).toMatchObject({ state: 'applied', done: 3 });
    expect(Object.keys(trees()).toSorted()).toEqual([
      'in/Heat (1995).avi',
      'in/The.Matrix.1999.1080p/The Matrix (1999) 1080p.en.srt',
      'in/The.Matrix.1999.1080p/The Matrix (1999) 1080p.mkv',
    ]);
    await lab.undo(plan.id);
    expect(trees()).toEqual(before);
  });
});

describe('extras', () => {
  const WITH_EXTRAS: LabFilm = {
    ...MATRIX,
    extras: ['The.Matrix.1999.1080p/Featurettes/Bullet Time.mkv', 'The.Matrix.1999.1080p/trailer.mkv'],
  };

  it('go with their film into its folder, and back; a trailer is linked beside it', async () => {
    await open();
    await lab.add([WITH_EXTRAS]);
    const before = trees();
    const plan = await lab.plan();
    expect(await lab.apply(plan.id)).toMatchObject({ state: 'applied', refused: 0 });
    expect(Object.keys(trees()).filter((path) => /Bullet|railer/.test(path))).toEqual([
      'store/Films/The Matrix (1999)/featurettes/Bullet Time.mkv',
      'store/Films/The Matrix (1999)/trailers/trailer.mkv',
      'view/Films/Science-Fiction/The Matrix (1999) 1080p-trailer.mkv',
    ]);
    expect(await lab.plan()).toMatchObject({ operations: 0, conflicts: 0 });
    expect(await lab.undo(plan.id)).toMatchObject({ state: 'undone' });
    expect(trees()).toEqual(before);
  });

  it('of a film that is in place follow with its next copy, under names of their own', async () => {
    await open({ naming: 'jellyfin' });
    await lab.add([WITH_EXTRAS]);
    await lab.apply((await lab.plan()).id);
    await lab.add([{ ...HEAT, ...MATRIX, path: 'm/m.avi', companions: [], extras: ['m/trailer.mkv'] }]);
    const plan = await lab.plan();
    expect(plan).toMatchObject({ conflicts: 0 });
    expect(await lab.apply(plan.id)).toMatchObject({ state: 'applied', refused: 0 });
    expect(readdirSync(lab.at('view/Movies/The Matrix (1999) [tmdbid-603]/trailers'))).toEqual([
      'trailer 2.mkv',
      'trailer.mkv',
    ]);
  });

  const SHOW = { tmdbId: 1, title: 'Show' } as const;
  const FIRST: LabFilm = { ...SHOW, path: 'Show.S01E01.mkv', episode: [1, 1], extras: ['x/Making of.mkv'] };
  const FIFTH: LabFilm = { ...SHOW, path: 'Show.S01E05.mkv', episode: [1, 5] };
  const extrasStored = (): string[] =>
    Object.keys(tree('store')).filter((name) => name.includes('Making of'));

  it.each(['hardlink', 'copy'] as const)(
    'of an episode that the plan is not for stay where they are until it comes (%s)',
    async (mode) => {
      await open({ mode });
      await lab.add([FIRST, FIFTH]);
      const [fifth] = await lab.database.query<{ id: string }>('SELECT id FROM file WHERE episodes = $1', [
        [5],
      ]);
      await lab.apply((await lab.plan({ fileIds: [fifth!.id] })).id);
      expect(extrasStored()).toEqual([]);
      expect(await lab.apply((await lab.plan()).id)).toMatchObject({ state: 'applied' });
      expect(extrasStored()).toEqual(['store/Séries/Show (2000)/behind the scenes/Making of.mkv']);
    },
  );

  it('that another episode has brought stay in their place when their own is taken back', async () => {
    await open({ mode: 'hardlink' });
    await lab.add([{ ...FIRST, extras: [] }]);
    const first = await lab.plan();
    await lab.apply(first.id);
    await lab.add([{ ...FIFTH, extras: FIRST.extras! }]);
    await lab.database.query(`UPDATE file SET companion_of = 1 WHERE kind = 'extra'`);
    await lab.apply((await lab.plan()).id);
    await lab.undo(first.id);
    expect(await lab.apply((await lab.plan()).id)).toMatchObject({ state: 'applied' });
    expect(extrasStored()).toEqual(['store/Séries/Show (2000)/behind the scenes/Making of.mkv']);
  });
});

describe('a view', () => {
  const films = (from: number, to: number): LabFilm[] =>
    Array.from({ length: to - from }, (_, at) => {
      const letters = String.fromCharCode(97 + ((from + at) % 26));
      return { path: `${from + at}.mkv`, tmdbId: from + at + 1, title: `${letters}${from + at}`, year: 2000 };
    });

  it('is divided into ranges when a folder would hold too much, and links make room', async () => {
    await open({ maxPerFolder: 10 });
    await lab.add(films(0, 10));
    const first = await lab.plan();
    await lab.apply(first.id);
    expect(readdirSync(lab.at('view/Films/Drame'))).toHaveLength(10);
    await lab.add(films(10, 12));
    const second = await lab.plan();
    expect(second).toMatchObject({ conflicts: 0, error: null });
    const kinds = (await lab.operations(second.id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'relink')).toHaveLength(10);
    expect(await lab.apply(second.id)).toMatchObject({ state: 'applied', refused: 0 });
    const ranges = readdirSync(lab.at('view/Films/Drame'));
    expect(ranges).toEqual(['A-F', 'G-Z']);
    for (const range of ranges) {
      for (const name of readdirSync(lab.at(`view/Films/Drame/${range}`))) {
        expect(readFileSync(lab.at(`view/Films/Drame/${range}/${name}`), 'utf8')).toContain(
          'contents of in/',
        );
      }
    }
    expect(await lab.plan()).toMatchObject({ operations: 0 });
    await lab.undo(second.id);
    expect(readdirSync(lab.at('view/Films/Drame'))).toHaveLength(10);
    expect(await lab.undo(first.id)).toMatchObject({ state: 'undone', refused: 0 });
    expect(Object.keys(trees()).filter((name) => !name.startsWith('in/'))).toEqual([]);
  });
});

describe('versions', () => {
  it('that come later get names beside those in place', async () => {
    await open();
    await lab.add([HEAT]);
    await lab.apply((await lab.plan()).id);
    await lab.add([{ ...HEAT, path: 'other/heat.avi' }]);
    const plan = await lab.plan();
    expect(plan).toMatchObject({ conflicts: 0 });
    expect(await lab.apply(plan.id)).toMatchObject({ state: 'applied' });
    expect(readdirSync(lab.at('store/Films/Heat (1995)')).length).toBe(2);
  });

  /** A film's disc: its row is that of the folder. */
  async function addDisc(path: string, files: readonly string[]): Promise<void> {
    await lab.add([{ ...HEAT, path }]);
    rmSync(lab.at(`in/${path}`));
    for (const file of files) lab.write(`in/${path}/${file}`);
    await lab.database.query('UPDATE file SET disc = true, size = 0 WHERE name = $1', [Buffer.from(path)]);
  }

  it.each(['dual', 'hardlink', 'symlink'] as const)(
    'that are discs get folders of their own (%s)',
    async (mode) => {
      await open({ mode });
      const discs = [
        ['Heat.1995.1080p.BluRay', ['BDMV/index.bdmv', 'BDMV/STREAM/00001.m2ts']],
        ['Heat.1995.2160p.UHD.BluRay', ['BDMV/index.bdmv', 'BDMV/STREAM/00800.m2ts']],
        ['Heat.1995.480p.DVD', ['VIDEO_TS/VIDEO_TS.IFO']],
      ] as const;
      for (const [path, files] of discs) {
        await addDisc(path, files);
        const plan = await lab.plan();
        expect(plan).toMatchObject({ conflicts: 0 });
        expect(await lab.apply(plan.id)).toMatchObject({ state: 'applied', refused: 0 });
      }
      expect(await lab.plan()).toMatchObject({ operations: 0, conflicts: 0 });
      const linked = Object.keys(tree('view'));
      expect(linked).toHaveLength(5);
      const folders = new Set(linked.map((name) => name.split(/\/(?:BDMV|VIDEO_TS)\//)[0]));
      expect(folders.size).toBe(3);
    },
  );

  it('do not overwrite what is there by no doing of CineOrg', async () => {
    await open();
    await lab.add([HEAT]);
    lab.write('store/Films/Heat (1995)/Heat (1995).avi', 'mine');
    const plan = await lab.plan();
    expect(plan).toMatchObject({ operations: 0, conflicts: 1 });
    const [operation] = await lab.operations(plan.id);
    expect(operation).toMatchObject({ state: 'conflict', reason: expect.stringContaining('exists already') });
  });
});

describe('what changes between plan and apply', () => {
  it('is a conflict with its reason, and the rest goes on', async () => {
    await open();
    await lab.add([MATRIX, HEAT]);
    const plan = await lab.plan();
    writeFileSync(lab.at('in/heat.avi'), 'something else');
    expect(await lab.apply(plan.id)).toMatchObject({ state: 'partly-applied', refused: 2 });
    const reasons = (await lab.operations(plan.id)).flatMap(({ reason }) => reason ?? []);
    expect(reasons[0]).toMatch(/changed since the plan/);
    expect(existsSync(lab.at(LINKED))).toBe(true);
    expect(readFileSync(lab.at('in/heat.avi'), 'utf8')).toBe('something else');
  });

  it('makes another plan for the same files be refused while one is applied', async () => {
    await open();
    await lab.add([HEAT]);
    const [one, other] = [await lab.plan(), await lab.plan()];
    const expired = { expired: () => true };
    await lab.apply(one.id, 'worker', expired);
    await expect(lab.apply(other.id)).rejects.toMatchObject({ code: 'plan.shares-files' });
  });

  it('lets an undo refuse exactly the files that were changed since', async () => {
    await open();
    await lab.add([MATRIX, HEAT]);
    const plan = await lab.plan();
    await lab.apply(plan.id);
    writeFileSync(lab.at(STORED), 'written to since');
    expect(await lab.undo(plan.id)).toMatchObject({ state: 'partly-applied' });
    expect(existsSync(lab.at('in/heat.avi'))).toBe(true);
    expect(readFileSync(lab.at(STORED), 'utf8')).toBe('written to since');
    expect(existsSync(lab.at(LINKED))).toBe(true);
  });
});

describe('folders that were left', () => {
  const OTHER: LabFilm = { path: 'Movies/Heat.1995/heat.avi', tmdbId: 949, title: 'Heat', year: 1995 };

  it('go when nothing is in them, with those above, and come back by the undo as they were', async () => {
    await open();
    await lab.add([MATRIX, OTHER]);
    chmodSync(lab.at('in/Movies'), 0o750);
    chmodSync(lab.at('in/Movies/Heat.1995'), 0o2770);
    const plan = await lab.plan();
    await lab.apply(plan.id);
    expect(readdirSync(lab.at('in'))).toEqual([]);
    await lab.undo(plan.id);
    expect(existsSync(lab.at(`in/${OTHER.path}`))).toBe(true);
    expect(statSync(lab.at('in/Movies')).mode & 0o7777).toBe(0o750);
    expect(statSync(lab.at('in/Movies/Heat.1995')).mode & 0o7777).toBe(0o2770);
  });

  it('stay when anything is in them', async () => {
    await open();
    await lab.add([MATRIX, OTHER]);
    lab.write('in/Movies/Heat.1995/notes.txt', 'mine');
    mkdirSync(lab.at('in/The.Matrix.1999.1080p/empty'));
    await lab.apply((await lab.plan()).id);
    expect(readFileSync(lab.at('in/Movies/Heat.1995/notes.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(lab.at('in/The.Matrix.1999.1080p'))).toEqual(['empty']);
  });

  it('stay where files are only linked', async () => {
    await open({ mode: 'hardlink' });
    await lab.add([OTHER]);
    await lab.apply((await lab.plan()).id);
    expect(readdirSync(lab.at('in/Movies/Heat.1995'))).toEqual(['heat.avi']);
  });
});

describe('rights', () => {
  it('are given to what is placed and to its new folders, and taken back by the undo', async () => {
    await open({ rights: { file: { mode: 0o640 }, folder: { mode: 0o2750 } } });
    await lab.add([MATRIX]);
    chmodSync(lab.at(`in/${MATRIX.path}`), 0o604);
    const plan = await lab.plan();
    expect(await lab.apply(plan.id)).toMatchObject({ state: 'applied', refused: 0 });
    const modeOf = (name: string): number => statSync(lab.at(name)).mode & 0o7777;
    expect(modeOf(STORED)).toBe(0o640);
    expect(modeOf(dirname(STORED))).toBe(0o2750);
    await lab.undo(plan.id);
    expect(modeOf(`in/${MATRIX.path}`)).toBe(0o604);
  });

  it('of hard links stay, being those of the file that is seeded', async () => {
    await open({ mode: 'hardlink', rights: { file: { mode: 0o640 }, folder: null } });
    await lab.add([HEAT]);
    chmodSync(lab.at('in/heat.avi'), 0o604);
    await lab.apply((await lab.plan()).id);
    expect(statSync(lab.at('in/heat.avi')).mode & 0o7777).toBe(0o604);
  });
});

describe('two workers', () => {
  it('on one plan do every operation once', async () => {
    await open();
    await lab.add(
      Array.from({ length: 300 }, (_, at) => ({ path: `${at}.mkv`, tmdbId: at + 1, title: `Film ${at}` })),
    );
    const plan = await lab.plan();
    const [one, other] = await Promise.all([lab.apply(plan.id, 'one'), lab.carryOn(plan.id, 'other')]);
    expect([one.state, other.state]).toContain('applied');
    expect(await lab.view(plan.id)).toMatchObject({ state: 'applied', done: 600, refused: 0 });
    expect(Object.keys(tree('view'))).toHaveLength(300);
  });
});
