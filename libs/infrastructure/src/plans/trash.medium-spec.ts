import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LabFilm, PlanLab } from '#testing';
import { TrashStore, type TrashView } from '../database/index.js';
import { asideName, NodeFileSystem } from '../files/index.js';
import { purgeTrash } from './purge-trash.js';

const SHARED_MEMORY = '/dev/shm';
const HEAT: LabFilm = { path: 'Heat/heat.avi', tmdbId: 949, title: 'Heat', year: 1995 };
const STORED = 'store/Films/Heat (1995)/Heat (1995).avi';

const isElsewhere = existsSync(SHARED_MEMORY) && statSync(SHARED_MEMORY).dev !== statSync(tmpdir()).dev;

// Where the system has only one disk there is nothing to move between.
(isElsewhere ? describe : describe.skip)('the original of a film that was moved to another disk', () => {
  let lab: PlanLab;
  let elsewhere: string;
  let trash: TrashStore;
  let planId: string;

  beforeEach(async () => {
    elsewhere = mkdtempSync(join(SHARED_MEMORY, 'cineorg-'));
    const home = mkdtempSync(join(tmpdir(), 'cineorg-plan-'));
    symlinkSync(elsewhere, join(home, 'store'));
    lab = await PlanLab.open({ home });
    trash = new TrashStore(lab.database);
    await lab.add([HEAT]);
    planId = (await lab.plan()).id;
    expect(await lab.apply(planId)).toMatchObject({ state: 'applied', refused: 0 });
  });

  afterEach(async () => {
    await lab.close();
    rmSync(elsewhere, { recursive: true, force: true });
  });

  const held = async (state = 'held'): Promise<readonly TrashView[]> =>
    (await trash.list({ limit: 10, cursor: null }, [state])).items;

  const purge = async (): Promise<void> => {
    expect(await purgeTrash({ store: trash, days: 0 }, { expired: () => false })).toBe(false);
  };

  it('lies in the trash of its own disk, and is put back by the undo', async () => {
    expect(await held()).toMatchObject([{ planId, source: lab.at(`in/${HEAT.path}`), copy: lab.at(STORED) }]);
    expect(readdirSync(lab.at('in'))).toEqual(['.cineorg-trash']);
    expect(await lab.undo(planId)).toMatchObject({ state: 'undone' });
    expect(readFileSync(lab.at(`in/${HEAT.path}`), 'utf8')).toBe(`contents of in/${HEAT.path}`);
    expect(await held()).toEqual([]);
    expect(await held('restored')).toHaveLength(1);
    expect(readdirSync(lab.at('in'))).toEqual(['Heat']);
  });

  it('stays until its days are over', async () => {
    expect(await trash.hasDue(30)).toBe(false);
    expect(await trash.markOlderThan(30)).toBe(0);
    await lab.database.query(`UPDATE trash SET put_away_at = now() - interval '31 days'`);
    expect(await trash.hasDue(0)).toBe(false);
    expect(await trash.hasDue(30)).toBe(true);
    await purgeTrash({ store: trash, days: 30 }, { expired: () => false });
    expect(await held('purged')).toHaveLength(1);
    expect(readdirSync(lab.at('in'))).toEqual([]);
    expect(existsSync(lab.at(STORED))).toBe(true);
  });

  it('that is gone for good leaves what was moved where it is, whatever is undone', async () => {
    expect(await trash.markOlderThan(0)).toBe(1);
    await purge();
    expect(await lab.undo(planId)).toMatchObject({ state: 'partly-applied' });
    const [operation] = await lab.operations(planId);
    expect(operation?.reason).toMatch(/original/);
    expect(readFileSync(lab.at(STORED), 'utf8')).toBe(`contents of in/${HEAT.path}`);
  });

  it('goes though both disks were numbered anew since', async () => {
    await lab.database.query(
      `UPDATE trash SET identity = jsonb_set(jsonb_set(identity, '{device}', '"999"'), '{placed,device}', '"998"')`,
    );
    expect(await trash.markOlderThan(0)).toBe(1);
    await purge();
    expect(await held('purged')).toHaveLength(1);
    expect(existsSync(lab.at(STORED))).toBe(true);
  });

  it('is kept when its copy is not as it was made', async () => {
    writeFileSync(lab.at(STORED), 'damaged');
    expect(await trash.markOlderThan(0)).toBe(1);
    await purge();
    const [kept] = await held('kept');
    expect(kept?.reason).toMatch(/copy on the other disk/);
    expect(existsSync(kept?.place ?? '')).toBe(true);
  });

  it('is put back and kept when a process ended while removing it, and its copy is not as it was made any more', async () => {
    const { id = '', place = '' } = (await held())[0] ?? {};
    const aside = asideName(id, Buffer.from(place));
    await trash.markOlderThan(0);
    renameSync(place, aside);
    writeFileSync(lab.at(STORED), 'damaged');
    await purge();
    expect((await held('kept')).map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/copy on the other disk/),
    ]);
    expect(readFileSync(place, 'utf8')).toBe(`contents of in/${HEAT.path}`);
    expect(existsSync(aside)).toBe(false);
  });

  it('goes when a process ended while removing it, and its copy is as it was made', async () => {
    const { id = '', place = '' } = (await held())[0] ?? {};
    await trash.markOlderThan(0);
    renameSync(place, asideName(id, Buffer.from(place)));
    await purge();
    expect(await held('purged')).toHaveLength(1);
    expect(readdirSync(lab.at('in'))).toEqual([]);
  });

  it('is kept when it has been changed itself', async () => {
    const [item] = await held();
    writeFileSync(item?.place ?? '', 'something new');
    await trash.markOlderThan(0);
    await purge();
    expect(await held('kept')).toHaveLength(1);
    expect(readFileSync(item?.place ?? '', 'utf8')).toBe('something new');
  });

  it('is not removed while its plan is undone', async () => {
    await lab.database.query(`UPDATE plan SET state = 'undoing' WHERE id = $1`, [planId]);
    expect(await trash.markOlderThan(0)).toBe(0);
  });

  it('that somebody has taken away is noted as lost', async () => {
    const [item] = await held();
    rmSync(item?.place ?? '');
    await trash.markOlderThan(0);
    await purge();
    expect((await held('lost')).map(({ reason }) => reason)).toEqual(['it was not in the trash any more']);
  });

  it('is kept while its disk is not mounted', async () => {
    const [item] = await held();
    rmSync(dirname(dirname(item?.place ?? '')), { recursive: true });
    // What is mounted there now is another disk.
    await lab.database.query(`UPDATE trash SET identity = jsonb_set(identity, '{device}', '"1"')`);
    await trash.markOlderThan(0);
    await purge();
    expect((await held('kept')).map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/disk is not mounted/),
    ]);
  });

  it('is not told as gone before that is durable, and then that CineOrg may have removed it', async () => {
    const [item] = await held();
    const disk = new NodeFileSystem();
    const seen: string[] = [];
    disk.syncFolder = async (path) => {
      seen.push(path.toString());
      return Promise.reject(Object.assign(new Error('the disk fails'), { code: 'EIO' }));
    };
    await trash.markOlderThan(0);
    await expect(purgeTrash({ store: trash, days: 0, disk }, { expired: () => false })).rejects.toThrow(
      'the disk fails',
    );
    expect(seen).toEqual([dirname(item?.place ?? '')]);
    expect(existsSync(item?.place ?? '')).toBe(false);
    expect(await held('purging')).toHaveLength(1);
    await purge();
    expect((await held('lost')).map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/CineOrg may have removed it/),
    ]);
    expect(readdirSync(lab.at('in'))).toEqual([]);
  });
});
