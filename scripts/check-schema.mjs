// Applies all migrations to an empty database and finds any difference to the rows. Also proves that they can be
// taken back. Runs on the built code: node scripts/check-schema.mjs
import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const built = (path) => import(new URL(`../dist/libs/infrastructure/src/${path}`, import.meta.url));
const { EmbeddedPostgres } = await built('postgres/index.js');
const { findSchemaDrift, revertMigrations, runMigrations } = await built('database/index.js');

const folder = mkdtempSync(join(tmpdir(), 'cineorg-schema-'));
// Started as root, PostgreSQL runs as another account, which has to enter the folder.
chmodSync(folder, 0o755);
const postgres = new EmbeddedPostgres(folder);
try {
  const url = process.env['DATABASE_URL'] ?? (await postgres.start());
  await runMigrations(url);
  const drift = await findSchemaDrift(url);
  for (const statement of drift) console.error(`A migration is missing: ${statement}`);
  await revertMigrations(url);
  await runMigrations(url);
  process.exitCode = drift.length === 0 ? 0 : 1;
  if (drift.length === 0) console.log('The schema agrees with the rows, and migrations go both ways.');
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
