import type { ClaimedCluster, ClusterVerdict, WorkDetails } from '#domain';
import type { Sql } from '../database.js';

/** Candidates kept with a cluster, for the review. */
const KEPT_CANDIDATES = 20;

/** What the user said stands until the user says otherwise, with the note of the cluster that it followed. */
const KEPT_CHOICE = 'CASE WHEN chosen @> $9::jsonb THEN chosen ELSE coalesce($9::jsonb, chosen) END';

/** Stores a decision, the work it names and what it means for each file; false when the claim was lost. */
export async function storeVerdict(
  sql: Sql,
  cluster: ClaimedCluster,
  verdict: ClusterVerdict,
): Promise<boolean> {
  const titleId = verdict.details === null ? null : await storeTitle(sql, verdict.details);
  const rows = await sql.query(
    `UPDATE cluster SET state = $3, candidates = $4, title_id = $5, score = $6, decided_by = $7, reasons = $8,
       chosen = ${KEPT_CHOICE}, claimed_until = NULL, not_before = NULL
     WHERE id = $1 AND fence = $2 RETURNING id`,
    [
      cluster.id,
      cluster.fence,
      verdict.state,
      JSON.stringify(verdict.candidates.slice(0, KEPT_CANDIDATES)),
      titleId,
      verdict.score,
      verdict.decidedBy,
      verdict.reasons,
      chosenBy(verdict),
    ],
  );
  if (rows.length === 0) return false;
  await sql.query(
    `UPDATE file SET state = given.state, season = given.season, reason = given.reason,
       episodes = ARRAY(SELECT jsonb_array_elements_text(given.episodes)::int), kind = coalesce($6, kind), work_id = $7
     FROM unnest($1::bigint[], $2::text[], $3::int[], $4::jsonb[], $5::text[])
       AS given (id, state, season, episodes, reason)
     WHERE file.id = given.id AND file.state IN ('discovered', 'review', 'unmatched', 'identified')`,
    [
      verdict.files.map(({ fileId }) => fileId),
      verdict.files.map(({ state }) => state),
      verdict.files.map(({ season }) => season),
      verdict.files.map(({ episodes }) => JSON.stringify(episodes)),
      verdict.files.map(({ reason }) => reason),
      verdict.details?.work.kind ?? null,
      titleId,
    ],
  );
  return true;
}

function chosenBy({ decidedBy, state, details }: ClusterVerdict): string | null {
  if (decidedBy !== 'user') return null;
  if (state === 'rejected' || details === null) return JSON.stringify('rejected');
  return JSON.stringify({ kind: details.work.kind, tmdbId: details.work.tmdbId });
}

async function storeTitle(sql: Sql, details: WorkDetails): Promise<string> {
  const { work, imdbId, tvdbId } = details;
  const [row] = await sql.query<{ id: string }>(
    `INSERT INTO title (kind, tmdb_id, name, original_name, year, genre_ids, overview, poster_path, imdb_id, tvdb_id,
       original_language)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (kind, tmdb_id) DO UPDATE SET name = EXCLUDED.name, original_name = EXCLUDED.original_name,
       year = EXCLUDED.year, genre_ids = EXCLUDED.genre_ids, overview = EXCLUDED.overview,
       poster_path = EXCLUDED.poster_path, imdb_id = coalesce(EXCLUDED.imdb_id, title.imdb_id),
       tvdb_id = coalesce(EXCLUDED.tvdb_id, title.tvdb_id),
       original_language = coalesce(EXCLUDED.original_language, title.original_language)
     RETURNING id`,
    [
      work.kind,
      work.tmdbId,
      work.title,
      work.originalTitle,
      work.year,
      work.genreIds,
      work.overview,
      work.posterPath,
      imdbId,
      tvdbId,
      work.originalLanguage ?? null,
    ],
  );
  if (row === undefined) throw new Error('a title could not be stored');
  await storeEpisodes(sql, row.id, details);
  return row.id;
}

async function storeEpisodes(sql: Sql, titleId: string, { seasons }: WorkDetails): Promise<void> {
  const episodes = seasons.flatMap((season) =>
    season.episodes.map((episode) => ({ season: season.number, ...episode })),
  );
  const distinct = [
    ...new Map(episodes.map((episode) => [`${episode.season}/${episode.number}`, episode])).values(),
  ];
  if (distinct.length === 0) return;
  await sql.query(
    `INSERT INTO episode (title_id, season, number, name, air_date)
     SELECT $1, * FROM unnest($2::int[], $3::int[], $4::text[], $5::date[])
     ON CONFLICT (title_id, season, number) DO UPDATE SET name = EXCLUDED.name, air_date = EXCLUDED.air_date`,
    [
      titleId,
      distinct.map(({ season }) => season),
      distinct.map(({ number }) => number),
      distinct.map(({ name }) => name),
      distinct.map(({ airDate }) => airDate),
    ],
  );
}
