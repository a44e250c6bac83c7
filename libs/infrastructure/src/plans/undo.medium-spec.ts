import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type LabFilm, PlanLab, type PlanLabOptions, treesOf } from '#testing';
import { applyPlan, manifestFolder, undoManifest } from './index.js';

let lab: PlanLab;

afterEach(() => lab.close());

const open = async (options: PlanLabOptions = {}): Promise<PlanLab> => {
  lab = await PlanLab.open(options);
  return lab;
};

const HEAT: LabFilm = {
  path: 'heat.avi',
  tmdbId: 949,
  title: 'Heat',
  year: 1995,
  companions: [['heat.en.srt', '.en']],
};
const DUNE: LabFilm = { path: 'dune.mkv', tmdbId: 438631, title: 'Dune', year: 2021 };

/** Films whose titles begin with a letter each. */
const alphabet = (from: number, to: number): LabFilm[] =>
  Array.from({ length: to - from }, (_, at) => {
    const letters = String.fromCharCode(97 + ((from + at) % 26));
    return { path: `${from + at}.mkv`, tmdbId: from + at + 1, title: `${letters}${from + at}`, year: 2000 };
  });

describe('undo of a part', () => {
  it('takes the whole group of an operation, and only that; the rest later', async () => {
    await open();
    await lab.add([HEAT, DUNE]);
    const before = treesOf(lab);
    const plan = await lab.plan();
    await lab.apply(plan.id);
    const link = (await lab.operations(plan.id)).find(
      ({ kind, source }) => kind === 'symlink' && source.endsWith('.srt'),
    );
    expect(await lab.undo(plan.id, { operationIds: [link?.id ?? ''] })).toMatchObject({
      state: 'partly-applied',
      done: 2,
      refused: 0,
    });
    expect([
      existsSync(lab.at('in/heat.avi')),
      existsSync(lab.at('in/heat.en.srt')),
      existsSync(lab.at('in/dune.mkv')),
    ]).toEqual([true, true, false]);
    expect(await lab.plan()).toMatchObject({ operations: 4, conflicts: 0 });
    expect(await lab.undo(plan.id)).toMatchObject({ state: 'undone', done: 0 });
    expect(treesOf(lab)).toEqual(before);
  });

  it('goes by files too, and refuses what the plan has not', async () => {
    await open();
    await lab.add([HEAT, DUNE]);
    const plan = await lab.plan();
    await lab.apply(plan.id);
    await expect(lab.undo(plan.id, { fileIds: ['2', '99'] })).rejects.toMatchObject({
      code: 'plan.unknown-operation',
      message: expect.stringContaining('no file 99'),
    });
    expect(await lab.undo(plan.id, { fileIds: ['2'] })).toMatchObject({ state: 'partly-applied', done: 4 });
    expect(existsSync(lab.at('in/dune.mkv'))).toBe(true);
  });
});

describe('undo after a later plan', () => {
  it('refuses exactly the videos that it changed, naming it, and takes them after that is undone', async () => {
    await open({ maxPerFolder: 10 });
    await lab.add([...alphabet(0, 10), { ...HEAT, genreIds: [80] }]);
    const before = treesOf(lab);
    const first = await lab.plan();
    await lab.apply(first.id);
    await lab.add(alphabet(10, 12));
    const withNew = treesOf(lab).filter((line) => line.startsWith('in/'));
    const second = await lab.plan();
    await lab.apply(second.id);
    const afterSecond = treesOf(lab);
    const undone = await lab.undo(first.id);
    expect(undone).toMatchObject({ state: 'partly-applied', done: 20, refused: 20 });
    const kept = (await lab.operations(first.id)).filter(({ state }) => state === 'done');
    expect(new Set(kept.map(({ reason }) => reason))).toEqual(
      new Set([`plan ${second.id} has changed it since: undo plan ${second.id} first`]),
    );
    expect(existsSync(lab.at('in/heat.avi'))).toBe(true);
    // Its own folder of the view goes with it.
    const others = (lines: readonly string[]): string[] =>
      lines.filter((line) => !/heat|Policier/i.test(line));
    expect(others(treesOf(lab))).toEqual(others(afterSecond));
    expect(await lab.undo(second.id)).toMatchObject({ state: 'undone' });
    expect(await lab.undo(first.id)).toMatchObject({ state: 'undone', refused: 0 });
    expect(treesOf(lab).toSorted()).toEqual([...new Set([...before, ...withNew])].toSorted());
  });

  it('refuses while the later plan is at work', async () => {
    await open({ maxPerFolder: 10 });
    await lab.add(alphabet(0, 10));
    const first = await lab.plan();
    await lab.apply(first.id);
    await lab.add(alphabet(10, 12));
    const second = await lab.plan();
    await lab.apply(second.id, 'worker', { expired: () => true });
    await expect(lab.undo(first.id)).rejects.toMatchObject({ code: 'plan.shares-files' });
  });
});

