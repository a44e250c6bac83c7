import { afterEach, describe, expect, it, jest } from '@jest/globals';
import {
  CHANGES,
  Crash,
  crashAt,
  Lab,
  type LabFile,
  type LabMode,
  type Moment,
  type Onlooker,
} from '#testing';

/** A film with a subtitle in fresh folders, and a second film; one folder's name is no UTF-8. */
const GROUPS: readonly (readonly LabFile[])[] = [
  [
    { from: 'in/Am\xe9lie/a.mkv', to: 'Films/Amelie (2001)/Amelie (2001).mkv' },
    { from: 'in/Am\xe9lie/a.en.srt', to: 'Films/Amelie (2001)/Amelie (2001).en.srt' },
  ],
  [{ from: 'in/heat.mkv', to: 'Films/Heat (1995)/Heat (1995).mkv' }],
];

// Hundreds of runs each, on whatever machine this is.
jest.setTimeout(120_000);

let lab: Lab;

afterEach(() => lab.remove());

const fresh = (mode: LabMode = 'move'): Lab => {
  lab?.remove();
  lab = new Lab(GROUPS, mode);
  return lab;
};

/** On a real disk; test/crash does all kinds of plans on one in memory. */
const MODES: readonly LabMode[] = ['move', 'replace'];

/** Runs until the end or the crash; says which. */
async function crashes(work: (look: Onlooker) => Promise<void>, n: number): Promise<boolean> {
  try {
    await work(crashAt(n));
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  }
}

/** Calls `run` with 0, 1, 2 … until the work gets to its end without a crash. Answers how many crashes that took. */
async function everyMoment(run: (n: number) => Promise<boolean>): Promise<number> {
  for (let n = 0; ; n++) if (!(await run(n))) return n;
}

async function trees(
  mode: LabMode,
): Promise<{ before: Record<string, string>; after: Record<string, string> }> {
  const before = fresh(mode).tree();
  await lab.apply();
  return { before, after: lab.tree() };
}

/** Once something has been put away the folder for it stays. */
function treeNow(): Record<string, string> {
  const left = Object.entries(lab.tree()).filter(
    ([name, held]) => !(held === 'folder' && name.startsWith('in/.cineorg-trash/')),
  );
  return Object.fromEntries(left);
}

describe.each(MODES)('a process that ends (%s)', (mode) => {
  it('at any moment of applying, and again in the recovery, leaves a plan that comes to its end', async () => {
    const { after } = await trees(mode);
    const moments = await everyMoment(async (n) => {
      fresh(mode);
      const hasCrashed = await crashes((look) => lab.apply(look), n);
      // A second crash somewhere in the recovery; over all n every moment of it has its turn.
      await crashes((look) => lab.apply(look), (n * 7) % 71);
      await lab.apply();
      expect(lab.tree()).toEqual(after);
      expect(new Set(lab.plan.states())).toEqual(new Set(['done']));
      return hasCrashed;
    });
    expect(moments).toBeGreaterThan(50);
  });

  it('at any moment of undoing, and again in the recovery, leaves everything as it was', async () => {
    const { before } = await trees(mode);
    const moments = await everyMoment(async (n) => {
      fresh(mode);
      await lab.apply();
      const hasCrashed = await crashes((look) => lab.undo(look), n);
      await crashes((look) => lab.undo(look), (n * 7) % 71);
      await lab.undo();
      expect(treeNow()).toEqual(before);
      expect(new Set(lab.plan.states())).toEqual(new Set(['undone']));
      return hasCrashed;
    });
    expect(moments).toBeGreaterThan(50);
  });

  it('at any moment of applying leaves what can be undone, once it has come to its end', async () => {
    const { before } = await trees(mode);
    await everyMoment(async (n) => {
      fresh(mode);
      const hasCrashed = await crashes((look) => lab.apply(look), n);
      await lab.apply();
      await lab.undo();
      expect(treeNow()).toEqual(before);
      return hasCrashed;
    });
  });

  it('changes nothing once all is done', async () => {
    fresh(mode);
    await lab.apply();
    const moments: Moment[] = [];
    await lab.apply((moment) => moments.push(moment));
    expect(moments).toEqual([]);
  });
});

describe('the order of things', () => {
  const recorded = async (): Promise<Moment[]> => {
    fresh();
    const moments: Moment[] = [];
    await lab.apply((moment) => moments.push(moment));
    return moments;
  };

  it('is intents, then changes, then results', async () => {
    const calls = (await recorded()).map(({ call }) => call);
    const changes = calls.flatMap((call, at) => (CHANGES.includes(call) ? [at] : []));
    expect(calls.indexOf('begin')).toBeLessThan(changes[0]!);
    expect(calls.indexOf('finish')).toBeGreaterThan(changes.at(-1)!);
  });

  it('makes a new name, and every folder above it that is new, durable before the old name goes', async () => {
    const moments = await recorded();
    const synced = (folder: string, before: number): boolean =>
      moments
        .slice(0, before)
        .some(({ call, paths }) => call === 'syncFolder' && paths[0] === `${lab.root}/${folder}`);
    const removal = moments.findIndex(({ call }) => call === 'rename');
    for (const folder of ['store', 'store/Films', 'store/Films/Amelie (2001)', 'store/Films/Heat (1995)']) {
      expect([folder, synced(folder, removal)]).toEqual([folder, true]);
    }
    const made = moments.findIndex(({ call }) => call === 'link');
    expect(moments.slice(0, made).map(({ call }) => call)).not.toContain('syncFolder');
    const end = moments.length;
    for (const folder of ['in', 'in/Am\xe9lie', 'view', 'view/Films', 'view/Films/Heat (1995)']) {
      expect([folder, synced(folder, end)]).toEqual([folder, true]);
    }
  });
});
