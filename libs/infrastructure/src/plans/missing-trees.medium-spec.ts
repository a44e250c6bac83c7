import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlanLab, treesOf } from '#testing';

let lab: PlanLab;

beforeEach(async () => {
  lab = await PlanLab.open();
  await lab.add([{ path: 'heat.avi', tmdbId: 949, title: 'Heat', year: 1995 }]);
});

afterEach(() => lab.close());

describe('a storage disk that is not mounted', () => {
  it('gets nothing under its name, and the plan waits until it is back', async () => {
    const plan = await lab.plan();
    const before = treesOf(lab);
    renameSync(lab.at('store'), lab.at('unmounted'));
    mkdirSync(lab.at('store'));
    await expect(lab.apply(plan.id)).rejects.toMatchObject({ code: 'plan.disk-missing', retryable: true });
    expect(treesOf(lab)).toEqual(before);
    const waiting = { probes: 0, disk: expect.stringContaining('mount its disk') };
    expect(await lab.view(plan.id)).toMatchObject({ state: 'applying', waitingFor: waiting });
    rmdirSync(lab.at('store'));
    renameSync(lab.at('unmounted'), lab.at('store'));
    await lab.database.query('UPDATE plan SET claimed_until = NULL');
    expect(await lab.carryOn(plan.id)).toMatchObject({ state: 'applied', refused: 0, waitingFor: null });
    await lab.requests.startUndo(plan.id, plan.hash ?? '');
    expect(await lab.view(plan.id)).toMatchObject({ state: 'undoing', waitingFor: null });
  });

  it('does not keep a plan from being stopped', async () => {
    const plan = await lab.plan();
    renameSync(lab.at('store'), lab.at('unmounted'));
    mkdirSync(lab.at('store'));
    await expect(lab.apply(plan.id)).rejects.toMatchObject({ code: 'plan.disk-missing' });
    await lab.requests.cancel(plan.id);
    expect(await lab.view(plan.id)).toMatchObject({ state: 'stale' });
  });
});
