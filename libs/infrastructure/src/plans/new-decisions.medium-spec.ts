import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClusterVerdict } from '#domain';
import { PlanDuplicates, PostgresPlanStore, PostgresReviewStore } from '#infrastructure/database';
import { FARGO, PlanLab } from '#testing';
import { buildPlan } from './index.js';

let lab: PlanLab;

beforeEach(async () => {
  lab = await PlanLab.open();
  await lab.add([{ path: 'heat.avi', tmdbId: 949, title: 'Heat', year: 1995 }]);
});
afterEach(() => lab.close());

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
