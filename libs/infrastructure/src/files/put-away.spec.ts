import { unlinkSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Crash, Lab, type Moment, type Onlooker } from '#testing';

const FILM = 'Heat (1995)/Heat (1995).mkv';
const SUBTITLE = 'Heat (1995)/Heat (1995).en.srt';
const ORIGINALS = ['in/heat.en.srt', 'in/heat.mkv'];

let lab: Lab;

afterEach(() => lab.remove());

/** Applies until the first moment of a kind, and ends the process there. */
async function applyUntil(isMoment: (moment: Moment) => boolean): Promise<void> {
  let ended = false;
  lab = new Lab(
    [
      [
        { from: 'in/heat.mkv', to: FILM },
        { from: 'in/heat.en.srt', to: SUBTITLE },
      ],
    ],
    'elsewhere',
  );
  const look: Onlooker = (moment) => {
    ended ||= isMoment(moment);
    if (ended) throw new Crash('the process ends');
  };
  await expect(lab.apply(look)).rejects.toBeInstanceOf(Crash);
}

const full: Onlooker = ({ call }) => {
  if (call === 'copy') throw Object.assign(new Error('full'), { code: 'ENOSPC' });
};

const files = (): string[] => Object.keys(lab.tree()).filter((name) => !name.endsWith('/'));

describe('a file on its way to another disk whose copy is lost in a crash, and cannot be made again,', () => {
  it('comes back from the trash when it has been put away', async () => {
    await applyUntil(({ call }) => call === 'finish');
    unlinkSync(lab.path(`store/${FILM}`));
    unlinkSync(lab.path(`store/${SUBTITLE}`));
    await lab.apply(full);
    expect(lab.plan.states()[0]).toBe('needs-attention');
    expect(files().filter((name) => !name.startsWith('view/'))).toEqual(ORIGINALS);
  });

  it('leaves the files of its video that are in place as what was done', async () => {
    await applyUntil(({ call }) => call === 'finish');
    unlinkSync(lab.path(`store/${FILM}`));
    await lab.apply(full);
    expect(lab.plan.states().slice(0, 2)).toEqual(['needs-attention', 'done']);
    expect(files()).toEqual(expect.arrayContaining(['in/heat.mkv', `store/${SUBTITLE}`]));
  });

  it('has the copies of its video taken back', async () => {
    await applyUntil(({ call, paths }) => call === 'link' && paths[1]?.includes('trash') === true);
    unlinkSync(lab.path(`store/${FILM}`));
    await lab.apply(full);
    expect(lab.plan.states().slice(0, 2)).toEqual(['needs-attention', 'skipped']);
    expect(files()).toEqual(ORIGINALS);
  });
});
