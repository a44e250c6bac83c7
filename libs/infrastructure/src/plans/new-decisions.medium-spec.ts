import { afterEach, describe, expect, it } from '@jest/globals';
import type { ClusterVerdict } from '#domain';
import { PlanDuplicates, PostgresPlanStore, PostgresReviewStore } from '#infrastructure/database';
import { FARGO, PlanLab, type PlanLabOptions } from '#testing';
import { buildPlan } from './index.js';

let lab: PlanLab;

afterEach(() => lab.close());

async function open(path: string, options: PlanLabOptions = {}): Promise<void> {
  lab = await PlanLab.open(options);
  await lab.add([{ path, tmdbId: 949, title: 'Heat', year: 1995 }]);
}

/** The user finds that the file is another film. */
async function chooseFargo(): Promise<void> {
  const reviews = new PostgresReviewStore(lab.database);
  const [cluster] = await lab.database.query<{ id: string; fence: string }>('SELECT id, fence FROM cluster');
  const [file] = await lab.database.query<{ id: string }>('SELECT id FROM file');
  const verdict: ClusterVerdict = {
    ...{ details: FARGO, candidates: [], score: null, reasons: [], state: 'identified', decidedBy: 'user' },
    files: [{ fileId: file!.id, state: 'identified', season: null, episodes: [], reason: null }],
  };
  const claimed = { ...cluster!, readings: [], answers: [], chosen: null, remembered: [] };
  expect(await reviews.settle(claimed, verdict, { titles: [], leader: null })).toBe('done');
}

/** Learns of a decision right after it has read what is to be placed. */
class OvertakenStore extends PostgresPlanStore {
  override async organizable(
    ...asked: Parameters<PostgresPlanStore['organizable']>
  ): ReturnType<PostgresPlanStore['organizable']> {
    const read = await super.organizable(...asked);
    await chooseFargo();
    return read;
  }
}

describe('a decision that is changed while a plan is built', () => {
  it('has the plan begun anew, since it may have read the decision before', async () => {
    await open('heat.avi');
    const [library] = await lab.database.query<{ id: string }>('SELECT id FROM library');
    const id = await lab.requests.create(library!.id, 'test');
    const store = new OvertakenStore(lab.database, 'builder');
    const claimed = await store.claim(id, 'building');
    const making = { store, duplicates: new PlanDuplicates(lab.database), maxPerFolder: 50 };
    const trashFor = (source: Buffer): Buffer => source;
    await expect(buildPlan({ ...making, trashFor }, claimed!)).rejects.toMatchObject({ code: 'plan.taken' });
    expect(await lab.view(id)).toMatchObject({ state: 'building', error: null });
    expect(await lab.build(id)).toMatchObject({ state: 'ready', conflicts: 0 });
    const targets = (await lab.operations(id)).map(({ target }) => target);
    expect(targets.filter((target) => target.includes('Heat'))).toEqual([]);
    expect(targets.some((target) => target.includes('Fargo'))).toBe(true);
  });
});

describe('a decision that is changed while a plan waits', () => {
  it('makes it stale, also where the plan only says that the video has its name already', async () => {
    await open('Heat (1995).avi', { mode: 'in-place' });
    const plan = await lab.plan();
    expect(plan).toMatchObject({ state: 'ready', operations: 0 });
    await chooseFargo();
    expect(await lab.view(plan.id)).toMatchObject({ state: 'stale' });
  });
});
