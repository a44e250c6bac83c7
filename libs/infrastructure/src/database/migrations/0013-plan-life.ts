import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a plan was made of, what it has come to, and how far an undo of it goes. */
export class PlanLife1764745000000 implements MigrationInterface {
  name = 'PlanLife1764745000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "plan" ADD "filter" jsonb, ADD "counts" jsonb, ADD "undo_groups" integer array,
         ADD "cancelled_at" TIMESTAMP WITH TIME ZONE, ADD "undone_at" TIMESTAMP WITH TIME ZONE`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "plan" DROP COLUMN "undone_at", DROP COLUMN "cancelled_at", DROP COLUMN "undo_groups",
         DROP COLUMN "counts", DROP COLUMN "filter"`,
    );
  }
}
