import { existsSync, lstatSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { WorkLimits } from '#domain';
import { type LabFilm, PlanLab, type PlanLabOptions, treesOf } from '#testing';
import { applyPlan } from './index.js';

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
const DUNE: LabFilm = { path: 'new/dune.mkv', tmdbId: 438631, title: 'Dune', year: 2021 };
const ALIEN: LabFilm = { path: 'new/alien.mkv', tmdbId: 348, title: 'Alien', year: 1979 };

const films = (count: number): LabFilm[] =>
  Array.from({ length: count }, (_, at) => ({ path: `${at}.mkv`, tmdbId: at + 1, title: `Film ${at}` }));

/** Ends the work after so many chunks. */
const chunks = (count: number): WorkLimits => {
  let left = count;
  return { expired: () => left-- <= 0 };
};
const NONE = chunks(0);

const statesOfFiles = async (): Promise<string[]> => {
  const rows = await lab.database.query<{ state: string }>(
    `SELECT DISTINCT state FROM file WHERE kind = 'movie' ORDER BY state`,
  );
  return rows.map(({ state }) => state);
};

const danglingLinks = (): string[] =>
  readdirSync(lab.at('view'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => lstatSync(lab.at(`view/${name}`)).isSymbolicLink() && !existsSync(lab.at(`view/${name}`)),
  );

const reasonsOf = async (id: string): Promise<string[]> =>
  (await lab.operations(id)).flatMap(({ reason }) => reason ?? []);

describe('a plan that is being applied', () => {
  // A chunk is of whole groups, of two operations each here: 1,998 of them.
  it('is held between operations, and gone on with', async () => {
    await open();
    await lab.add(films(1_500));
    const plan = await lab.plan();
    expect(await lab.apply(plan.id, 'worker', chunks(1))).toMatchObject({ state: 'applying', done: 1_998 });
    await lab.requests.pause(plan.id);
    expect(await lab.carryOn(plan.id)).toMatchObject({ state: 'paused', done: 1_998 });
    expect(await statesOfFiles()).toEqual(['organized', 'planned']);
    await expect(lab.requests.pause(plan.id)).rejects.toMatchObject({ code: 'plan.wrong-state' });
    await lab.requests.resume(plan.id);
    await lab.database.query('UPDATE plan SET claimed_until = NULL');
    expect(await lab.carryOn(plan.id)).toMatchObject({ state: 'applied', done: 3_000, refused: 0 });
  });

  it('is not gone on with by a worker that was about to when it is paused', async () => {
    await open();
    await lab.add([HEAT]);
    const plan = await lab.plan();
    await lab.apply(plan.id, 'worker', NONE);
    await lab.database.query('UPDATE plan SET claimed_until = NULL');
    const run = lab.run('worker');
    const claimed = await run.store.claim(plan.id, 'applying');
    await lab.requests.pause(plan.id);
    expect(await applyPlan(run, claimed!, { expired: () => false })).toBe(true);
    expect(await lab.view(plan.id)).toMatchObject({ state: 'paused', done: 0 });
    expect(existsSync(lab.at('in/heat.avi'))).toBe(true);
  });

  it('is ended where it is, and what it did can be undone', async () => {
    await open();
    await lab.add(films(1_500));
    const before = treesOf(lab);
    const plan = await lab.plan();
    await lab.apply(plan.id, 'worker', chunks(1));
    expect(await lab.requests.cancel(plan.id)).toBe('test');
    await lab.database.query('UPDATE plan SET claimed_until = NULL');
    expect(await lab.carryOn(plan.id)).toMatchObject({
      state: 'partly-applied',
      done: 1_998,
      refused: 1_002,
    });
    expect(await statesOfFiles()).toEqual(['identified', 'organized']);
    expect(new Set(await reasonsOf(plan.id))).toEqual(
      new Set(['not done, since the plan was stopped before']),
    );
    expect(await lab.plan()).toMatchObject({ operations: 1_002, conflicts: 0 });
    await lab.database.query('UPDATE plan SET claimed_until = NULL');
    expect(await lab.undo(plan.id)).toMatchObject({ state: 'undone' });
    expect(treesOf(lab)).toEqual(before);
  });

  it('has what is begun brought to its end when it is stopped', async () => {
    await open();
    await lab.add([HEAT, DUNE]);
    const plan = await lab.plan();
    await lab.apply(plan.id, 'worker', NONE);
    await lab.database.query(`UPDATE operation SET state = 'acting' WHERE plan_id = $1 AND group_no = 0`, [
      plan.id,
    ]);
    await lab.requests.pause(plan.id);
    expect(await lab.requests.cancel(plan.id)).toBe('test');
    expect(await lab.view(plan.id)).toMatchObject({ state: 'applying' });
    await expect(lab.requests.pause(plan.id)).rejects.toMatchObject({ code: 'plan.wrong-state' });
    await lab.database.query('UPDATE plan SET claimed_until = NULL');
    const ended = await lab.carryOn(plan.id);
    expect(ended).toMatchObject({ state: 'partly-applied' });
    const states = (await lab.operations(plan.id)).map(({ group, state }) => `${group} ${state}`);
    expect([...new Set(states)].toSorted()).toEqual(['0 done', '1 skipped']);
    expect(danglingLinks()).toEqual([]);
  });

  it('becomes stale when it is stopped before anything is done, as one that waits does', async () => {
    await open();
    await lab.add([HEAT]);
    const [one, other] = [await lab.plan(), await lab.plan()];
    await lab.apply(one.id, 'worker', NONE);
    await lab.requests.cancel(one.id);
    await lab.requests.cancel(other.id);
    expect(await lab.view(one.id)).toMatchObject({ state: 'stale', done: 0 });
    expect(await lab.view(other.id)).toMatchObject({ state: 'stale', error: 'stopped by the user' });
    expect(await statesOfFiles()).toEqual(['identified']);
  });

  it('leaves what it has not begun of a chunk when it is paused in the middle of that', async () => {
    await open({ mode: 'copy' });
    await lab.add(films(60));
    const plan = await lab.plan();
    await lab.apply(plan.id, 'worker', NONE);
    await lab.database.query('UPDATE plan SET claimed_until = NULL');
    const run = lab.run('worker');
    const claimed = await run.store.claim(plan.id, 'applying');
    // The claim is prolonged every half second of work. Here that comes every 13 steps or so, and some time the user has paused.
    let times = 0;
    run.store.prolong = async () => Promise.resolve(++times < 11);
    const now = performance.now.bind(performance);
    let late = 0;
    performance.now = () => now() + (late += 20);
    try {
      expect(await applyPlan(run, claimed!, { expired: () => false })).toBe(true);
    } finally {
      performance.now = now;
    }
    const { counts } = await lab.view(plan.id);
    const states = new Map<string, number>();
    for (const { state, operations } of counts) states.set(state, (states.get(state) ?? 0) + operations);
    expect(states.get('planned')).toBeGreaterThan(0);
    expect([...states.keys()].toSorted()).toEqual(['done', 'planned']);
    expect(await statesOfFiles()).toEqual(['organized', 'planned']);
    await lab.database.query('UPDATE plan SET claimed_until = NULL');
    expect(await lab.carryOn(plan.id, 'next')).toMatchObject({ state: 'applied', refused: 0 });
  });
});

describe('what changes between plan and apply', () => {
  it('is a conflict with its reason, stops its group, and lets the rest go on', async () => {
    await open();
    await lab.add([HEAT, DUNE, ALIEN, { path: 'd.mkv', tmdbId: 4, title: 'D' }]);
    const plan = await lab.plan();
    writeFileSync(lab.at('in/heat.avi'), 'written to since');
    unlinkSync(lab.at('in/new/dune.mkv'));
    lab.write('store/Films/Alien (1979)/Alien (1979).mkv', 'appeared since');
    const applied = await lab.apply(plan.id);
    expect(applied).toMatchObject({ state: 'partly-applied', done: 2 });
    const operations = await lab.operations(plan.id);
    const told = operations.map(({ kind, source, state, reason }) => ({
      what: `${kind} ${source.slice(lab.home.length)}`,
      state,
      reason,
    }));
    const stateOf = (what: string) => told.find((one) => one.what.startsWith(what));
    expect(stateOf('move /in/heat.avi')).toMatchObject({
      state: 'conflict',
      reason: expect.stringContaining('changed since the plan'),
    });
    expect(stateOf('move /in/heat.en.srt')).toMatchObject({ state: 'skipped' });
    expect(stateOf('move /in/new/dune')).toMatchObject({
      state: 'conflict',
      reason: expect.stringContaining('vanished since the plan'),
    });
    expect(stateOf('move /in/new/alien')).toMatchObject({
      state: 'conflict',
      reason: expect.stringContaining('is there already'),
    });
    expect(readFileSync(lab.at('store/Films/Alien (1979)/Alien (1979).mkv'), 'utf8')).toBe('appeared since');
    expect(danglingLinks()).toEqual([]);
    expect(existsSync(lab.at('in/heat.en.srt'))).toBe(true);
  });
});

describe('plans that share files', () => {
  it('are begun by exactly one, of two that are applied at once', async () => {
    await open();
    await lab.add(films(40));
    const plans = [await lab.plan(), await lab.plan()];
    const answers = await Promise.allSettled(
      plans.map(({ id, hash }) => lab.requests.startApply(id, hash ?? '')),
    );
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({
      code: 'plan.shares-files',
      message: expect.stringContaining('applying'),
    });
    const states = await Promise.all(plans.map(async ({ id }) => (await lab.view(id)).state));
    expect(states.toSorted()).toEqual(['applying', 'ready']);
  });

  it('are refused while one is paused or undone, also for a companion alone, and stale after', async () => {
    await open();
    await lab.add([HEAT, DUNE]);
    const [one, other, third] = [
      await lab.plan(),
      await lab.plan({ path: lab.at('in/heat.avi') }),
      await lab.plan(),
    ];
    await lab.database.query(
      `DELETE FROM operation WHERE plan_id = $1 AND file_id NOT IN (SELECT id FROM file WHERE kind = 'subtitle')`,
      [other.id],
    );
    await lab.apply(one.id, 'worker', NONE);
    await lab.requests.pause(one.id);
    await expect(lab.apply(other.id)).rejects.toMatchObject({
      code: 'plan.shares-files',
      message: expect.stringContaining(`plan ${one.id}, which is paused`),
    });
    expect(await lab.view(other.id)).toMatchObject({ state: 'ready' });
    await lab.requests.resume(one.id);
    await lab.database.query('UPDATE plan SET claimed_until = NULL');
    await lab.carryOn(one.id);
    await expect(lab.apply(other.id)).rejects.toMatchObject({ code: 'plan.stale' });
    expect(await lab.view(other.id)).toMatchObject({
      state: 'stale',
      error: expect.stringContaining(`by plan ${one.id}`),
    });
    await lab.undo(one.id);
    await expect(lab.apply(third.id)).rejects.toMatchObject({ code: 'plan.stale' });
  });

  it('go on beside each other when they share none', async () => {
    await open();
    await lab.add([HEAT, DUNE]);
    const [heat, dune] = [
      await lab.plan({ path: lab.at('in/heat.avi') }),
      await lab.plan({ path: lab.at('in/new') }),
    ];
    await lab.apply(heat.id, 'worker', NONE);
    expect(await lab.apply(dune.id, 'other')).toMatchObject({ state: 'applied' });
  });
});

describe('two workers', () => {
  it('do every operation once, also when claims run out and processes end', async () => {
    await open();
    await lab.add(films(1_300));
    const plan = await lab.plan();
    await lab.apply(plan.id, 'one', NONE);
    const late = lab.run('late');
    await lab.database.query('UPDATE plan SET claimed_until = NULL');
    const lost = await late.store.claim(plan.id, 'applying');
    await lab.database.query(`UPDATE plan SET claimed_until = now() - interval '1 second'`);
    await lab.carryOn(plan.id, 'two', chunks(1));
    await expect(applyPlan(late, lost!, { expired: () => false })).rejects.toMatchObject({
      code: 'plan.taken',
    });
    // One that was killed in the middle of a chunk leaves it begun.
    await lab.database.query(
      `UPDATE operation SET state = 'acting' WHERE id IN (
         SELECT id FROM operation WHERE state = 'planned' ORDER BY id LIMIT 100)`,
    );
    await lab.database.query(`UPDATE plan SET claimed_until = now() - interval '1 second'`);
    await Promise.all([lab.carryOn(plan.id, 'three'), lab.carryOn(plan.id, 'four')]);
    expect(await lab.view(plan.id)).toMatchObject({ state: 'applied', done: 2_600, refused: 0 });
    expect(danglingLinks()).toEqual([]);
  });
});

describe('a plan for a part', () => {
  it.each([
    ['kind', { kind: 'episode' }, 0],
    ['folder', 'in/new', 4],
    ['file', 'in/heat.avi', 4],
    ['files', { fileIds: ['1', '3'] }, 6],
    ['scan', { scanId: '1' }, 8],
    ['another scan', { scanId: '2' }, 0],
    ['kind and files', { kind: 'movie', fileIds: ['2'] }, 2],
  ] as const)('%s: places only that', async (_, filter, operations) => {
    await open();
    await lab.add([HEAT, DUNE, ALIEN]);
    const given = typeof filter === 'string' ? { path: lab.at(filter) } : filter;
    const plan = await lab.plan(given);
    expect(plan).toMatchObject({ operations, conflicts: 0, filter: given });
  });

  it('title: places the videos of that', async () => {
    await open();
    await lab.add([HEAT, DUNE, { ...HEAT, path: 'again/heat.avi', companions: [] }]);
    const [title] = await lab.database.query<{ id: string }>(`SELECT id FROM title WHERE name = 'Dune'`);
    expect(await lab.plan({ titleIds: [title?.id ?? ''] })).toMatchObject({ operations: 2 });
  });
});

describe('history', () => {
  it('keeps what each plan did, and when', async () => {
    await open();
    await lab.add([HEAT, DUNE]);
    const plan = await lab.plan();
    expect(plan.counts).toEqual([
      { kind: 'move', state: 'planned', operations: 3, refused: 0, bytes: null },
      { kind: 'symlink', state: 'planned', operations: 3, refused: 0, bytes: null },
    ]);
    expect(plan).toMatchObject({ appliedAt: null, undoneAt: null });
    await lab.apply(plan.id);
    await lab.undo(plan.id);
    const [kept] = (await lab.requests.list({ limit: 5, cursor: null })).items;
    expect(kept).toMatchObject({
      state: 'undone',
      appliedAt: expect.any(String),
      undoneAt: expect.any(String),
    });
    expect(kept?.counts.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'move undone',
      'symlink undone',
    ]);
    const group = await lab.requests.operations(
      plan.id,
      { limit: 50, cursor: null },
      { group: 0, kind: 'move' },
    );
    expect(group.items.map(({ source }) => source)).toEqual([
      lab.at('in/heat.avi'),
      lab.at('in/heat.en.srt'),
    ]);
    const none = await lab.requests.operations(plan.id, { limit: 50, cursor: null }, { state: 'done' });
    expect(none.items).toEqual([]);
  });
});
