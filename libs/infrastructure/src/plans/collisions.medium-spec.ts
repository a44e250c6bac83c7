import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { contentsOf, type LabFilm, PlanLab, type PlanLabOptions, statesOf } from '#testing';

let lab: PlanLab;

afterEach(() => lab.close());

const open = async (options: PlanLabOptions = {}): Promise<PlanLab> => {
  lab = await PlanLab.open(options);
  return lab;
};

const heat = (path: string, given: Partial<LabFilm> = {}): LabFilm => ({
  path,
  tmdbId: 949,
  title: 'Heat',
  year: 1995,
  ...given,
});

const GOOD = heat('good/Heat.1995.1080p.BluRay.mkv');
const BAD = heat('bad/Heat.1995.720p.HDTV.avi', { companions: [['bad/Heat.1995.720p.HDTV.en.srt', '.en']] });
async function place(films: readonly LabFilm[]): Promise<void> {
  await lab.add(films);
  expect(await lab.apply((await lab.plan()).id)).toMatchObject({ state: 'applied', refused: 0 });
}

describe('a library that replaces what is worse', () => {
  it.each(['dual', 'hardlink', 'copy', 'symlink', 'in-place'] as const)(
    'puts the old copy away once the new one is in its place, and the undo brings it back (%s)',
    async (mode) => {
      await open({ mode, collisions: 'replace-better' });
      await place([BAD]);
      await lab.add([GOOD]);
      const before = contentsOf(lab);
      const was = await statesOf(lab);
      const plan = await lab.plan();
      expect(plan).toMatchObject({ conflicts: 0, error: null });
      expect(await lab.apply(plan.id)).toMatchObject({ state: 'applied', refused: 0 });
      const left = Object.entries(contentsOf(lab)).filter(([name]) => !name.includes('.cineorg-trash'));
      expect(left.filter(([, held]) => held.includes('bad/'))).toEqual([]);
      expect(left.some(([, held]) => held.includes(`in/${GOOD.path}`))).toBe(true);
      expect(await lab.plan()).toMatchObject({ operations: 0, conflicts: 0 });
      expect(await lab.undo(plan.id)).toMatchObject({ state: 'undone' });
      expect(contentsOf(lab)).toEqual(before);
      expect(await statesOf(lab)).toEqual(was);
    },
  );

  it('leaves both where they are when the new one cannot be placed', async () => {
    await open({ collisions: 'replace-better' });
    await place([BAD]);
    await lab.add([GOOD]);
    const plan = await lab.plan();
    writeFileSync(lab.at(`in/${GOOD.path}`), 'changed since');
    const before = contentsOf(lab);
    expect(await lab.apply(plan.id)).toMatchObject({ state: 'partly-applied' });
    expect(contentsOf(lab)).toEqual(before);
    expect(Object.values(await statesOf(lab)).toSorted()).toEqual(['attached', 'identified', 'organized']);
  });

  it('gives the link of the old one no other place when its shelf is divided as well', async () => {
    await open({ collisions: 'replace-better', maxPerFolder: 10 });
    const others = Array.from({ length: 10 }, (_, at): LabFilm => {
      const title = `${String.fromCharCode(97 + 2 * at)}${at}`;
      return { path: `${title}.mkv`, tmdbId: at + 1, title, year: 2000 };
    });
    await place([BAD, ...others.slice(0, 8)]);
    await lab.add([GOOD, ...others.slice(8)]);
    const plan = await lab.plan();
    const kinds = (await lab.operations(plan.id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'relink')).toHaveLength(8);
    expect(await lab.apply(plan.id)).toMatchObject({ state: 'applied', refused: 0 });
    expect(await statesOf(lab)).toMatchObject({
      'Heat.1995.720p.HDTV.avi': 'trashed',
      'a0.mkv': 'organized',
    });
  });

  it('gives the reason where the new one is no better', async () => {
    await open({ collisions: 'replace-better' });
    await place([GOOD]);
    await lab.add([BAD]);
    const plan = await lab.plan();
    expect(plan).toMatchObject({ operations: 0, conflicts: 1 });
    const [operation] = await lab.operations(plan.id);
    expect(operation?.reason).toMatch(/^the copy in place is as good or better: .*1080p against 720p/);
  });
});

describe('a library that skips further copies', () => {
  it('leaves them where they are', async () => {
    await open({ collisions: 'skip' });
    await place([BAD]);
    await lab.add([GOOD]);
    expect(await lab.plan()).toMatchObject({ operations: 0, conflicts: 1 });
  });
});
