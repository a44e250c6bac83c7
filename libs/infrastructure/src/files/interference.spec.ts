import { existsSync, lstatSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { at, Lab, type Moment } from '#testing';

const FILM = 'Films/Heat (1995)/Heat (1995).mkv';
const SUBTITLE = 'Films/Heat (1995)/Heat (1995).en.srt';
const ELSEWHERE = 'in/elsewhere';
const INTRUDER = 'content of an intruder';

// Hundreds of runs each, on whatever machine this is.
jest.setTimeout(120_000);

let lab: Lab;

afterEach(() => lab.remove());

const fresh = (): Lab => {
  lab?.remove();
  lab = new Lab([
    [
      { from: 'in/heat.mkv', to: FILM },
      { from: 'in/heat.en.srt', to: SUBTITLE },
    ],
  ]);
  return lab;
};

const OWN = ['content of in/heat.en.srt', 'content of in/heat.mkv'];

type Run = 'apply' | 'undo';

/** Interferes at every moment of a run in turn. */
async function atEveryMoment(
  run: Run,
  interfere: () => void,
  check: (moment: Moment) => void,
): Promise<void> {
  for (let n = 0; ; n++) {
    fresh();
    if (run === 'undo') await lab.apply();
    let seen: Moment | null = null;
    const look = at(n, (moment) => {
      seen = moment;
      interfere();
    });
    await lab[run](look);
    if (seen === null) return;
    check(seen);
  }
}

const RUNS: readonly Run[] = ['apply', 'undo'];

/** An original that was put away after it had been copied: its copy counts. */
const isPutAway = (name: string): boolean => name.startsWith('in/.cineorg-trash/');

/** Contents of all files but those that have a name that somebody else gave them besides. */
function texts(): string[] {
  const tree = Object.entries(lab.tree()).filter(
    ([name, held]) => name !== ELSEWHERE && held.startsWith('file ') && !isPutAway(name),
  );
  const held = tree.map(([, text]) => text.replace(/^file | \d[\d.]*$/g, ''));
  const elsewhere = lab.tree()[ELSEWHERE]?.replace(/^file | \d[\d.]*$/g, '');
  return [...held, ...(elsewhere === undefined || held.includes(elsewhere) ? [] : [elsewhere])].toSorted();
}

/** Nothing that was there is lost or there twice, and no name is left aside without a word. */
function expectNothingLost(extra: readonly string[]): void {
  expect(texts()).toEqual([...extra, ...OWN]);
  const aside = Object.keys(lab.tree()).filter((name) => name.includes('.cineorg-') && !isPutAway(name));
  const told = lab.plan.reasons().filter((reason) => reason?.includes('.cineorg-'));
  expect(aside.length).toBeLessThanOrEqual(told.length);
  expect(lab.plan.states()).not.toContain('acting');
}

describe.each(RUNS)('somebody else, at any moment of %s,', (run) => {
  it.each(['in/heat.mkv', `store/${FILM}`])(
    'who puts another file in the place of %s loses nothing',
    async (name) => {
      const replace = (): void => {
        const path = lab.path(name);
        if (!existsSync(path)) return;
        renameSync(path, lab.path(ELSEWHERE));
        writeFileSync(path, INTRUDER);
      };
      await atEveryMoment(run, replace, () => {
        const replaced = texts().includes(INTRUDER);
        expectNothingLost(replaced ? [INTRUDER] : []);
      });
    },
  );

  it.each(['in/heat.mkv', `store/${SUBTITLE}`, `view/${FILM}`])(
    'who takes the free name %s keeps it',
    async (name) => {
      let inode: bigint | null = null;
      const take = (): void => {
        const path = lab.path(name);
        inode = null;
        if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return;
        if (!existsSync(lab.path(name.slice(0, name.lastIndexOf('/'))))) return;
        writeFileSync(path, INTRUDER);
        inode = lstatSync(path, { bigint: true }).ino;
      };
      await atEveryMoment(run, take, () => {
        if (inode !== null) expect(lstatSync(lab.path(name), { bigint: true }).ino).toBe(inode);
        expectNothingLost(inode === null ? [] : [INTRUDER]);
      });
    },
  );

  it('who removes one of the two names that a file has for a moment does not remove the file', async () => {
    const [name, other] =
      run === 'apply' ? [`store/${FILM}`, 'in/heat.mkv'] : ['in/heat.mkv', `store/${FILM}`];
    const remove = (): void => {
      if (existsSync(lab.path(name)) && existsSync(lab.path(other))) unlinkSync(lab.path(name));
    };
    await atEveryMoment(run, remove, () => expectNothingLost([]));
  });

  it('who puts a link of his own in the view keeps it', async () => {
    let mine = false;
    const relink = (): void => {
      const path = lab.path(`view/${FILM}`);
      mine = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
      if (!mine) return;
      unlinkSync(path);
      symlinkSync('/elsewhere', path);
    };
    await atEveryMoment(run, relink, () => {
      if (mine) expect(lab.tree()[`view/${FILM}`]).toBe('link to nothing (/elsewhere)');
      expectNothingLost([]);
    });
  });
});

describe.each(RUNS)('a call of %s that fails', (run) => {
  it.each(['EIO', 'EXDEV'])('with %s, whichever it is, leaves every file with one name', async (code) => {
    for (let n = 0; ; n++) {
      fresh();
      if (run === 'undo') await lab.apply();
      let failed: Moment | null = null;
      await lab[run](
        at(n, (moment) => {
          failed = moment;
          if (['begin', 'finish', 'end'].includes(moment.call)) return;
          throw Object.assign(new Error(code), { code });
        }),
      );
      if (failed === null) return;
      expectNothingLost([]);
      const [film, subtitle] = lab.plan.states();
      if (run === 'apply') expect([film, subtitle, n]).not.toEqual(['skipped', 'done', n]);
    }
  });
});

describe('a link of the view that the system does not let go', () => {
  it('has its name again, and its video stays where it is', async () => {
    fresh();
    await lab.apply();
    const applied = lab.tree();
    await lab.undo(({ call }) => {
      if (call === 'remove') throw Object.assign(new Error('EIO'), { code: 'EIO' });
    });
    expect(lab.tree()).toEqual(applied);
    expect(new Set(lab.plan.states())).toEqual(new Set(['done']));
    expect(lab.plan.reasons()).toContainEqual(expect.stringContaining('the disk reports an error'));
  });
});

describe('a second process that works on the same plan', () => {
  it.each(RUNS)('does not disturb the first at any moment of %s', async (run) => {
    for (let n = 0; ; n++) {
      fresh();
      const before = lab.tree();
      await lab.apply();
      const after = lab.tree();
      if (run === 'apply') fresh();
      // Its results count; those of the first are refused by the fence, which the last writer stands for here.
      const others: Promise<void>[] = [];
      await lab[run](at(n, () => others.push(lab[run]()))).catch(() => undefined);
      if (others.length === 0) return;
      await Promise.all(others);
      await lab[run]();
      expectNothingLost([]);
      expect([before, after]).toContainEqual(lab.tree());
    }
  });
});
