/** What the same work costs without CineOrg, in the same run. */
import { execFileSync } from 'node:child_process';
import { parsePath } from '#domain/release';

const TABLES = ['directory', 'lookup', 'cluster', 'cluster_lookup', 'file'];
const PIPE = { maxBuffer: 2 ** 31 - 1 };

/** Seconds that `work` takes. */
function seconds(work) {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1000;
}

const find = (root, ...rest) => execFileSync('find', [root, ...rest], PIPE);

/** `find` in its three ways, and reading the names of the videos in one thread. */
export function findAndRead(root) {
  const names = find(root, '-type', 'f', '-printf', '%P\n').toString().trim().split('\n');
  const videos = names.filter((name) => name.endsWith('.mkv'));
  return {
    find: seconds(() => find(root, '-type', 'f', '-printf', '%P\n')),
    findStat: seconds(() => find(root, '-type', 'f', '-printf', '%P %s %T@ %i\n')),
    findFolders: seconds(() => find(root, '-type', 'd')),
    read: seconds(() => videos.forEach((name) => parsePath(name))),
    videos: videos.length,
  };
}

/** COPY of the rows that a scan has made, into tables of the same definition and (`bare`) into some without indexes. */
export async function copyRows(client, folder) {
  const result = { copy: 0, bare: 0 };
  for (const table of TABLES) {
    const file = `${folder}/${table}.copy`;
    await client.query(`COPY ${table} TO '${file}' (FORMAT binary)`);
    result.copy += await copyInto(client, { table, file, like: 'INCLUDING ALL' });
    result.bare += await copyInto(client, { table, file, like: 'INCLUDING GENERATED' });
  }
  return result;
}

async function copyInto(client, { table, file, like }) {
  await client.query(`CREATE TABLE bench_copy (LIKE ${table} ${like})`);
  const begun = performance.now();
  await client.query(`COPY bench_copy FROM '${file}' (FORMAT binary)`);
  const took = (performance.now() - begun) / 1000;
  await client.query('DROP TABLE bench_copy');
  return took;
}
