import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { Config } from '../config/index.js';
import { Database, ensureDefaultLibrary } from '../database/index.js';
import { RootWatcher, type RootWatcherParts } from './root-watcher.js';
import { ScanSchedule } from './scan-schedule.js';
import { FolderWatches } from './folder-watches.js';
import { watchFolder, type WatchFolder } from './watch-folder.js';
import { watchReport } from './watch-report.js';
import type { WatchTree } from './watch-tree.js';

const PATIENCE_MS = 30_000;

interface AskedScan {
  readonly path: string;
  readonly full: boolean;
  readonly askedBy: string;
}

let server: TestDatabase;
let database: Database;
let home: string;
let root: string;
let warnings: unknown[];
let running: RootWatcher[];

beforeEach(async () => {
  server = await createTestDatabase();
  database = await Database.connect(server.url);
  await ensureDefaultLibrary(database, {
    storageDir: null,
    viewDir: null,
    mode: 'dual',
    naming: 'cineorg',
    words: 'fr',
    collisions: 'keep-both',
  });
  home = realpathSync(mkdtempSync(join(tmpdir(), 'cineorg-roots-')));
  root = join(home, 'films');
  mkdirSync(root);
  warnings = [];
  running = [];
});

afterEach(async () => {
  for (const watcher of running) await watcher.stop();
  await database.close();
  await server.drop();
  rmSync(home, { recursive: true });
});

/** Every ticket is a hint: here nobody walks. */
const tickets = { wake: async (): Promise<boolean> => true };

const configOf = (watch: Partial<Config['watch']> = {}) => ({
  roots: [root],
  dataDir: join(home, 'data'),
  storageDir: null,
  viewDir: null,
  watch: { mode: 'on' as const, rescanMinutes: 0, fullPassHours: 24, ...watch },
});

/** The programs that are started are built ones: here the sources are tried. */
const inThisProcess =
  (one: WatchFolder): WatchTree =>
  (tree) =>
    new FolderWatches({ ...tree, watchFolder: one });

const watch = (on: Database, parts: Partial<RootWatcherParts> = {}): RootWatcher => {
  const log = { info: () => undefined, warn: (fields: unknown) => void warnings.push(fields) };
  const watcher = new RootWatcher({
    database: on,
    tickets,
    log,
    config: configOf(),
    quietMs: 100,
    watchTree: inThisProcess(watchFolder),
    ...parts,
  });
  running.push(watcher);
  watcher.start();
  return watcher;
};

const scans = async (): Promise<AskedScan[]> => {
  const rows = await database.query<{ path: Buffer; full: boolean; askedBy: string }>(
    'SELECT path, full_pass AS full, asked_by AS "askedBy" FROM scan ORDER BY id',
  );
  return rows.map((row) => ({ ...row, path: row.path.toString() }));
};

/** Scans asked for are over at once, so that no later one joins them. */
const walked = async (path: string): Promise<boolean> => {
  const asked = await scans();
  await database.query(`UPDATE scan SET state = 'completed', started_at = now(), finished_at = now()`);
  return asked.some((scan) => scan.path === path);
};

const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(50)) if (await holds()) return;
  throw new Error(`${what} has not happened`);
};

const stateIs = (state: string) => async () => (await watchReport(database, 'on')).state === state;

