/** One run: a library, a CineOrg, scans, and what they cost. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedPostgres } from '#infrastructure/postgres';
import { say } from '../../lib/run.mjs';
import { ApiLoad } from './api-load.mjs';
import { copyRows, findAndRead } from './anchors.mjs';
import { changeTree } from './changes.mjs';
import { killScanners } from './kills.mjs';
import { makeTree } from './make-tree.mjs';
import { startCineOrg } from './start.mjs';

const ENDED = new Set(['completed', 'failed', 'cancelled', 'needs-confirmation']);
const POLL_MS = 100;
/** Counting all work that waits takes a while when it is much. */
const LOOK_ROUNDS = 10;
const CHANGES = 1_000;

/** After the gateway answers, the workers are still starting; scans are measured with all of them there. */
const START_MS = 4_000;

/** Runs all parts and answers their figures. `settings`: files, seed, workers, kills, api, library (or null). */
export async function measure(settings, home) {
  const library = settings.library ?? join(home, 'library');
  const tree = settings.library === null ? build(library, settings) : null;
  if (settings.kills > 0) return { tree, kills: await killScanners({ ...settings, library }, home) };
  const postgres = new EmbeddedPostgres(join(home, 'database'));
  const databaseUrl = await postgres.start();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const cineorg = await startCineOrg({ home, library, databaseUrl, workers: settings.workers });
    const context = { cineorg, client, library };
    await pause(START_MS);
    const first = settings.api ? await underLoad(context) : await scan(context);
    const anchors = findAndRead(library);
    const copied = await copyRows(client, sharedFolder(home));
    const again = await scan(context);
    const full = await scan(context, { full: true });
    const changed = settings.library === null ? await changes(context) : null;
    return { tree, first, again, full, changed, anchors: { ...anchors, ...copied } };
  } finally {
    await client.end();
    await postgres.stop();
  }
}

function build(library, { files, seed }) {
  say(`making ${files} files …`);
  mkdirSync(library, { recursive: true });
  const tree = makeTree(library, { files, seed });
  // What is still to be written of it would slow down whoever comes first.
  execFileSync('sync');
  return tree;
}

/** A folder that PostgreSQL may write to, whatever account it runs as. */
function sharedFolder(home) {
  const folder = join(home, 'copies');
  mkdirSync(folder);
  chmodSync(home, 0o755);
  chmodSync(folder, 0o777);
  return folder;
}

async function changes(context) {
  // Folders are believed when they were still for 2 s as they were read.
  await pause(2_500);
  const count = changeTree(context.library, CHANGES);
  return { count, ...(await scan(context)) };
}

/** A first scan while the API is read. */
async function underLoad(context) {
  let id = null;
  const load = new ApiLoad(context.cineorg, () => id);
  const result = await scan(context, {}, (scanId) => (id = scanId));
  return { ...result, api: await load.stop() };
}

/** Scans and watches: how long it took, when the first rows were seen, what was written, how high memory and queue rose. */
async function scan({ cineorg, client, library }, body = {}, onBegun = () => undefined) {
  const before = await written(client);
  const begun = performance.now();
  let state = await cineorg.post('/scans', { path: library, ...body });
  onBegun(state.id);
  const seen = { firstRow: null, depth: 0, memory: 0 };
  for (let round = 0; !ENDED.has(state.state); round++) {
    await pause(POLL_MS);
    state = await cineorg.get(`/scans/${state.id}`);
    if (seen.firstRow === null && Object.keys(state.counts).length > 0)
      seen.firstRow = performance.now() - begun;
    if (round % LOOK_ROUNDS === 0) await look(cineorg, seen);
  }
  const seconds = (performance.now() - begun) / 1000;
  const after = await written(client);
  return { seconds, ...seen, state: state.state, counts: state.counts, rowsWritten: after - before };
}

async function look(cineorg, seen) {
  const { queues } = await cineorg.get('/admin/jobs');
  const depth = queues.reduce((sum, { counts }) => sum + counts.waiting + counts.active + counts.delayed, 0);
  seen.depth = Math.max(seen.depth, depth);
  seen.memory = Math.max(seen.memory, ...scannerMemory());
}

/** Mebibytes in memory, of every scanner worker. */
function scannerMemory() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('scanner-worker/src/main.js')) return [];
        const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
        return kilobytes === undefined ? [] : [Number(kilobytes) / 1024];
      } catch {
        return [];
      }
    });
}

/** Rows of files and folders written so far; what a process wrote is counted up to a second later. */
async function written(client) {
  await pause(1_200);
  await client.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await client.query(
    `SELECT sum(n_tup_ins + n_tup_upd + n_tup_del)::int AS sum FROM pg_stat_user_tables
     WHERE relname IN ('file', 'directory')`,
  );
  return rows[0].sum ?? 0;
}
