import { lstatSync, renameSync, rmdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Lab, type Moment } from '#testing';

const FILM = 'Films/Heat (1995)/Heat (1995).mkv';
const SUBTITLE = 'Films/Heat (1995)/Heat (1995).en.srt';
const OTHER = 'Films/Up (2009)/Up (2009).mkv';

let lab: Lab;

beforeEach(() => {
  lab = new Lab([
    [
      { from: 'in/heat.mkv', to: FILM },
      { from: 'in/heat.en.srt', to: SUBTITLE },
    ],
    [{ from: 'in/up.mkv', to: OTHER }],
  ]);
});

afterEach(() => lab.remove());

const inode = (name: string): bigint => lstatSync(lab.path(name), { bigint: true }).ino;

describe('apply', () => {
  it('moves files with their times and links them from the view', async () => {
    const before = inode('in/heat.mkv');
    await lab.apply();
    expect(lab.tree()).toMatchObject({
      [`store/${FILM}`]: 'file content of in/heat.mkv 1000000000',
      [`view/${FILM}`]: 'link to content of in/heat.mkv',
      [`view/${SUBTITLE}`]: 'link to content of in/heat.en.srt',
      [`view/${OTHER}`]: 'link to content of in/up.mkv',
    });
    expect(inode(`store/${FILM}`)).toBe(before);
    expect(Object.keys(lab.tree()).filter((name) => name.startsWith('in/'))).toEqual(['in/']);
  });

  it.each([
    ['has changed', () => lab.write('in/heat.mkv', 'longer than before'), /changed since/],
    ['has vanished', () => unlinkSync(lab.path('in/heat.mkv')), /vanished/],
    ['would meet another file', () => lab.write(`store/${FILM}`, 'mine'), /there already/],
    ['would meet another in the view', () => lab.write(`view/${FILM}`, 'mine'), /in the view already/],
  ])('refuses a video that %s, whole, and does the others', async (_, change, reason) => {
    change();
    const before = lab.tree();
    await lab.apply();
    const tree = lab.tree();
    for (const name of Object.keys(before).filter((one) => !one.includes('up'))) {
      expect([name, tree[name]]).toEqual([name, before[name]]);
    }
    expect(lab.plan.reasons().filter((one) => one !== null)[0]).toMatch(/./);
    expect(lab.plan.reasons().some((one) => one !== null && reason.test(one))).toBe(true);
    expect(lab.plan.states().toSorted()).toEqual([
      'conflict',
      'done',
      'done',
      'skipped',
      'skipped',
      'skipped',
    ]);
    expect(tree[`view/${OTHER}`]).toBe('link to content of in/up.mkv');
  });

  it('leaves no empty folder behind for what it refused', async () => {
    const look = ({ call, paths }: Moment): void => {
      if (call !== 'link' || !paths[0]?.endsWith('heat.mkv')) return;
      throw Object.assign(new Error('EXDEV'), { code: 'EXDEV' });
    };
    await lab.apply(look);
    expect(Object.keys(lab.tree())).not.toContain('store/Films/Heat (1995)/');
    expect(lab.plan.reasons()[0]).toMatch(/different file systems/);
  });

  it('takes a link that is there already for its own when it leads to the file', async () => {
    lab.write(`view/${OTHER}`, '');
    unlinkSync(lab.path(`view/${OTHER}`));
    lab.write(`store/${OTHER}.keep`, '');
    symlinkSync(`../../../store/${OTHER}`, lab.path(`view/${OTHER}`));
    await lab.apply();
    expect(new Set(lab.plan.states())).toEqual(new Set(['done']));
  });

  it('leaves no link that leads to anything but the file', async () => {
    await lab.apply(({ call, paths }) => {
      if (call !== 'symlink' || !paths[1]?.endsWith('Heat (1995).mkv')) return;
      renameSync(lab.path(`store/${FILM}`), lab.path('in/elsewhere'));
      lab.write(`store/${FILM}`, 'another film');
    });
    expect(lab.tree()[`view/${FILM}`]).toBeUndefined();
    expect(lab.plan.states()[2]).toBe('needs-attention');
  });

  it('moves names that are no UTF-8', async () => {
    const odd = new Lab([[{ from: 'in/\xe9t\xe9\xff/f\xfc.mkv', to: 'Films/Et\xe9/\xff.mkv' }]]);
    await odd.apply();
    expect(odd.tree()['view/Films/Et\xe9/\xff.mkv']).toBe('link to content of in/\xe9t\xe9\xff/f\xfc.mkv');
    odd.remove();
  });
});

describe('undo', () => {
  it('brings back names, times and links, and removes the folders it made', async () => {
    const before = lab.tree();
    await lab.apply();
    await lab.undo();
    expect(lab.tree()).toEqual(before);
    expect(new Set(lab.plan.states())).toEqual(new Set(['undone']));
  });

  it('makes the folders that files came from again', async () => {
    const deep = new Lab([[{ from: 'in/a/b/c.mkv', to: OTHER }]]);
    const before = deep.tree();
    await deep.apply();
    // Somebody tidied up meanwhile.
    rmdirSync(deep.path('in/a/b'));
    rmdirSync(deep.path('in/a'));
    await deep.undo();
    expect(deep.tree()).toEqual(before);
    deep.remove();
  });

  it.each([
    ['a file was edited', () => lab.write(`store/${SUBTITLE}`, 'better subtitles'), /changed since/],
    ['a file is gone', () => unlinkSync(lab.path(`store/${SUBTITLE}`)), /no longer in its place/],
    ['the old name is taken', () => lab.write('in/heat.en.srt', 'new'), /there already/],
    [
      'a link was replaced',
      () => {
        unlinkSync(lab.path(`view/${SUBTITLE}`));
        writeFileSync(lab.path(`view/${SUBTITLE}`), 'mine');
      },
      /link has been changed/,
    ],
  ])('leaves a video whole of which %s, and takes the others back', async (_, change, reason) => {
    await lab.apply();
    change();
    const before = lab.tree();
    await lab.undo();
    const tree = lab.tree();
    for (const name of Object.keys(before).filter((one) => one.includes('Heat') || one.includes('heat'))) {
      expect([name, tree[name]]).toEqual([name, before[name]]);
    }
    expect(tree['in/up.mkv']).toBe('file content of in/up.mkv 1000000000');
    expect(lab.plan.states()).toEqual(['done', 'done', 'done', 'done', 'undone', 'undone']);
    expect(lab.plan.reasons().some((one) => one !== null && reason.test(one))).toBe(true);
    expect(lab.plan.reasons().filter((one) => one === null)).toHaveLength(2);
  });

  it('leaves what was never done alone', async () => {
    unlinkSync(lab.path('in/up.mkv'));
    await lab.apply();
    await lab.undo();
    expect(lab.plan.states()).toEqual(['undone', 'undone', 'undone', 'undone', 'conflict', 'skipped']);
    expect(lab.plan.reasons()[4]).toMatch(/vanished/);
  });

  it('takes a link that the user removed for gone', async () => {
    await lab.apply();
    unlinkSync(lab.path(`view/${OTHER}`));
    await lab.undo();
    expect(new Set(lab.plan.states())).toEqual(new Set(['undone']));
  });

  it('keeps folders in which somebody put something', async () => {
    await lab.apply();
    lab.write('store/Films/Up (2009)/poster.jpg', 'mine');
    await lab.undo();
    expect(lab.tree()['store/Films/Up (2009)/poster.jpg']).toBeDefined();
    expect(Object.keys(lab.tree())).not.toContain('store/Films/Heat (1995)/');
  });
});
