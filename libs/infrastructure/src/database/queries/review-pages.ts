import type { Sql } from '../database.js';

/** Which clusters a list of reviews holds. */
export interface ReviewFilter {
  readonly kind: string | null;
  /** Part of the title that was read, or of the title's folder. */
  readonly q: string | null;
  readonly minScore: number | null;
}

/** A place in the list. */
interface Place {
  readonly section: number;
  /** Within a section, by this and then by id. */
  readonly rank: string;
  readonly id: string;
}

interface FoundRow {
  readonly id: string;
  readonly rank: string;
}

const WANTED = `($3::float8 IS NULL OR score >= $3) AND ($1::text IS NULL OR readings #>> '{0,kind}' = $1)
  AND ($2::text IS NULL OR readings #>> '{0,title}' ILIKE $2 OR folder ILIKE $2)
  AND EXISTS (SELECT 1 FROM file WHERE cluster_id = cluster.id AND state IN ('review', 'unmatched'))`;

/** Undecided clusters of one state, in the order of the index: the list stops as soon as its page is full. */
const undecided = (state: string): string => `(SELECT id FROM cluster
  WHERE state = '${state}' AND id > $4 AND skipped_at IS NULL AND ${WANTED} ORDER BY id LIMIT $5)`;

const RANK = `(extract(epoch FROM skipped_at) * 1000000)::bigint`;

/**
 * The list's sections, one behind the other: undecided clusters, decided series with episodes that could not be placed
 * (found by these files, by indexes alone), and what the user put off.
 */
const SECTIONS: readonly string[] = [
  `SELECT id, '0' AS rank FROM (${undecided('review')} UNION ALL ${undecided('unmatched')}) AS found
   ORDER BY id LIMIT $5`,
  `SELECT id, '0' AS rank FROM cluster
   WHERE id = ANY(ARRAY(SELECT DISTINCT cluster_id FROM file WHERE state = 'review' AND cluster_id > $4
       AND NOT EXISTS (SELECT 1 FROM cluster WHERE state = 'review' AND id = cluster_id)))
     AND state = 'identified' AND skipped_at IS NULL AND ${WANTED} ORDER BY id LIMIT $5`,
  `SELECT id, ${RANK}::text AS rank FROM cluster
   WHERE skipped_at IS NOT NULL AND (${RANK}, id) > ($6::bigint, $4::bigint) AND state <> 'rejected' AND ${WANTED}
   ORDER BY skipped_at, id LIMIT $5`,
];
const SKIPPED = 2;

const START: Place = { section: 0, rank: '0', id: '0' };

/** Reads a cursor; anything that is none starts from the beginning. */
function placeOf(cursor: string | null): Place {
  const [section, rank, id] = (cursor ?? '').split('-');
  if (section === undefined || rank === undefined || id === undefined) return START;
  return { section: Number(section), rank, id };
}

/** A text holds no NUL in PostgreSQL, so none is looked for. */
const patternOf = (q: string): string => `%${q.replaceAll('\u0000', '').replace(/[\\%_]/g, '\\$&')}%`;

/** Ids of a page of what waits for the user, with the cursor of the next page. */
export async function reviewPage(
  sql: Sql,
  { kind, q, minScore }: ReviewFilter,
  { limit, cursor }: { readonly limit: number; readonly cursor: string | null },
): Promise<{ readonly ids: readonly string[]; readonly nextCursor: string | null }> {
  const pattern = q === null ? null : patternOf(q);
  const start = placeOf(cursor);
  const found: Place[] = [];
  for (let section = start.section; section < SECTIONS.length && found.length <= limit; section++) {
    const { rank, id } = section === start.section ? start : START;
    const wanted = [kind, pattern, minScore, id, limit + 1 - found.length];
    const parameters = section === SKIPPED ? [...wanted, rank] : wanted;
    const rows = await sql.query<FoundRow>(SECTIONS[section] ?? '', parameters);
    found.push(...rows.map((row) => ({ section, rank: row.rank, id: row.id })));
  }
  const kept = found.slice(0, limit);
  const last = kept.at(-1);
  const more = found.length > limit && last !== undefined;
  return {
    ids: kept.map(({ id }) => id),
    nextCursor: more ? `${last.section}-${last.rank}-${last.id}` : null,
  };
}
