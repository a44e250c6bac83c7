import type { Candidate } from '#domain';
import type { Database } from '../database.js';
import type { Page, PageOf } from './page.js';
import { type ReviewFilter, reviewPage } from './review-pages.js';
import {
  type ClusterRecord,
  type FileRecord,
  type ReviewCandidate,
  type ReviewView,
  toReview,
} from './review-view.js';

/** Files and candidates told with one cluster. */
const SHOWN_FILES = 20;
const SHOWN_CANDIDATES = 20;

/** The same in a list. */
const LISTED_FILES = 20;
const LISTED_CANDIDATES = 9;
const LISTED_OVERVIEW = 400;

const OPEN = `('review', 'unmatched')`;

/** `$2`: whether only the files that wait for the user count. */
const OF_CLUSTER = `cluster_id = cluster.id AND (NOT $2 OR state IN ${OPEN})`;

const CLUSTERS = `SELECT cluster.id, cluster.state, skipped_at IS NOT NULL AS skipped, decided_by, readings, score,
    reasons, candidates, title.kind AS title_kind, tmdb_id, title.name AS title_name, title.year AS title_year,
    (SELECT count(*)::int FROM file WHERE ${OF_CLUSTER}) AS files
  FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (id, place) JOIN cluster ON cluster.id = wanted.id
    LEFT JOIN title ON title.id = title_id ORDER BY place`;

/** Those that wait for the user first. */
const FILES = `SELECT cluster.id AS cluster_id, file.id, directory.path AS folder, file.name, current_path, size,
    (duration_ms / 60000.0)::float8 AS minutes, file.state, reason, reading
  FROM unnest($1::bigint[]) AS cluster (id)
  CROSS JOIN LATERAL (SELECT * FROM file WHERE ${OF_CLUSTER} ORDER BY state NOT IN ${OPEN}, id LIMIT $3) AS file
  JOIN directory ON directory.id = directory_id ORDER BY file.state NOT IN ${OPEN}, file.id`;

const RUNTIMES = `SELECT kind, tmdb_id, runtime FROM title
  WHERE (kind, tmdb_id) IN (SELECT * FROM unnest($1::text[], $2::int[])) AND runtime IS NOT NULL`;

interface Extent {
  readonly openOnly: boolean;
  readonly files: number;
}

/** Reads what waits for the user, and what was decided. */
export class ReviewQueries {
  constructor(private readonly database: Database) {}

  /**
   * What waits for the user: undecided clusters by id, then series with unplaced episodes, last what was put off. Each
   * with its best candidates and the beginning of their overviews.
   */
  async list(filter: ReviewFilter, page: Page): Promise<PageOf<ReviewView>> {
    const { ids, nextCursor } = await reviewPage(this.database, filter, page);
    const reviews = await this.views(ids, { openOnly: true, files: LISTED_FILES });
    return { items: reviews.map(shortened), nextCursor };
  }

  /** One cluster, decided or not, with all of its files; null when there is none. */
  async one(id: string): Promise<ReviewView | null> {
    const [review] = await this.views([id], { openOnly: false, files: SHOWN_FILES });
    return review ?? null;
  }

  private async views(ids: readonly string[], { openOnly, files: most }: Extent): Promise<ReviewView[]> {
    if (ids.length === 0) return [];
    const [clusters, files] = await Promise.all([
      this.database.query<ClusterRecord>(CLUSTERS, [ids, openOnly]),
      this.database.query<FileRecord>(FILES, [ids, openOnly, most]),
    ]);
    const runtimeOf = await this.runtimes(clusters.flatMap(({ candidates }) => candidates));
    const byCluster = new Map<string, FileRecord[]>(ids.map((id) => [id, []]));
    for (const file of files) byCluster.get(file.cluster_id)?.push(file);
    return clusters.map((row) => {
      const shown = row.candidates.slice(0, SHOWN_CANDIDATES);
      const candidates = shown.map((one) => ({ ...one, runtime: runtimeOf(one) }));
      return toReview(row, byCluster.get(row.id) ?? [], candidates);
    });
  }

  private async runtimes(candidates: readonly Candidate[]): Promise<(candidate: Candidate) => number | null> {
    const rows = await this.database.query<{ kind: string; tmdb_id: number; runtime: number }>(RUNTIMES, [
      candidates.map(({ work }) => work.kind),
      candidates.map(({ work }) => work.tmdbId),
    ]);
    const known = new Map(rows.map(({ kind, tmdb_id, runtime }) => [`${kind}/${tmdb_id}`, runtime]));
    return ({ work }) => known.get(`${work.kind}/${work.tmdbId}`) ?? null;
  }
}

function shortened(review: ReviewView): ReviewView {
  return { ...review, candidates: review.candidates.slice(0, LISTED_CANDIDATES).map(shortenedCandidate) };
}

function shortenedCandidate({ work, ...candidate }: ReviewCandidate): ReviewCandidate {
  const overview = [...work.overview].slice(0, LISTED_OVERVIEW).join('');
  return { ...candidate, work: { ...work, overview, alternativeTitles: null } };
}
