/** The programs of a run, each a child of this process: a stand-in and a whole CineOrg. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#infrastructure/postgres';
import { exitCode, ROOT, SetUpError } from '../../lib/run.mjs';
import { addTraffic, NO_TRAFFIC, readTraffic } from './traffic.mjs';

const CINEORG = join(ROOT, 'dist/apps/cli/src/main.js');
export const OWN_STAND_IN = join(ROOT, 'dist/libs/testing/src/tmdb-stand-in/main.js');

const KEY = 'bench-key';
const START_MS = 120_000;
const END_MS = 15_000;
/** Settings of the caller that must not reach what is measured. */
const SETTINGS = /^(CINEORG|TMDB|TVDB|OMDB)_|^(DATABASE_URL|QUEUE_URL|LOG_LEVEL)(_FILE)?$/;

const cleanEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !SETTINGS.test(name)));

/** Children of this process that were started and not yet seen to end; the last first. */
const children = [];
let ending = false;

function start(args, options) {
  if (ending) throw new SetUpError('the run is being stopped');
  const child = spawn(process.execPath, args, options);
  children.unshift(child);
  return child;
}

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

async function end(child) {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await ended;
  clearTimeout(late);
}

/** Ends all that was started, the last first. */
export async function endAll() {
  ending = true;
  for (const child of children) await end(child);
}

/** Ends all at once: what CineOrg started ends as its pipes close. */
export function killAll() {
  for (const child of children) if (!hasEnded(child)) child.kill('SIGKILL');
}

async function until(isReady, child, what) {
  for (const last = Date.now() + START_MS; Date.now() < last; await pause(100)) {
    if (hasEnded(child)) break;
    if (await isReady().catch(() => false)) return;
  }
  throw new SetUpError(`${what} did not start`);
}

/** A stand-in on a port of its own, whose counts outlive its restarts. */
export class StandIn {
  #args;
  #port;
  #child = null;
  #earlier = NO_TRAFFIC;
  #log;

  constructor({ program, options, port, log }) {
    this.#args = [program, '--port', String(port), '--api-key', KEY, ...options];
    this.#port = port;
    this.#log = log;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}/3`;
  }

  async start() {
    const log = openSync(this.#log, 'a');
    this.#child = start(this.#args, { cwd: ROOT, env: cleanEnvironment(), stdio: ['pipe', log, log] });
    await until(
      async () => (await this.#stats()) !== null,
      this.#child,
      `the stand-in (its messages: ${this.#log})`,
    );
  }

  async stop() {
    this.#earlier = await this.traffic();
    await end(this.#child);
  }

  async traffic() {
    return addTraffic(this.#earlier, readTraffic(await this.#stats()));
  }

  async #stats() {
    return (await fetch(`http://127.0.0.1:${this.#port}/__stats`)).json();
  }
}

/** `cineorg up` in a folder of its own, and the commands and routes a user has. */
export class CineOrg {
  #env;
  #folder;
  #url;
  #key = '';
  #up = null;

  /** `settings` are environment variables. */
  constructor({ folder, library, port, standIn, settings }) {
    this.#folder = folder;
    this.#url = `http://127.0.0.1:${port}`;
    this.#env = {
      ...cleanEnvironment(),
      ...{ CINEORG_DATA_DIR: join(folder, 'data'), CINEORG_PORT: String(port), CINEORG_HOST: '127.0.0.1' },
      ...{ CINEORG_STORAGE_DIR: join(folder, 'storage'), CINEORG_VIEW_DIR: join(folder, 'view') },
      ...{ CINEORG_ROOTS: library, CINEORG_ENRICH: 'off', TMDB_URL: standIn.url, TMDB_API_KEY: KEY },
      ...settings,
    };
  }

  async start() {
    const log = openSync(join(this.#folder, 'up.log'), 'a');
    this.#up = start([CINEORG, 'up'], {
      cwd: this.#folder,
      env: { ...this.#env, CINEORG_PARENT_FD: '3' },
      stdio: ['ignore', log, log, 'pipe'],
    });
    await until(
      async () => (await fetch(`${this.#url}/livez`)).ok,
      this.#up,
      `CineOrg (its messages: ${this.#folder}/up.log)`,
    );
    this.#key = readFileSync(join(this.#folder, 'data', 'admin.key'), 'utf8').trim();
  }

  /** The process of `cineorg up`. */
  get pid() {
    return this.#up.pid;
  }

  async stop() {
    await end(this.#up);
  }

  /** `scan --wait --json`: the scan when it has settled. Throws unless only the user's decisions are left. */
  async scan(path) {
    const child = start([CINEORG, 'scan', path, '--wait', '--json'], {
      cwd: this.#folder,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part) => (text += part));
    await once(child, 'close');
    const scan = text === '' ? null : JSON.parse(text);
    if (scan?.settled === true) return scan;
    throw new SetUpError(
      `the scan did not settle (exit ${child.exitCode}): ${text || 'nothing was printed'}`,
    );
  }

  /** Answers a route of the API. */
  async get(path, query = {}) {
    return this.#ask(`${path}?${new URLSearchParams(query)}`, {});
  }

  /** Sends a body to a route of the API; answers what it says. */
  async post(path, body) {
    const headers = { 'content-type': 'application/json' };
    return this.#ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async #ask(path, { headers = {}, ...options }) {
    const url = `${this.#url}/api/v1${path}`;
    const response = await fetch(url, { ...options, headers: { ...headers, 'x-api-key': this.#key } });
    if (!response.ok) throw new SetUpError(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  /** All items of a list. */
  async all(path, query = {}) {
    const items = [];
    let cursor;
    do {
      const page = await this.get(path, {
        limit: '500',
        ...query,
        ...(cursor === undefined ? {} : { cursor }),
      });
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return items;
  }
}

/** Starts nothing: two ports that nobody listens on. */
export async function twoPorts() {
  const one = await freePort();
  for (;;) {
    const other = await freePort();
    if (other !== one) return [one, other];
  }
}

/** Runs a program to its end, its messages into a file. Throws when it fails. */
export async function runToEnd(args, logFile) {
  const log = openSync(logFile, 'a');
  const child = start(args, { cwd: ROOT, env: cleanEnvironment(), stdio: ['ignore', log, log] });
  await once(child, 'exit');
  if (child.exitCode === 0) return;
  throw new SetUpError(
    `${args[0]} ended with ${exitCode(child.exitCode, child.signalCode)}:\n${readFileSync(logFile, 'utf8')}`,
  );
}
