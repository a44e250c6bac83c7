import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { countEvents } from './count-events.js';
import type { Change } from './dirty-folders.js';
import { FolderWatches } from './folder-watches.js';
import type { FolderListener, WatchFolder } from './watch-folder.js';

let root: string;
let changes: Change[];
let listeners: Map<string, FolderListener>;
let room: number;
let watches: FolderWatches;

/** Watches as the system would, with room for so many; events come as the test says. */
const watchFolder: WatchFolder = (path, listener) => {
  const key = path.toString();
  if (listeners.size >= room) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  listeners.set(key, listener);
  return { close: () => void (listeners.get(key) === listener && listeners.delete(key)) };
};

const inRoot = (name: string): string => (name === '' ? root : join(root, name));
const make = (...names: string[]): void => {
  for (const name of names) mkdirSync(inRoot(name), { recursive: true });
};
const watched = (): string[] => [...listeners.keys()].map((path) => path.slice(root.length + 1)).toSorted();
const told = (): string[] =>
  changes.map(({ folder, name }) => join(folder.slice(root.length + 1), name ?? '*'));

/** The system tells that an entry was made, removed or renamed. */
const event = async (folder: string, name: string): Promise<void> => {
  listeners.get(inRoot(folder))?.('rename', name);
  await turn();
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cineorg-watch-'));
  changes = [];
  listeners = new Map();
  room = 1_000;
  watches = new FolderWatches({
    root,
    closed: new Set([inRoot('storage')]),
    watchFolder,
    onChange: (change) => changes.push(change),
  });
});

afterEach(() => {
  watches.close();
  rmSync(root, { recursive: true });
});

describe('the watches of a tree', () => {
  it('are one for each folder, but none for system folders, closed ones and files', async () => {
    make('Films/Heat', 'Series', '@eaDir/x', 'lost+found', 'storage/Films');
    writeFileSync(inRoot('Films/Heat/Heat.mkv'), '');
    await watches.start();
    expect(watched()).toEqual(['', 'Films', 'Films/Heat', 'Series']);
    expect(watches.count).toBe(4);
    expect(changes).toEqual([]);
  });

  it('follow folders that come with folders in them, and tell of all of them', async () => {
    await watches.start();
    make('Show/Season 1');
    await event('', 'Show');
    expect(watched()).toEqual(['', 'Show', 'Show/Season 1']);
    expect(told()).toEqual(['Show/*', 'Show/Season 1/*']);
  });

  it('end with folders that go or are renamed', async () => {
    make('A/B/C', 'D');
    await watches.start();
    renameSync(inRoot('A/B'), inRoot('E'));
    await event('A', 'B');
    await event('', 'E');
    expect(watched()).toEqual(['', 'A', 'D', 'E', 'E/C']);
    expect(told()).toEqual(['A/B', 'E/*', 'E/C/*']);
    expect(watches.count).toBe(5);
  });

  it('are new ones for a folder that was made again under the same name', async () => {
    make('A');
    await watches.start();
    const before = listeners.get(inRoot('A'));
    await event('', 'A');
    expect(listeners.get(inRoot('A'))).not.toBe(before);
    before?.('rename', 'late');
    expect(told()).toEqual(['A/*']);
  });

  it('tell files written in place from entries that came or went', async () => {
    make('A');
    await watches.start();
    listeners.get(inRoot('A'))?.('change', 'a.mkv');
    listeners.get(root)?.('change', 'A');
    expect(changes).toEqual([{ root, folder: inRoot('A'), name: 'a.mkv', inPlace: true }]);
  });

  it('end with a folder that can no longer be watched', async () => {
    make('A/B');
    await watches.start();
    listeners.get(inRoot('A'))?.(new Error('gone'), null);
    expect(watched()).toEqual(['']);
  });

  it('stop at the limit of the system, and keep what there is', async () => {
    make('A', 'B', 'C', 'D');
    room = 3;
    await watches.start();
    expect(watches).toMatchObject({ isLimited: true, count: 3 });
  });

  it('are all closed in the end', async () => {
    make('A/B', 'C');
    await watches.start();
    watches.close();
    expect(watched()).toEqual([]);
    expect(watches.count).toBe(0);
  });
});

describe('events that come in one go', () => {
  const overflows = async (turns: readonly number[]): Promise<number> => {
    let overflown = 0;
    const count = countEvents(() => (overflown += 1));
    for (const events of turns) {
      for (let event = 0; event < events; event++) count();
      await turn();
    }
    return overflown;
  };

  it('are thought incomplete when they are very many', async () => {
    expect(await overflows([5, 5_000_000])).toBe(1);
  });

  it('are complete when they are not, however many follow', async () => {
    expect(await overflows([100, 100, 100, 100])).toBe(0);
  });
});
