import type { Sql } from '../database.js';

const PRESENT = `file.state NOT IN ('missing', 'ignored', 'failed')`;

/** Works with files in a title folder, clusters that are decided to be one work being one. */
const IN_FOLDER = `SELECT coalesce(title_id, -cluster.id) AS work, file.id
  FROM cluster JOIN file ON cluster_id = cluster.id AND ${PRESENT}
  WHERE cluster.library_id = home.library_id AND folder = home.extra_home`;

/** A disc is the folder that extras lie in, or one above it; its row lies in the folder above that. */
const AS_DISC = `SELECT coalesce(title_id, -cluster.id), file.id
  FROM directory AS own LEFT JOIN directory AS up ON up.id = own.parent_id
    LEFT JOIN directory AS top ON top.id = up.parent_id
    CROSS JOIN LATERAL (VALUES (own.parent_id, own.name), (up.parent_id, up.name), (top.parent_id, top.name))
      AS item (parent_id, name)
    JOIN file ON file.directory_id = item.parent_id AND file.name = item.name AND file.disc AND ${PRESENT}
    JOIN cluster ON cluster.id = cluster_id
  WHERE own.id = home.directory_id`;

/** What was tied by its name has a suffix, and stays. `$1` is the scan. */
const TIE = `WITH extra AS MATERIALIZED (
    SELECT id, library_id, extra_home, directory_id FROM file
    WHERE library_id = (SELECT scan.library_id FROM scan WHERE scan.id = $1) AND extra_home IS NOT NULL
      AND current_path IS NULL
      AND (state = 'ignored' AND reason = 'extra' OR state = 'attached' AND companion_suffix IS NULL)
  ), home AS (
    SELECT library_id, extra_home, min(directory_id) AS directory_id FROM extra GROUP BY 1, 2
  ), owner AS (
    SELECT home.library_id, home.extra_home, min(video) AS video
    FROM home CROSS JOIN LATERAL (
      SELECT work, min(id) AS video FROM (${IN_FOLDER} UNION ALL ${AS_DISC}) AS found GROUP BY 1 LIMIT 2) AS works
    GROUP BY 1, 2 HAVING count(*) = 1
  ) UPDATE file SET companion_of = video, state = CASE WHEN video IS NULL THEN 'ignored' ELSE 'attached' END
    FROM extra LEFT JOIN owner USING (library_id, extra_home)
    WHERE file.id = extra.id
      AND (file.companion_of IS DISTINCT FROM video OR (video IS NULL) <> (file.state = 'ignored'))`;

/**
 * Ties a library's extras to the first video of the one work that has its files in the extra's title folder, and
 * unties those where that is no longer so. Done when a scan ends, in one statement: which works a folder holds is
 * known only then, and folders of extras may be read before those of seasons. Rows that are tied as they should be
 * are not written.
 */
export async function tieExtras(sql: Sql, scanId: string): Promise<void> {
  await sql.query(TIE, [scanId]);
}
