import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roots that are watched, and who asked for a scan. */
export class Watching1764374400000 implements MigrationInterface {
  name = 'Watching1764374400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "watched_root" (
      "path" text NOT NULL,
      "mode" text NOT NULL,
      "folders" integer NOT NULL,
      "message" text,
      "seen_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      CONSTRAINT "watched_root_pk" PRIMARY KEY ("path")
    )`);
    await runner.query(`ALTER TABLE "scan" ADD "asked_by" text NOT NULL DEFAULT 'user'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "scan" DROP COLUMN "asked_by"`);
    await runner.query(`DROP TABLE "watched_root"`);
  }
}
