import type { MigrationInterface, QueryRunner } from 'typeorm';

const FORTH = [
  `CREATE TABLE "media_info" (
    "claimed_by" text,
    "claimed_until" TIMESTAMP WITH TIME ZONE,
    "fence" bigint NOT NULL DEFAULT '0',
    "not_before" TIMESTAMP WITH TIME ZONE,
    "file_id" bigint NOT NULL,
    "state" text NOT NULL DEFAULT 'waiting',
    "size" bigint NOT NULL,
    "mtime_ns" bigint NOT NULL,
    "version" smallint NOT NULL DEFAULT '0',
    "facts" jsonb,
    "problem" text,
    "probed_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "media_info_pk" PRIMARY KEY ("file_id")
  )`,
  `CREATE INDEX "media_info_waiting" ON "media_info" ("file_id") WHERE state = 'waiting'`,
  `CREATE INDEX "media_info_failed" ON "media_info" ("file_id") WHERE state = 'failed'`,
  `ALTER TABLE "media_info" ADD CONSTRAINT "media_info_file_fk"
    FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "scan" ADD "listed" boolean NOT NULL DEFAULT false`,
  `CREATE INDEX "scan_unlisted" ON "scan" ("id") WHERE NOT listed AND state IN ('completed', 'cancelled', 'failed')`,
];

const BACK = [
  `DROP INDEX "scan_unlisted"`,
  `ALTER TABLE "scan" DROP COLUMN "listed"`,
  `DROP TABLE "media_info"`,
];

/** What videos are made of, by their own headers. */
export class MediaFacts1764460800000 implements MigrationInterface {
  name = 'MediaFacts1764460800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of FORTH) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of BACK) await runner.query(statement);
  }
}
