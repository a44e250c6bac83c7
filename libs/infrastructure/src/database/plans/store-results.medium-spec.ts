import { afterEach, expect, it } from '@jest/globals';
import { PlanLab, statesOf } from '#testing';
import { storeResults } from './store-results.js';

let lab: PlanLab;

afterEach(() => lab.close());

it.each([
  ['planned', 'organized', 'organized'],
  ['planned', 'identified', 'identified'],
  ['trashed', 'organized', 'trashed'],
  ['trashed', 'identified', 'trashed'],
] as const)('a %s file of which a result says that it is %s is %s', async (was, said, is) => {
  lab = await PlanLab.open();
  await lab.add([{ path: 'heat.avi', tmdbId: 949, title: 'Heat', year: 1995 }]);
  const rows = await lab.database.query<{ id: string }>('UPDATE file SET state = $1 RETURNING id', [was]);
  const changes = rows.map(({ id }) => ({ fileId: id, state: said, reason: 'the link has vanished' }));
  await storeResults(lab.database, { rows: [], changes, putAway: [], restored: [] });
  expect(await statesOf(lab)).toEqual({ 'heat.avi': is });
  const reasons = await lab.database.query('SELECT reason FROM file');
  expect(reasons).toEqual([{ reason: is === 'trashed' ? null : 'the link has vanished' }]);
});
