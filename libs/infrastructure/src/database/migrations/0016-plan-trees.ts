import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which folders the trees of a plan's library were, and which disk it waits for. */
export class PlanTrees1764760000000 implements MigrationInterface {
  name = 'PlanTrees1764760000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plan" ADD "trees" jsonb, ADD "waits_for" text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plan" DROP COLUMN "waits_for", DROP COLUMN "trees"`);
  }
}
