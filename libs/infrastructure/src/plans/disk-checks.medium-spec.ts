import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type LabFilm, PlanLab, type PlanLabOptions } from '#testing';

let lab: PlanLab;

afterEach(() => lab.close());

const open = async (options: PlanLabOptions = {}): Promise<PlanLab> => {
  lab = await PlanLab.open(options);
  return lab;
};

const HEAT: LabFilm = { path: 'heat.avi', tmdbId: 949, title: 'Heat', year: 1995 };

/** Puts another file at a name, as download clients and rsync do. */
function replace(name: string, contents: string): void {
  writeFileSync(lab.at('new.part'), contents);
  renameSync(lab.at('new.part'), lab.at(name));
}

describe('a file that was replaced by a rename since the scan', () => {
  it.each(['dual', 'hardlink', 'copy', 'symlink', 'in-place'] as const)(
    'is not placed under the title of the one before (%s)',
    async (mode) => {
      await open({ mode });
      await lab.add([HEAT]);
      replace('in/heat.avi', 'another film');
      const plan = await lab.plan();
      expect(plan).toMatchObject({ operations: 0, conflicts: 1 });
      const [operation] = await lab.operations(plan.id);
      expect(operation?.reason).toContain('has changed since the scan: scan again');
    },
  );

  it('is placed when nothing but its inode is another', async () => {
    await open();
    await lab.add([HEAT]);
    const contents = readFileSync(lab.at('in/heat.avi'), 'utf8');
    lab.write('new.avi', contents);
    renameSync(lab.at('new.avi'), lab.at('in/heat.avi'));
    const plan = await lab.plan();
    expect(await lab.apply(plan.id)).toMatchObject({ state: 'applied', refused: 0 });
  });
});
