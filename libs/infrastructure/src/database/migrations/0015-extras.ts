import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose extras are whose, and which media facts plans wait for. */
export class Extras1764755000000 implements MigrationInterface {
  name = 'Extras1764755000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "file" ADD "extra_home" text`);
    await runner.query(`ALTER TABLE "media_info" ADD "wanted" boolean NOT NULL DEFAULT false`);
    await runner.query(
      `CREATE INDEX "media_info_wanted" ON "media_info" ("file_id") WHERE wanted AND state = 'waiting'`,
    );
    await runner.query(
      `ALTER TABLE "plan" ADD "waiting_probes" integer, ADD "waiting_since" TIMESTAMP WITH TIME ZONE`,
    );
    await runner.query(
      `CREATE INDEX "file_extra" ON "file" ("library_id", "id") WHERE "extra_home" IS NOT NULL`,
    );
    // Their folders are read again by the next scan, which then finds their rows changed.
    await runner.query(
      `UPDATE "directory" SET "digest" = NULL
       WHERE "id" IN (SELECT "directory_id" FROM "file" WHERE "kind" = 'extra' AND "reason" = 'extra')`,
    );
    await runner.query(`UPDATE "file" SET "mtime_ns" = -1 WHERE "kind" = 'extra' AND "reason" = 'extra'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plan" DROP COLUMN "waiting_since", DROP COLUMN "waiting_probes"`);
    await runner.query(`DROP INDEX "media_info_wanted"`);
    await runner.query(`ALTER TABLE "media_info" DROP COLUMN "wanted"`);
    await runner.query(`DROP INDEX "file_extra"`);
    await runner.query(`ALTER TABLE "file" DROP COLUMN "extra_home"`);
  }
}