describe('undo by the manifest', () => {
  it('needs no database, and one that is still there learns of it, also after a scan', async () => {
    await open();
    await lab.add([HEAT, DUNE]);
    const before = treesOf(lab);
    const plan = await lab.plan();
    await lab.apply(plan.id);
    writeFileSync(lab.at('store/Films/Dune (2021)/Dune (2021).mkv'), 'written to since');
    const report = await undoManifest(join(manifestFolder(lab.at('data')), `plan-${plan.id}.jsonl`));
    expect(report).toMatchObject({ plan: plan.id, undone: 4 });
    expect(report.refused).toHaveLength(2);
    expect(treesOf(lab).filter((line) => /heat/i.test(line))).toEqual(
      before.filter((line) => /heat/i.test(line)),
    );
    await lab.database.query(
      `INSERT INTO file (id, library_id, directory_id, name, kind, size, mtime_ns, device, inode, state, scan_id)
       SELECT 900, library_id, directory_id, name, kind, size, mtime_ns, device, inode, 'discovered', 2 FROM file
       WHERE name = 'heat.avi'`,
    );
    expect(await lab.undo(plan.id)).toMatchObject({ state: 'partly-applied', done: 2, refused: 2 });
    const rows = await lab.database.query<{ state: string; at: Buffer | null }>(
      `SELECT state, current_path AS at FROM file WHERE name = 'heat.avi' ORDER BY id`,
    );
    expect(rows).toEqual([
      { state: 'identified', at: null },
      { state: 'missing', at: Buffer.from(lab.at('in/heat.avi')) },
    ]);
    expect(await lab.plan()).toMatchObject({ operations: 4, conflicts: 0 });
  });

  /** Applies one more chunk of a plan; the power is cut before the database learns what came of it. */
  const applyUntilPowerCut = async (id: string): Promise<void> => {
    const run = lab.run('worker');
    const { hash, state } = await lab.view(id);
    if (state === 'ready') await lab.requests.startApply(id, hash ?? '');
    await freeClaims();
    const claimed = await run.store.claim(id, 'applying');
    let chunks = 1;
    run.store.finish = async () => Promise.reject(new Error('the power is cut'));
    const limits = { expired: () => chunks-- <= 0 };
    await expect(applyPlan(run, claimed!, limits)).rejects.toThrow('the power is cut');
    await freeClaims();
  };
  const freeClaims = async (): Promise<unknown> => lab.database.query('UPDATE plan SET claimed_until = NULL');

  const byManifest = async (id: string): ReturnType<typeof undoManifest> =>
    undoManifest(join(manifestFolder(lab.at('data')), `plan-${id}.jsonl`));

  const statesOfFiles = async (): Promise<string[]> => {
    const rows = await lab.database.query<{ state: string }>(
      `SELECT DISTINCT state FROM file ORDER BY state`,
    );
    return rows.map(({ state }) => state);
  };

  // A chunk is of whole groups, of two operations each here: 1,998 of them.
  it('ends a plan that was under way: nothing of it is done again, or for the first time', async () => {
    await open();
    await lab.add(alphabet(0, 1_100));
    const before = treesOf(lab);
    const plan = await lab.plan();
    await applyUntilPowerCut(plan.id);
    expect(await byManifest(plan.id)).toMatchObject({ undone: 1_998, refused: [] });
    expect(await lab.carryOn(plan.id)).toMatchObject({ state: 'undone', done: 0, refused: 202 });
    expect(treesOf(lab)).toEqual(before);
    expect(await statesOfFiles()).toEqual(['identified']);
    expect(await lab.plan()).toMatchObject({ operations: 2_200, conflicts: 0 });
  });

  it('leaves what the database knows as done for the undo that tells it', async () => {
    await open();
    await lab.add(alphabet(0, 1_100));
    const before = treesOf(lab);
    const plan = await lab.plan();
    let chunks = 1;
    await lab.apply(plan.id, 'worker', { expired: () => chunks-- <= 0 });
    await applyUntilPowerCut(plan.id);
    expect(await byManifest(plan.id)).toMatchObject({ undone: 2_200, refused: [] });
    expect(await lab.carryOn(plan.id)).toMatchObject({ state: 'partly-applied', done: 1_998 });
    expect(treesOf(lab)).toEqual(before);
    expect(await lab.undo(plan.id)).toMatchObject({ state: 'undone', done: 0 });
    expect(treesOf(lab)).toEqual(before);
    expect(await statesOfFiles()).toEqual(['identified']);
  });

  it('is not believed of a video that has come to its place again since', async () => {
    await open();
    await lab.add([HEAT, DUNE]);
    const before = treesOf(lab);
    const plan = await lab.plan();
    await lab.apply(plan.id);
    const placed = treesOf(lab);
    await byManifest(plan.id);
    for (const { kind, source, target } of await lab.operations(plan.id)) {
      mkdirSync(dirname(target), { recursive: true });
      if (kind === 'symlink') symlinkSync(relative(dirname(target), source), target);
      else renameSync(source, target);
    }
    expect(treesOf(lab)).toEqual(placed);
    expect(await lab.undo(plan.id)).toMatchObject({ state: 'undone', refused: 0 });
    expect(treesOf(lab)).toEqual(before);
  });

  it('knows what an undo by the database has taken back', async () => {
    await open();
    await lab.add([HEAT, DUNE]);
    const plan = await lab.plan();
    await lab.apply(plan.id);
    await lab.undo(plan.id, { fileIds: ['2'] });
    const manifest = join(manifestFolder(lab.at('data')), `plan-${plan.id}.jsonl`);
    expect(await undoManifest(manifest)).toMatchObject({ undone: 4, refused: [] });
  });
});

describe('undo', () => {
  it('keeps what was written to since with its video, says why, and tries it again when asked', async () => {
    await open();
    await lab.add([HEAT, DUNE]);
    const plan = await lab.plan();
    await lab.apply(plan.id);
    const placed = lab.at('store/Films/Heat (1995)/Heat (1995).avi');
    writeFileSync(placed, 'written to since');
    expect(await lab.undo(plan.id)).toMatchObject({ state: 'partly-applied', done: 4, refused: 4 });
    expect(readFileSync(placed, 'utf8')).toBe('written to since');
    expect(existsSync(lab.at('in/dune.mkv'))).toBe(true);
    expect(await lab.undo(plan.id)).toMatchObject({ state: 'partly-applied', done: 4, refused: 4 });
  });
});
