import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { EmbeddedPostgres } from './embedded-postgres.js';

const BUILT = new URL('../../../../dist/libs/infrastructure/src/postgres/', import.meta.url);
const KEEPER = new URL('keeper.js', BUILT).pathname;

// Making a cluster takes a second, and ten on a machine that is busy.
jest.setTimeout(60_000);

let dir: string;
let postgres: EmbeddedPostgres;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cineorg-postgres-'));
  // When root runs this, PostgreSQL's account must get in.
  chmodSync(dir, 0o755);
  postgres = new EmbeddedPostgres(dir, KEEPER);
});
afterEach(async () => {
  await postgres.stop(0);
  rmSync(dir, { recursive: true, force: true });
});

async function query(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits until something is true; fails after 15 s. */
async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; !(await isTrue()); await pause(50)) {
    if (Date.now() > end) throw new Error('it did not come true in 15 s');
  }
}

const answers = (url: string): Promise<boolean> =>
  query(url, 'SELECT 1').then(
    () => true,
    () => false,
  );

const serverPid = (): number =>
  Number(readFileSync(join(dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** The keeper is the server's parent. */
const keeperPid = (): number => {
  const stat = readFileSync(`/proc/${serverPid()}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
};

/** A process that ended counts as gone, even while nobody has taken note of its end. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Another process that owns the server of `dir`, once that server answers. */
async function startOwner(): Promise<ChildProcess> {
  const code = `const { EmbeddedPostgres } = await import(${JSON.stringify(new URL('index.js', BUILT).href)});
    await new EmbeddedPostgres(${JSON.stringify(dir)}).start(); console.log('ready'); setInterval(() => 0, 1e6);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([once(owner.stdout, 'data'), once(owner, 'exit')]);
  return owner;
}

describe('the embedded PostgreSQL', () => {
  it('makes a cluster that keeps its data, and leaves nothing running', async () => {
    const url = await postgres.start();
    expect(await query(url, `SELECT current_database() || lower('ÉΣ') || current_setting('fsync')`)).toBe(
      'cineorgéσon',
    );
    expect(await query(url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    await query(url, 'CREATE TABLE kept AS SELECT 7 AS it');
    const [server, keeper] = [serverPid(), keeperPid()];
    await postgres.stop();
    expect([server, keeper].filter(isAlive)).toEqual([]);
    expect(readdirSync(dir).sort()).toEqual(['logs', 'postgres', 'postgres.password']);
    const again = await postgres.start();
    expect(await query(again, 'SELECT it FROM kept')).toBe(7);
  });

  it('takes no connection without its password', async () => {
    const url = new URL(await postgres.start());
    url.password = 'guess';
    await expect(query(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('comes back at the same address when it, or its keeper, is killed', async () => {
    const url = await postgres.start();
    process.kill(serverPid(), 'SIGKILL');
    await until(() => answers(url));
    process.kill(keeperPid(), 'SIGKILL');
    const old = serverPid();
    await until(() => !isAlive(old));
    await until(() => answers(url));
  });

  it('ends within 10 s when its owner is killed', async () => {
    const owner = await startOwner();
    const pids = [serverPid(), keeperPid()];
    const killed = Date.now();
    owner.kill('SIGKILL');
    await until(() => !pids.some(isAlive));
    expect(Date.now() - killed).toBeLessThan(10_000);
  });

  it('ends a server that a crash left running, and starts its own', async () => {
    const owner = await startOwner();
    const left = serverPid();
    process.kill(keeperPid(), 'SIGKILL');
    owner.kill('SIGKILL');
    const url = await postgres.start();
    expect(isAlive(left)).toBe(false);
    expect(await answers(url)).toBe(true);
  });

  it('does not take another program for its server', async () => {
    await postgres.start();
    await postgres.stop();
    writeFileSync(join(dir, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(dir, 'postgres')}\n`);
    expect(await answers(await postgres.start())).toBe(true);
  });

  it('makes its files anew after an attempt that was cut off', async () => {
    mkdirSync(join(dir, 'postgres-new-cut', 'cluster'), { recursive: true });
    writeFileSync(join(dir, 'postgres-new-cut', 'cluster', 'PG_VERSION'), '18\n');
    expect(await answers(await postgres.start())).toBe(true);
    expect(existsSync(join(dir, 'postgres-new-cut'))).toBe(false);
  });
});

describe('what the embedded PostgreSQL cannot start with', () => {
  it.each([
    ['another major version', 'PG_VERSION', '17\n', /PostgreSQL 17, .* PostgreSQL 18/],
    ['something that is no cluster', 'film.mkv', 'x', /no PostgreSQL cluster/],
  ])('%s is refused and left alone', async (_, name, text, message) => {
    mkdirSync(join(dir, 'postgres'));
    writeFileSync(join(dir, 'postgres', name), text);
    await expect(postgres.start()).rejects.toThrow(message);
    expect(readdirSync(join(dir, 'postgres'))).toEqual([name]);
  });

  it('a password that is missing or wrong is told, not waited for', async () => {
    await postgres.start();
    await postgres.stop();
    writeFileSync(join(dir, 'postgres.password'), 'wrong');
    await expect(postgres.start()).rejects.toThrow('password authentication failed');
    rmSync(join(dir, 'postgres.password'));
    await expect(postgres.start()).rejects.toThrow('postgres.password is missing');
  });
});
