import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What has been put away, and folders that were removed once they were empty. */
export class Trash1764725000000 implements MigrationInterface {
  name = 'Trash1764725000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "plan_directory" ADD "removed" boolean NOT NULL DEFAULT false, ADD "rights" jsonb`,
    );
    // By hash, since a path may be longer than an entry of a tree.
    await runner.query(
      `CREATE INDEX "plan_directory_removed" ON "plan_directory" USING hash ("path") WHERE removed`,
    );
    await runner.query(`CREATE TABLE "trash" (
      "operation_id" bigint NOT NULL, "plan_id" bigint NOT NULL, "file_id" bigint NOT NULL,
      "source" bytea NOT NULL, "place" bytea NOT NULL, "identity" jsonb NOT NULL, "copy" bytea,
      "state" text NOT NULL DEFAULT 'held', "reason" text, "put_away_at" timestamptz NOT NULL DEFAULT now(),
      "file_state" text NOT NULL, "storage_path" bytea, "view_path" bytea,
      CONSTRAINT "trash_pk" PRIMARY KEY ("operation_id"),
      CONSTRAINT "trash_operation_fk" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE CASCADE)`);
    await runner.query(
      `CREATE INDEX "trash_held" ON "trash" ("put_away_at") WHERE state IN ('held', 'purging')`,
    );
    await runner.query(`CREATE INDEX "trash_file" ON "trash" ("file_id")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "trash"`);
    await runner.query(`DROP INDEX "plan_directory_removed"`);
    await runner.query(`ALTER TABLE "plan_directory" DROP COLUMN "rights", DROP COLUMN "removed"`);
  }
}
