import { type ChosenWork, titleKeys, type Reading } from '#domain';
import type { Sql } from '../database.js';

interface Cluster {
  readonly id: string;
  readonly readings: readonly Reading[];
}

interface ChoiceRecord {
  readonly title_key: string;
  readonly kind: Reading['kind'];
  readonly tmdb_id: number;
}

/** Most choices taken into account for one title. */
const MOST_CHOICES = 5;

/** What the user chose for other clusters of the same titles, the latest first, by the ids of these clusters. */
export async function rememberedFor(
  sql: Sql,
  clusters: readonly Cluster[],
): Promise<Map<string, readonly ChosenWork[]>> {
  const keys = new Map(clusters.map(({ id, readings }) => [id, new Set(readings.flatMap(titleKeys))]));
  const asked = [...new Set([...keys.values()].flatMap((titles) => [...titles]))];
  if (asked.length === 0) return new Map();
  const rows = await sql.query<ChoiceRecord>(
    `SELECT DISTINCT title_key, kind, tmdb_id FROM remembered_choice WHERE title_key = ANY($1::text[])`,
    [asked],
  );
  if (rows.length === 0) return new Map();
  return new Map([...keys].map(([id, titles]) => [id, choicesOf(rows, titles)]));
}

function choicesOf(rows: readonly ChoiceRecord[], titles: ReadonlySet<string>): ChosenWork[] {
  const own = rows.filter(({ title_key }) => titles.has(title_key));
  const distinct = new Map(own.map(({ kind, tmdb_id }) => [`${kind}/${tmdb_id}`, { kind, tmdbId: tmdb_id }]));
  return [...distinct.values()].slice(0, MOST_CHOICES);
}
