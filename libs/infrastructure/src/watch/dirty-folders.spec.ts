import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Change, DirtyFolders, type Look } from './dirty-folders.js';

const QUIET = 2_000;
const LONGEST = 60_000;

let nowMs: number;
let files: Map<string, Look>;
let dirty: DirtyFolders;

beforeEach(() => {
  nowMs = 1_000_000;
  files = new Map();
  dirty = new DirtyFolders({
    look: (path) => files.get(path) ?? null,
    quietMs: QUIET,
    longestMs: LONGEST,
  });
});

/** An entry of a folder is made now, or written to. */
const change = (path: string, { inPlace = false }: Partial<Change> = {}): void => {
  const [, folder = '', name = null] = /^(.*)\/([^/]*)$/.exec(path) ?? [];
  dirty.note({ root: '/lib', folder, name, inPlace }, nowMs);
};

/** A file has this size since now, which the system tells. */
const write = (path: string, size: number): void => {
  const inPlace = files.has(path);
  files.set(path, { size, modifiedMs: nowMs });
  change(path, { inPlace });
};

/** What is due when so much time has passed. */
const dueAfter = (ms: number): string[] => {
  nowMs += ms;
  return dirty.takeDue(nowMs).map(({ path }) => path);
};

describe('folders in which something changed', () => {
  it('are due once, when they have been quiet', () => {
    write('/lib/Heat/Heat.mkv', 1);
    expect(dueAfter(QUIET - 1)).toEqual([]);
    expect(dueAfter(1)).toEqual(['/lib/Heat']);
    expect(dueAfter(LONGEST)).toEqual([]);
  });

  it('wait while events go on', () => {
    for (let second = 0; second < 10; second++) {
      write('/lib/Heat/Heat.mkv', second);
      expect(dueAfter(1_000)).toEqual([]);
    }
    expect(dueAfter(1_000)).toEqual(['/lib/Heat']);
  });

  it('wait while a file grows of which no event tells', () => {
    write('/lib/Heat/Heat.mkv', 1);
    for (let size = 2; size < 6; size++) {
      nowMs += QUIET - 100;
      files.set('/lib/Heat/Heat.mkv', { size, modifiedMs: nowMs });
      expect(dueAfter(100)).toEqual([]);
    }
    expect(dueAfter(QUIET)).toEqual(['/lib/Heat']);
  });

  it('are due when a file with a time in the future no longer changes between two looks', () => {
    files.set('/lib/Heat/Heat.mkv', { size: 1, modifiedMs: nowMs + 3_600_000 });
    change('/lib/Heat/Heat.mkv');
    expect(dueAfter(QUIET)).toEqual([]);
    expect(dueAfter(QUIET)).toEqual(['/lib/Heat']);
  });

  it('are due after the longest delay for what has come, and again for what still grows', () => {
    write('/lib/Pack/1.mkv', 1);
    for (let second = 0; second < LONGEST / 1_000; second++) {
      write('/lib/Pack/2.mkv', second);
      expect(dirty.takeDue(nowMs)).toEqual([]);
      nowMs += 1_000;
    }
    write('/lib/Pack/2.mkv', 1_000);
    expect(dirty.takeDue(nowMs).map(({ path }) => path)).toEqual(['/lib/Pack']);
    write('/lib/Pack/2.mkv', 2_000);
    expect(dueAfter(1_000)).toEqual([]);
    expect(dueAfter(1_000)).toEqual(['/lib/Pack']);
  });

  it('are left for another round when all that changed never stops growing', () => {
    for (let second = 0; second < 200; second++) {
      write('/lib/Live/live.ts', second);
      expect(dueAfter(1_000)).toEqual([]);
    }
  });

  it('wait for those below them', () => {
    write('/lib/Show/Season 1/1.mkv', 1);
    change('/lib/Show/poster.jpg');
    nowMs += 1_000;
    write('/lib/Show/Season 1/1.mkv', 2);
    expect(dueAfter(1_000)).toEqual([]);
    expect(dueAfter(1_000).toSorted()).toEqual(['/lib/Show', '/lib/Show/Season 1']);
  });

  it('are said to be rewritten only when files were written in place and nothing else', () => {
    change('/lib/A/a.mkv', { inPlace: true });
    change('/lib/B/b.mkv');
    change('/lib/B/b.mkv', { inPlace: true });
    nowMs += QUIET;
    expect(dirty.takeDue(nowMs)).toEqual([
      { root: '/lib', path: '/lib/A', rewritten: true },
      { root: '/lib', path: '/lib/B', rewritten: false },
    ]);
  });

  it('are the holder of a disc, whatever changed inside', () => {
    change('/lib/Ran/BDMV/STREAM/00001.m2ts');
    expect(dueAfter(QUIET)).toEqual(['/lib/Ran']);
  });

  it('become the root when there are too many', () => {
    for (let film = 0; film < 1_500; film++) change(`/lib/Film ${film}/film.mkv`);
    expect(dirty.size).toBe(1);
    expect(dueAfter(QUIET)).toEqual(['/lib']);
    change('/lib/Heat/Heat.mkv');
    expect(dueAfter(QUIET)).toEqual(['/lib/Heat']);
  });

  it('are forgotten with their root', () => {
    change('/lib/Heat/Heat.mkv');
    dirty.forget('/lib');
    expect(dueAfter(LONGEST)).toEqual([]);
  });
});
