import type { MigrationInterface, QueryRunner } from 'typeorm';

const FORTH = [
  `ALTER TABLE "directory" ADD "device" numeric(20,0), ADD "digest" bytea,
    ADD "settled" boolean NOT NULL DEFAULT false, ADD "files" integer NOT NULL DEFAULT '0',
    ADD "rules_ns" bigint, ADD "attempts" smallint NOT NULL DEFAULT '0'`,
  `ALTER TABLE "file" ADD "birth_ns" bigint`,
  `CREATE INDEX "file_inode" ON "file" ("inode")`,
  `ALTER TABLE "scan" ADD "full_pass" boolean NOT NULL DEFAULT false,
    ADD "remounted" boolean NOT NULL DEFAULT false, ADD "settings" text`,
  `CREATE TABLE "scan_range" (
    "claimed_by" text,
    "claimed_until" TIMESTAMP WITH TIME ZONE,
    "fence" bigint NOT NULL DEFAULT '0',
    "not_before" TIMESTAMP WITH TIME ZONE,
    "scan_id" bigint NOT NULL,
    "from_id" bigint NOT NULL,
    CONSTRAINT "scan_range_pk" PRIMARY KEY ("scan_id", "from_id")
  )`,
  `ALTER TABLE "scan_range" ADD CONSTRAINT "scan_range_scan_fk"
    FOREIGN KEY ("scan_id") REFERENCES "scan"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
];

const BACK = [
  `DROP TABLE "scan_range"`,
  `ALTER TABLE "scan" DROP COLUMN "settings", DROP COLUMN "remounted", DROP COLUMN "full_pass"`,
  `DROP INDEX "file_inode"`,
  `ALTER TABLE "file" DROP COLUMN "birth_ns"`,
  `ALTER TABLE "directory" DROP COLUMN "attempts", DROP COLUMN "rules_ns", DROP COLUMN "files",
    DROP COLUMN "settled", DROP COLUMN "digest", DROP COLUMN "device"`,
];

/** What lets a scan skip what has not changed, and know files again that were moved. */
export class Scanning1764115200000 implements MigrationInterface {
  name = 'Scanning1764115200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of FORTH) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of BACK) await runner.query(statement);
  }
}
