import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a file's name in storage and its link in the view are, and a library's own way of naming. */
export class Organizing1764720000000 implements MigrationInterface {
  name = 'Organizing1764720000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "file" ADD "storage_path" bytea, ADD "view_path" bytea`);
    await runner.query(`ALTER TABLE "library" ADD "words" text NOT NULL DEFAULT 'fr', ADD "templates" jsonb`);
    await runner.query(`UPDATE "file" SET "storage_path" = "current_path" WHERE "current_path" IS NOT NULL`);
    await runner.query(
      `UPDATE "file" SET "view_path" = "operation"."target" FROM "operation"
       WHERE "operation"."kind" = 'symlink' AND "operation"."state" = 'done'
         AND "operation"."file_id" = "file"."id" AND NOT "file"."disc"`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "library" DROP COLUMN "templates", DROP COLUMN "words"`);
    await runner.query(`ALTER TABLE "file" DROP COLUMN "view_path", DROP COLUMN "storage_path"`);
  }
}
