import { createDataSource } from './data-source.js';

/** Any constant: all processes that migrate one database agree on it. */
const MIGRATION_LOCK = 7_226_315;

/**
 * Brings the schema of a database up to date. Any number of processes may call it at once: an advisory lock lets
 * one work while the others wait and then find nothing to do.
 */
export async function runMigrations(url: string): Promise<void> {
  const source = createDataSource(url, 2);
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations({ transaction: 'each' });
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    await lock.release();
    await source.destroy();
  }
}

/** Takes every migration back, the last first. For checks on databases of their own. */
export async function revertMigrations(url: string): Promise<void> {
  const source = createDataSource(url, 2);
  await source.initialize();
  try {
    for (const migration of source.migrations) {
      if (migration.name !== undefined) await source.undoLastMigration({ transaction: 'each' });
    }
  } finally {
    await source.destroy();
  }
}

/** The statements that would make the schema agree with the rows: none, unless a migration is missing. */
export async function findSchemaDrift(url: string): Promise<string[]> {
  const source = createDataSource(url, 2);
  await source.initialize();
  try {
    const drift = await source.driver.createSchemaBuilder().log();
    return drift.upQueries.map(({ query }) => query);
  } finally {
    await source.destroy();
  }
}
