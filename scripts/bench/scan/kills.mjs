/** Scans whose workers are killed at random moments, held against one that nobody disturbs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedPostgres } from '#infrastructure/postgres';
import { say } from '../../lib/run.mjs';
import { startCineOrg } from './start.mjs';

const POLL_MS = 50;
/** Between two kills, in milliseconds: a worker needs about a second to be there again. */
const [SOONEST, LATEST] = [500, 4_000];
const STUCK_MS = 300_000;

/** All that a scan says of files and folders, each row once, without what differs from one database to another. */
const ROWS = `SELECT encode(sha256(convert_to(string_agg(line, E'\\n' ORDER BY line), 'UTF8')), 'hex') AS sum,
    count(*)::int AS rows
  FROM (
    SELECT concat_ws('|', encode(directory.path, 'hex'), encode(file.name, 'hex'), file.kind, file.disc, file.size,
      file.reading::text, cluster.key, encode(video.name, 'hex'), file.companion_suffix, file.reason) AS line
    FROM file JOIN directory ON directory.id = file.directory_id
      LEFT JOIN cluster ON cluster.id = file.cluster_id LEFT JOIN file AS video ON video.id = file.companion_of
    UNION ALL
    SELECT concat_ws('|', encode(path, 'hex'), state, files) FROM directory
  ) AS lines`;

/** Kills scanner workers `kills` times during as many scans of the library as that takes; answers what came of it. */
export async function killScanners({ library, kills, workers }, home) {
  const undisturbed = await round({ library, workers, kills: 0, home: join(home, 'undisturbed') });
  say(`undisturbed: ${undisturbed.rows} rows in ${undisturbed.seconds.toFixed(1)} s`);
  const rounds = [];
  for (let done = 0; done < kills; done += rounds.at(-1).kills) {
    const folder = join(home, `round-${rounds.length}`);
    rounds.push(await round({ library, workers, kills: kills - done, home: folder }));
    const { seconds, kills: now, slowest } = rounds.at(-1);
    say(`${now} kills in ${seconds.toFixed(1)} s, resumed within ${slowest.toFixed(1)} s`);
  }
  return {
    kills: rounds.reduce((sum, each) => sum + each.kills, 0),
    scans: rounds.length,
    settled: rounds.filter(({ state }) => state === 'completed').length,
    same: rounds.filter(({ sum }) => sum === undisturbed.sum).length,
    slowest: Math.max(...rounds.map(({ slowest }) => slowest)),
  };
}

async function round({ library, kills, workers, home }) {
  const postgres = new EmbeddedPostgres(join(home, 'database'));
  const databaseUrl = await postgres.start();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const cineorg = await startCineOrg({ home, library, databaseUrl, workers });
  try {
    const scan = await scanAndKill({ cineorg, client, library, kills });
    const { rows } = await client.query(ROWS);
    return { ...scan, ...rows[0] };
  } finally {
    await cineorg.stop();
    await client.end();
    await postgres.stop();
  }
}

async function scanAndKill({ cineorg, client, library, kills }) {
  const begun = performance.now();
  let scan = await cineorg.post('/scans', { path: library });
  const seen = { kills: 0, progress: '', killedAt: null, slowest: 0 };
  let next = begun + between();
  while (scan.state === 'pending' || scan.state === 'running') {
    const now = performance.now();
    if (now - begun > STUCK_MS) break;
    if (seen.kills < kills && now >= next && killOne(cineorg.pid)) {
      seen.kills += 1;
      seen.killedAt = now;
      next = now + between();
    }
    await pause(POLL_MS);
    scan = await cineorg.get(`/scans/${scan.id}`);
    await noteProgress(client, seen);
  }
  const seconds = (performance.now() - begun) / 1_000;
  return { state: scan.state, seconds, kills: seen.kills, slowest: seen.slowest / 1_000 };
}

const between = () => SOONEST + Math.random() * (LATEST - SOONEST);

/** How long it takes from a kill that no other follows until something is stored again. */
async function noteProgress(client, seen) {
  const { rows } = await client.query(
    `SELECT (SELECT count(*) FROM file) || '/' || (SELECT count(*) FROM directory WHERE state <> 'pending') AS progress`,
  );
  if (rows[0].progress === seen.progress) return;
  if (seen.killedAt !== null) seen.slowest = Math.max(seen.slowest, performance.now() - seen.killedAt);
  Object.assign(seen, { progress: rows[0].progress, killedAt: null });
}

/** Ends one of this CineOrg's scanner workers at once, if there is one. */
function killOne(parent) {
  const workers = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && isWorkerOf(pid, parent));
  const chosen = workers[Math.floor(Math.random() * workers.length)];
  if (chosen === undefined) return false;
  process.kill(Number(chosen), 'SIGKILL');
  return true;
}

function isWorkerOf(pid, parent) {
  try {
    const isChild = new RegExp(`^PPid:\\s+${parent}$`, 'm').test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return isChild && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('scanner-worker/src/main.js');
  } catch {
    return false;
  }
}
