import { describe, expect, it } from '@jest/globals';
import { memoryPlace, memoryTree, memoryWorld, outcomesOf, playWorld, type Scenario } from '#testing';

const LINKED: Scenario = {
  name: 'hard links',
  files: ['in/heat/heat.mkv'],
  groups: [[['link', 'in/heat/heat.mkv', 'store/Heat/Heat.mkv']]],
};

const RELINKED: Scenario = {
  name: 'links of a film and its subtitle get another place',
  files: ['store/heat.mkv', 'store/heat.srt'],
  links: [
    ['view/A-M/heat.mkv', 'store/heat.mkv'],
    ['view/A-M/heat.srt', 'store/heat.srt'],
  ],
  groups: [
    [
      ['relink', 'view/A-M/heat.mkv', 'view/H/heat.mkv'],
      ['relink', 'view/A-M/heat.srt', 'view/H/heat.srt'],
    ],
  ],
};

const MOVED: Scenario = {
  name: 'moves',
  files: ['in/a.mkv', 'in/b.mkv'],
  groups: [[['move', 'in/a.mkv', 'store/a.mkv']], [['move', 'in/b.mkv', 'store/b.mkv']]],
};

describe('an undo that is refused', () => {
  it('leaves no folder that it made', async () => {
    const world = memoryWorld(LINKED);
    await playWorld(world, { direction: 'apply' });
    world.disk.unlink(memoryPlace('in/heat/heat.mkv'));
    world.disk.rmdir(memoryPlace('in/heat'));
    const applied = [...memoryTree(world.disk).keys()];
    await playWorld(world, { direction: 'undo' });
    expect([...memoryTree(world.disk).keys()]).toEqual(applied);
    expect(outcomesOf(LINKED, world.plan)).toMatchObject([{ state: 'done', reason: expect.any(String) }]);
  });

  it('since the old place of one link is taken, gives none of its video the old place back', async () => {
    const world = memoryWorld(RELINKED);
    await playWorld(world, { direction: 'apply' });
    world.disk.writeFile(memoryPlace('view/A-M/heat.srt'), Buffer.from('somebody else'));
    const applied = [...memoryTree(world.disk).keys()];
    await playWorld(world, { direction: 'undo' });
    expect([...memoryTree(world.disk).keys()]).toEqual(applied);
    expect(new Set(outcomesOf(RELINKED, world.plan).map(({ state }) => state))).toEqual(new Set(['done']));
  });
});

describe('a link that is to get another place', () => {
  it('stays where it is when somebody has changed it, and no new one is made', async () => {
    const world = memoryWorld(RELINKED);
    world.disk.unlink(memoryPlace('view/A-M/heat.srt'));
    world.disk.symlink(memoryPlace('store/heat.srt'), memoryPlace('view/A-M/heat.srt'));
    const before = memoryTree(world.disk);
    await playWorld(world, { direction: 'apply' });
    expect([...memoryTree(world.disk).keys()]).toEqual([...before.keys()]);
    expect(outcomesOf(RELINKED, world.plan)).toMatchObject([
      { state: 'skipped' },
      { state: 'conflict', reason: 'the link has been changed since' },
    ]);
  });
});

describe('a disk that is numbered anew when it is mounted', () => {
  const remounted = (disk: ReturnType<typeof memoryWorld>['disk']): typeof disk =>
    disk.cut({ mode: 'order', chance: () => 0.999, renumbers: true });

  it('is known by its files: their move is taken back', async () => {
    const { disk, plan } = memoryWorld(MOVED);
    const before = [...memoryTree(disk).keys()].toSorted();
    await playWorld({ disk, plan }, { direction: 'apply' });
    const later = remounted(disk);
    await playWorld({ disk: later, plan }, { direction: 'undo' });
    expect([...memoryTree(later).keys()].toSorted()).toEqual(before);
    expect(new Set(plan.states())).toEqual(new Set(['undone']));
  });

  it('passes no other file for the one that was moved', async () => {
    const { disk, plan } = memoryWorld(MOVED);
    await playWorld({ disk, plan }, { direction: 'apply' });
    const later = remounted(disk);
    later.writeFile(memoryPlace('store/a.mkv'), Buffer.from('written anew'));
    await playWorld({ disk: later, plan }, { direction: 'undo' });
    expect(plan.states()).toEqual(['done', 'undone']);
    expect(memoryTree(later).get('store/a.mkv')?.content).toBe('written anew');
  });
});
