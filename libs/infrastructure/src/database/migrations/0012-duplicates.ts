import type { MigrationInterface, QueryRunner } from 'typeorm';

const FORTH = [
  `ALTER TABLE "library" ADD "collisions" text NOT NULL DEFAULT 'keep-both'`,
  `ALTER TABLE "file" ADD "work_id" bigint`,
  `UPDATE "file" SET "work_id" = "cluster"."title_id" FROM "cluster"
    WHERE "cluster"."id" = "file"."cluster_id" AND "file"."state" IN ('identified', 'planned', 'organized')`,
  `CREATE INDEX "file_version" ON "file" ("work_id", "season", "episodes", "library_id", "id")
    WHERE work_id IS NOT NULL AND state IN ('identified', 'planned', 'organized')`,
  `CREATE INDEX "file_size" ON "file" ("size", "library_id")
    WHERE kind IN ('movie', 'episode') AND NOT disc AND size > 0`,
  `ALTER TABLE "scan" ADD "compared" boolean NOT NULL DEFAULT false`,
  `CREATE INDEX "scan_uncompared" ON "scan" ("id") WHERE NOT compared AND state IN ('completed', 'cancelled', 'failed')`,
  `CREATE TABLE "content_hash" (
    "claimed_by" text,
    "claimed_until" TIMESTAMP WITH TIME ZONE,
    "fence" bigint NOT NULL DEFAULT '0',
    "not_before" TIMESTAMP WITH TIME ZONE,
    "file_id" bigint NOT NULL,
    "library_id" bigint NOT NULL,
    "size" bigint NOT NULL,
    "mtime_ns" bigint NOT NULL,
    "state" text NOT NULL DEFAULT 'ends',
    "ends" bytea,
    "hashed" bigint NOT NULL DEFAULT '0',
    "hash" bytea,
    "problem" text,
    CONSTRAINT "content_hash_pk" PRIMARY KEY ("file_id")
  )`,
  `ALTER TABLE "content_hash" ADD CONSTRAINT "content_hash_file_fk"
    FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `CREATE INDEX "content_hash_waiting" ON "content_hash" ("state", "size", "file_id") WHERE state IN ('ends', 'whole')`,
  `CREATE INDEX "content_hash_ends" ON "content_hash" ("size", "ends") WHERE ends IS NOT NULL`,
  `CREATE INDEX "content_hash_same" ON "content_hash" ("hash", "library_id") WHERE state = 'done'`,
  `CREATE TABLE "kept_copy" (
    "decision" uuid NOT NULL,
    "file_id" bigint NOT NULL,
    CONSTRAINT "kept_copy_pk" PRIMARY KEY ("decision", "file_id")
  )`,
  `ALTER TABLE "kept_copy" ADD CONSTRAINT "kept_copy_file_fk"
    FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `CREATE INDEX "kept_copy_file" ON "kept_copy" ("file_id")`,
  `ALTER TABLE "plan" ADD "duplicates" jsonb`,
  `CREATE TABLE "plan_kept" (
    "plan_id" bigint NOT NULL,
    "file_id" bigint NOT NULL,
    CONSTRAINT "plan_kept_pk" PRIMARY KEY ("plan_id", "file_id")
  )`,
  `ALTER TABLE "plan_kept" ADD CONSTRAINT "plan_kept_plan_fk"
    FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "plan_kept" ADD CONSTRAINT "plan_kept_file_fk"
    FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
];

const BACK = [
  `DROP TABLE "plan_kept"`,
  `ALTER TABLE "plan" DROP COLUMN "duplicates"`,
  `DROP TABLE "kept_copy"`,
  `DROP TABLE "content_hash"`,
  `DROP INDEX "scan_uncompared"`,
  `ALTER TABLE "scan" DROP COLUMN "compared"`,
  `DROP INDEX "file_size"`,
  `DROP INDEX "file_version"`,
  `ALTER TABLE "file" DROP COLUMN "work_id"`,
  `ALTER TABLE "library" DROP COLUMN "collisions"`,
];

/** Copies of one work or of one content, what was decided about them, and what becomes of new ones. */
export class Duplicates1764740000000 implements MigrationInterface {
  name = 'Duplicates1764740000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of FORTH) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of BACK) await runner.query(statement);
  }
}
