import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Change } from './dirty-folders.js';
import { WatchClient } from './watch-client.js';
import type { TreeWatches } from './watch-tree.js';

/** The program as it ships. */
const PROGRAM = join(import.meta.dirname, '../../../../dist/libs/infrastructure/src/watch/watch-process.js');
const PATIENCE_MS = 30_000;

let root: string;
let changes: Change[];
let lost: number;
let watches: TreeWatches;

const until = async (what: string, holds: () => boolean): Promise<void> => {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(20)) if (holds()) return;
  throw new Error(`${what} has not happened`);
};

/** This process' children that watch. */
const watchers = (): number[] => {
  const lines = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  return lines
    .split('\n')
    .filter((line) => line.includes('watch-process.js'))
    .map((line) => Number.parseInt(line, 10));
};

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'cineorg-client-')));
  mkdirSync(join(root, 'A'));
  changes = [];
  lost = 0;
  watches = new WatchClient(PROGRAM).watch({
    root,
    closed: new Set(),
    onChange: (change) => changes.push(change),
    onLost: () => (lost += 1),
  });
  await watches.start();
});

afterEach(() => {
  watches.close();
  rmSync(root, { recursive: true });
});

it('tells what another process sees, which ends with the last tree', async () => {
  expect(watches).toMatchObject({ count: 2, isLimited: false });
  writeFileSync(Buffer.concat([Buffer.from(`${root}/A/Caf`), Buffer.from([0xe9])]), 'x');
  await until('the change', () => changes.length > 0);
  expect(changes[0]).toEqual({ root, folder: join(root, 'A'), name: 'Caf\u00e9', inPlace: false });
  watches.close();
  await until('the end', () => watchers().length === 0);
  expect(lost).toBe(0);
});

it('counts changes as lost when that process dies', async () => {
  for (const pid of watchers()) process.kill(pid, 'SIGKILL');
  await until('the loss', () => lost === 1);
});