describe('the watcher of the roots', () => {
  it('has a root scanned when it begins, and then each folder that changes', async () => {
    watch(database);
    await until('the first scan', () => walked(root));
    mkdirSync(join(root, 'Heat (1995)'));
    writeFileSync(join(root, 'Heat (1995)/Heat.mkv'), 'x');
    await until('the scan of the folder', () => walked(join(root, 'Heat (1995)')));
    expect((await scans())[0]).toEqual({ path: root, full: false, askedBy: 'watch' });
    writeFileSync(join(root, 'Heat (1995)/Heat.mkv'), 'other');
    const rewritten = async (): Promise<boolean> => (await scans()).some(({ full }) => full);
    await until('the full scan of a file written in place', rewritten);
    await until('both folders watched', async () => (await watchReport(database, 'on')).folders === 2);
  });

  it('makes few scans of very many folders', async () => {
    watch(database);
    await until('the first scan', () => walked(root));
    for (let film = 0; film < 300; film++) {
      mkdirSync(join(root, `new/Film ${film}`), { recursive: true });
      writeFileSync(join(root, `new/Film ${film}/film.mkv`), 'x');
    }
    await until('the scan of all', () => walked(join(root, 'new')));
    expect((await scans()).length).toBeLessThan(30);
  });

  it('is taken over by another process when one dies', async () => {
    const dying = await Database.connect(server.url);
    watch(dying);
    await until('watching', stateIs('watching'));
    watch(database);
    await until('the first scan', () => walked(root));
    await dying.close();
    const before = (await scans()).length;
    await until('the scan of the one that took over', async () => (await scans()).length > before);
    writeFileSync(join(root, 'Ran (1985).mkv'), 'x');
    await walked(root);
    const again = (await scans()).length;
    await until('a scan of what changed', async () => (await scans()).length > again);
  });

  it('tells once that the limit of watches is reached, and what to do', async () => {
    for (const name of ['A', 'B', 'C']) mkdirSync(join(root, name));
    let left = 2;
    watch(database, {
      watchTree: inThisProcess((path, listener) => {
        if (left-- <= 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        return watchFolder(path, listener);
      }),
    });
    await until('the limit', stateIs('degraded'));
    await until('the next round', async () => (await watchReport(database, 'on')).folders === 2);
    const { message, roots } = await watchReport(database, 'on');
    expect(message).toContain('sysctl fs.inotify.max_user_watches=');
    expect(roots).toMatchObject([{ path: root, mode: 'partial', folders: 2 }]);
    expect(warnings).toEqual([{ root, folders: 2 }]);
  });

  it('sees a root that goes and comes back', async () => {
    watch(database);
    await until('watching', stateIs('watching'));
    renameSync(root, join(home, 'away'));
    await until('the loss', stateIs('degraded'));
    expect((await watchReport(database, 'on')).message).toBe(`${root} is not there`);
    renameSync(join(home, 'away'), root);
    await until('the return', stateIs('watching'));
  });
});

describe('without anybody watching', () => {
  it('the report says so', async () => {
    expect(await watchReport(database, 'on')).toMatchObject({ state: 'degraded', folders: 0 });
    expect(await watchReport(database, 'off')).toMatchObject({ state: 'off', message: null });
    expect(await watchReport(database, 'poll')).toMatchObject({ state: 'polling', message: null });
  });
});

describe('the schedule of scans', () => {
  const round = async (watchConfig: Partial<Config['watch']>): Promise<AskedScan[]> => {
    const before = (await scans()).length;
    await new ScanSchedule(database, tickets, configOf(watchConfig)).round();
    return (await scans()).slice(before);
  };
  /** The last scan was asked for so long ago, took so long, and ended so. */
  const last = async (
    minutes: number,
    { took = 0, state = 'completed', full = false } = {},
  ): Promise<void> => {
    await database.query(
      `UPDATE scan SET state = $2, full_pass = $3, requested_at = now() - make_interval(mins => $1),
         started_at = now() - make_interval(mins => $1),
         finished_at = now() - make_interval(mins => $1) + make_interval(mins => $4)`,
      [minutes, state, full, took],
    );
  };
  const scan = { path: expect.stringContaining('films'), askedBy: 'schedule' };

  it('asks for none when nothing is set', async () => {
    expect(await round({ mode: 'off' })).toEqual([]);
    expect(await round({ mode: 'on' })).toEqual([]);
  });

  it('has each root scanned again after the time that is set, in full when that is due', async () => {
    const hourly = { mode: 'off', rescanMinutes: 60 } as const;
    expect(await round(hourly)).toEqual([{ ...scan, full: true }]);
    expect(await round(hourly)).toEqual([]);
    await last(59);
    expect(await round(hourly)).toEqual([]);
    await last(61, { full: true });
    expect(await round(hourly)).toEqual([{ ...scan, full: false }]);
    await last(25 * 60, { full: true });
    expect(await round({ ...hourly, fullPassHours: 0 })).toEqual([{ ...scan, full: false }]);
    await last(25 * 60, { full: true });
    expect(await round(hourly)).toEqual([{ ...scan, full: true }]);
  });

  it('polls every few minutes, but large roots only a fifth of the time', async () => {
    const poll = { mode: 'poll', fullPassHours: 0 } as const;
    expect(await round(poll)).toEqual([{ ...scan, full: false }]);
    await last(4);
    expect(await round(poll)).toEqual([]);
    await last(6);
    expect(await round(poll)).toHaveLength(1);
    await last(40, { took: 10 });
    expect(await round(poll)).toEqual([]);
    await last(51, { took: 10 });
    expect(await round(poll)).toHaveLength(1);
  });

  it('polls a root of which not all is watched', async () => {
    await database.query(`INSERT INTO watched_root (path, mode, folders) VALUES ($1, 'partial', 5)`, [root]);
    expect(await round({})).toHaveLength(1);
    await last(6);
    await database.query(`UPDATE watched_root SET mode = 'watched'`);
    expect(await round({})).toEqual([]);
  });

  it('does not ask about a root again and again that waits for the user, nor scan one that is gone', async () => {
    const poll = { mode: 'poll' } as const;
    await round(poll);
    await last(30, { state: 'needs-confirmation' });
    expect(await round(poll)).toEqual([]);
    await last(61, { state: 'needs-confirmation' });
    expect(await round(poll)).toHaveLength(1);
    await last(61);
    renameSync(root, join(home, 'away'));
    expect(await round(poll)).toEqual([]);
  });
});
