import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TABLES } from './0001-tables.js';

/**
 * A scan's counts per state follow its files in the same transaction. Statement-level triggers see every way of
 * writing (bulk or single), and each appends one ledger row per changed count, so that writers never wait for
 * each other over a counter row.
 */
const COUNTERS = [
  `CREATE FUNCTION count_file_states() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'INSERT' THEN
       INSERT INTO scan_counter (scan_id, name, value)
       SELECT scan_id, state, count(*) FROM fresh GROUP BY scan_id, state;
     ELSIF TG_OP = 'DELETE' THEN
       INSERT INTO scan_counter (scan_id, name, value)
       SELECT scan_id, state, -count(*) FROM stale GROUP BY scan_id, state;
     ELSE
       INSERT INTO scan_counter (scan_id, name, value)
       SELECT scan_id, state, sum(delta) FROM (
         SELECT scan_id, state, 1 AS delta FROM fresh
         UNION ALL
         SELECT scan_id, state, -1 FROM stale
       ) AS change GROUP BY scan_id, state HAVING sum(delta) <> 0;
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER file_states_inserted AFTER INSERT ON file
   REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION count_file_states()`,
  `CREATE TRIGGER file_states_updated AFTER UPDATE ON file
   REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION count_file_states()`,
  `CREATE TRIGGER file_states_deleted AFTER DELETE ON file
   REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION count_file_states()`,
];

/** The root of the file system, which every other folder descends from. */
const ROOT = `INSERT INTO directory (parent_id, name, path) VALUES (NULL, ''::bytea, '/'::bytea)`;

/** Tables in the order in which they may be dropped. */
const DROP = `DROP TABLE missing_candidate, scan_error, scan_counter, scan, plan_directory, operation, plan, file,
  cluster_lookup, lookup, cluster, episode, title, directory, library, provider_cache, provider_status, budget,
  budget_member, api_key CASCADE`;

/** The first schema. */
export class Initial1763856000000 implements MigrationInterface {
  name = 'Initial1763856000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...COUNTERS, ROOT]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP);
    await runner.query('DROP FUNCTION count_file_states()');
  }
}
