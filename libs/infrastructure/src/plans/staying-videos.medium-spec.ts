import { renameSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type LabFilm, PlanLab, type PlanLabOptions, statesOf } from '#testing';

let lab: PlanLab;

afterEach(() => lab.close());

const open = async (options: PlanLabOptions = {}): Promise<PlanLab> => {
  lab = await PlanLab.open({ mode: 'in-place', ...options });
  return lab;
};

const HEAT: LabFilm = { path: 'Heat (1995) 720p.avi', tmdbId: 949, title: 'Heat', year: 1995 };
const NAME = HEAT.path;

describe('a video that has its name already', () => {
  it('is organized once the plan is applied, and as it was after the undo', async () => {
    await open();
    await lab.add([HEAT]);
    const plan = await lab.plan();
    expect(plan).toMatchObject({ operations: 0, conflicts: 0, settles: 1 });
    expect(await statesOf(lab)).toEqual({ [NAME]: 'identified' });
    expect(await lab.apply(plan.id)).toMatchObject({ state: 'applied' });
    expect(await statesOf(lab)).toEqual({ [NAME]: 'organized' });
    expect(await lab.undo(plan.id)).toMatchObject({ state: 'undone' });
    const [file] = await lab.database.query('SELECT state, storage_path FROM file');
    expect(file).toEqual({ state: 'identified', storage_path: null });
  });

  it('is so where only what travels with it gets another name', async () => {
    await open();
    await lab.add([{ ...HEAT, companions: [['heat.en.srt', '.en']] }]);
    const plan = await lab.plan();
    expect(await lab.apply(plan.id)).toMatchObject({ state: 'applied', done: 1 });
    expect(await statesOf(lab)).toEqual({ [NAME]: 'organized', 'heat.en.srt': 'attached' });
  });

  it('is in place for the copies that come later', async () => {
    await open({ collisions: 'replace-better' });
    await lab.add([HEAT]);
    await lab.apply((await lab.plan()).id);
    await lab.add([{ ...HEAT, path: 'new/Heat.1995.1080p.BluRay.mkv' }]);
    const plan = await lab.plan();
    expect(await lab.apply(plan.id)).toMatchObject({ state: 'applied', refused: 0 });
    expect((await statesOf(lab))[NAME]).toBe('trashed');
    expect(await lab.undo(plan.id)).toMatchObject({ state: 'undone' });
    expect((await statesOf(lab))[NAME]).toBe('organized');
  });

  it('is a conflict when another file lies there by now', async () => {
    await open();
    await lab.add([HEAT]);
    writeFileSync(lab.at('new.part'), 'another film');
    renameSync(lab.at('new.part'), lab.at(`in/${NAME}`));
    const plan = await lab.plan();
    expect(plan).toMatchObject({ operations: 0, conflicts: 1 });
    await lab.apply(plan.id);
    expect(await statesOf(lab)).toEqual({ [NAME]: 'identified' });
  });

  it('is as it was when the plan is stopped before anything is done', async () => {
    await open();
    await lab.add([HEAT, { path: 'alien.mkv', tmdbId: 348, title: 'Alien', year: 1979 }]);
    const plan = await lab.plan();
    await lab.apply(plan.id, 'worker', { expired: () => true });
    expect((await statesOf(lab))[NAME]).toBe('organized');
    await lab.requests.cancel(plan.id);
    expect(await statesOf(lab)).toEqual({ [NAME]: 'identified', 'alien.mkv': 'identified' });
  });
});
