import type { Candidate, ChosenWork, ClaimedCluster, Reading, ReviewedCluster } from '#domain';
import type { Sql } from '../database.js';

interface ClusterRecord {
  id: string;
  fence: string;
  library_id: string;
  folder: string;
  state: string;
  readings: Reading[];
  candidates: Candidate[];
  score: number | null;
  chosen: ClaimedCluster['chosen'];
  skipped: boolean;
  work_kind: ChosenWork['kind'] | null;
  tmdb_id: number | null;
  open: number;
  placed: number;
}

const SELECT = `SELECT cluster.id, cluster.fence, library_id, folder, cluster.state, readings, candidates, score, chosen,
    skipped_at IS NOT NULL AS skipped, title.kind AS work_kind, title.tmdb_id, files.open, files.placed
  FROM cluster LEFT JOIN title ON title.id = title_id
  CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE state IN ('review', 'unmatched'))::int AS open,
      count(*) FILTER (WHERE state IN ('planned', 'organized'))::int AS placed
    FROM file WHERE cluster_id = cluster.id) AS files`;

/** Clusters with what a decision of the user's needs to know. `rest` is the statement from its WHERE on. */
export async function reviewedClusters(
  sql: Sql,
  rest: string,
  parameters: readonly unknown[],
): Promise<ReviewedCluster[]> {
  const rows = await sql.query<ClusterRecord>(`${SELECT} ${rest}`, parameters);
  return rows.map(toCluster);
}

function toCluster(row: ClusterRecord): ReviewedCluster {
  const { id, fence, library_id, folder, state, readings, candidates, score, chosen, skipped } = row;
  return {
    ...{ id, fence, libraryId: library_id, folder, state, readings, candidates, score, chosen, skipped },
    work:
      row.work_kind === null || row.tmdb_id === null ? null : { kind: row.work_kind, tmdbId: row.tmdb_id },
    openFiles: row.open,
    placedFiles: row.placed,
  };
}
