import { readdirSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type LabFilm, PlanLab } from '#testing';

let lab: PlanLab;

afterEach(() => lab.close());

const SHELF = 'view/Films/Drame';
const A_RANGE: unknown = expect.stringMatching(/^[A-Z]-[A-Z]$/);

const films = (from: number, to: number): LabFilm[] =>
  Array.from({ length: to - from }, (_, at) => {
    const letters = String.fromCharCode(97 + ((from + at) % 26));
    return { path: `${from + at}.mkv`, tmdbId: from + at + 1, title: `${letters}${from + at}`, year: 2000 };
  });

/** Places films that fill a folder, so that it is divided as soon as there are more. */
async function fill(given: readonly LabFilm[], before = async (): Promise<void> => {}): Promise<void> {
  lab = await PlanLab.open({ maxPerFolder: 10 });
  await lab.add(given);
  await before();
  await apply();
}

/** Plans, and applies all of it: nothing is refused. */
async function apply(): Promise<string> {
  const { id, ...plan } = await lab.plan();
  expect(plan).toMatchObject({ conflicts: 0, error: null });
  if (plan.operations > 0) expect(await lab.apply(id)).toMatchObject({ state: 'applied', refused: 0 });
  return id;
}

const targetsOf = async (id: string): Promise<string[]> =>
  (await lab.operations(id)).map(({ target }) => String(target).slice(lab.home.length + 1));

describe('a shelf that is divided', () => {
  it('leaves discs and what belongs to them where they are', async () => {
    const disc: LabFilm = { path: 'b', tmdbId: 900, title: 'Bee', year: 2000, companions: [['b.nfo', '']] };
    await fill([...films(0, 8), disc], async () => {
      rmSync(lab.at('in/b'));
      lab.write('in/b/BDMV/index.bdmv');
      await lab.database.query(`UPDATE file SET disc = true, size = 0 WHERE name = 'b'`);
    });
    expect(readdirSync(lab.at(SHELF))).toEqual(expect.arrayContaining(['Bee (2000)', 'Bee (2000).nfo']));
    await lab.add(films(10, 12));
    await apply();
    const [first, ...rest] = readdirSync(lab.at(SHELF));
    expect([first, ...rest]).toEqual([A_RANGE, 'Bee (2000)', 'Bee (2000).nfo', A_RANGE]);
    expect(readdirSync(lab.at(`${SHELF}/${first}`))).toContain('a0 (2000).mkv');
    expect(await lab.plan()).toMatchObject({ operations: 0, conflicts: 0 });
  });

  it.each(['720p', '1080p'])('takes in what one of a work’s links was left behind (%s)', async (version) => {
    const copies = ['720p', '1080p'].map((name): LabFilm => ({
      ...{ path: `c.2000.${name}.mkv`, tmdbId: 900, title: 'Cee', year: 2000 },
    }));
    await fill([...films(0, 8), ...copies]);
    await lab.add(films(10, 12));
    const second = await apply();
    const { fileId } = (await lab.operations(second)).find(({ source }) =>
      String(source).endsWith(`Cee (2000) ${version}.mkv`),
    )!;
    expect(await lab.undo(second, { fileIds: [fileId] })).toMatchObject({ refused: 0 });
    expect(readdirSync(lab.at(SHELF))).toContain(`Cee (2000) ${version}.mkv`);
    const third = await apply();
    const [first, ...rest] = readdirSync(lab.at(SHELF));
    expect([first, ...rest]).toEqual([A_RANGE, A_RANGE]);
    expect(await targetsOf(third)).toEqual([`${SHELF}/${first}/Cee (2000) ${version}.mkv`]);
    expect(await lab.plan()).toMatchObject({ operations: 0, conflicts: 0 });
  });

  it('is known to have a name that is taken when the plan is made', async () => {
    await fill(films(0, 10));
    lab.write(`${SHELF}/A-F/a0 (2000).mkv`, 'mine');
    await lab.add(films(10, 12));
    const plan = await lab.plan();
    expect(plan).toMatchObject({ conflicts: 1, error: null });
    const refused = (await lab.operations(plan.id)).filter(({ state }) => state === 'conflict');
    expect(refused).toMatchObject([{ kind: 'relink', reason: expect.stringContaining('exists already') }]);
  });
});
