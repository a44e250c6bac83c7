import { createHash } from 'node:crypto';
import type { ClusterRecord, FileRecord, KeyedQuery } from '#domain';
import { jsonbArray, textArray } from '../binary-arrays.js';
import type { Sql } from '../database.js';

/** How long an answered lookup serves new files before the provider is asked again (through its cache). */
const LOOKUP_FRESH = `interval '24 hours'`;

const hash = (key: string): string => createHash('sha256').update(key).digest('base64url');

/**
 * Makes or finds the clusters of files and the lookups they wait for; answers ids by key. Rows are written in the
 * order of their keys, so that transactions that share some never wait for each other in a circle, and existing
 * lookups are locked, so that one answered meanwhile is seen as answered.
 */
export async function storeClusters(
  sql: Sql,
  libraryId: string,
  files: readonly FileRecord[],
): Promise<Map<string, string>> {
  const clusters = distinct(files);
  if (clusters.length === 0) return new Map();
  const { ids: lookupIds, waiting } = await upsertLookups(
    sql,
    clusters.flatMap(({ lookups }) => lookups),
  );
  const rows = await sql.query<{ id: string; key: string }>(
    `INSERT INTO cluster (library_id, key, readings, folder)
     SELECT $1, key, readings, folder FROM unnest($2::text[], $3::jsonb[], $4::text[]) AS given (key, readings, folder)
     ORDER BY key
     ON CONFLICT (key) DO UPDATE SET state = 'waiting', fence = cluster.fence + 1, claimed_until = NULL
     RETURNING id, key`,
    [
      libraryId,
      textArray(clusters.map(({ hashed }) => hashed)),
      jsonbArray(clusters.map(({ readings }) => readings)),
      textArray(clusters.map(({ folder }) => folder)),
    ],
  );
  const idByHash = new Map(rows.map(({ id, key }) => [key, id]));
  const ids = new Map(clusters.map(({ key, hashed }) => [key, idByHash.get(hashed) ?? '']));
  await link(sql, clusters, ids, lookupIds);
  const answered = clusters.filter(({ lookups }) => !lookups.some(({ key }) => waiting.has(key)));
  await readyClusters(
    sql,
    answered.map(({ hashed }) => idByHash.get(hashed) ?? ''),
  );
  return ids;
}

/** Each cluster once with its key as it is stored, in the order of those keys. */
function distinct(files: readonly FileRecord[]): (ClusterRecord & { hashed: string })[] {
  const byKey = new Map<string, ClusterRecord>();
  for (const { cluster } of files) if (cluster !== null) byKey.set(cluster.key, cluster);
  return [...byKey.values()]
    .map((cluster) => ({ ...cluster, hashed: hash(cluster.key) }))
    .toSorted((a, b) => (a.hashed < b.hashed ? -1 : 1));
}

/** Ids of lookups, and the keys of those whose answer is still to come: they are locked, so that this stays so. */
interface Lookups {
  readonly ids: Map<string, string>;
  readonly waiting: ReadonlySet<string>;
}

async function upsertLookups(sql: Sql, lookups: readonly KeyedQuery[]): Promise<Lookups> {
  const queries = new Map(lookups.map(({ key, query }) => [key, query] as const));
  const rows = await sql.query<{ id: string; key: string; state: string }>(
    `INSERT INTO lookup (key, query)
     SELECT key, query FROM unnest($1::text[], $2::jsonb[]) AS given (key, query) ORDER BY key
     ON CONFLICT (key) DO UPDATE SET state = CASE
       WHEN lookup.state = 'done' AND lookup.answered_at > now() - ${LOOKUP_FRESH} THEN 'done' ELSE 'waiting' END
     RETURNING id, key, state`,
    [textArray([...queries.keys()]), jsonbArray([...queries.values()])],
  );
  return {
    ids: new Map(rows.map(({ id, key }) => [key, id])),
    waiting: new Set(rows.filter(({ state }) => state === 'waiting').map(({ key }) => key)),
  };
}

/** Lets a claimed cluster wait for one more lookup; nothing happens when the claim was lost. */
export async function askFurther(
  sql: Sql,
  { id, fence }: { readonly id: string; readonly fence: string },
  query: KeyedQuery,
): Promise<void> {
  const { ids } = await upsertLookups(sql, [query]);
  const waiting = await sql.query(
    `UPDATE cluster SET state = 'waiting', claimed_until = NULL, not_before = NULL
     WHERE id = $1 AND fence = $2 RETURNING id`,
    [id, fence],
  );
  if (waiting.length === 0) return;
  await sql.query(
    'INSERT INTO cluster_lookup (cluster_id, lookup_id) SELECT $1, unnest($2::bigint[]) ON CONFLICT DO NOTHING',
    [id, [...ids.values()]],
  );
  await readyClusters(sql, [id]);
}

async function link(
  sql: Sql,
  clusters: readonly ClusterRecord[],
  clusterIds: ReadonlyMap<string, string>,
  lookupIds: ReadonlyMap<string, string>,
): Promise<void> {
  const pairs = clusters.flatMap((cluster) =>
    cluster.lookups.map(({ key }) => [clusterIds.get(cluster.key), lookupIds.get(key)] as const),
  );
  await sql.query(
    `INSERT INTO cluster_lookup (cluster_id, lookup_id)
     SELECT * FROM unnest($1::bigint[], $2::bigint[]) ON CONFLICT DO NOTHING`,
    [pairs.map(([cluster]) => cluster), pairs.map(([, lookup]) => lookup)],
  );
}

/**
 * Lets clusters be decided whose lookups are all answered. The rows are locked by a statement of their own: of two
 * transactions that answer a cluster's last two lookups, the later one must look with a snapshot taken after the
 * earlier one's commit, or each would see the other's lookup still waiting.
 */
export async function readyClusters(sql: Sql, clusterIds: readonly string[]): Promise<void> {
  if (clusterIds.length === 0) return;
  const locked = await sql.query<{ id: string }>(
    `SELECT id FROM cluster WHERE id = ANY($1::bigint[]) AND state = 'waiting' ORDER BY id FOR UPDATE`,
    [clusterIds],
  );
  await sql.query(
    `UPDATE cluster SET state = 'ready', not_before = NULL
     WHERE id = ANY($1::bigint[]) AND NOT EXISTS (
       SELECT 1 FROM cluster_lookup JOIN lookup ON lookup.id = lookup_id
       WHERE cluster_id = cluster.id AND lookup.state = 'waiting')`,
    [locked.map(({ id }) => id)],
  );
}
