import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which folders the trees of a plan's library were. */
export class PlanTrees1764760000000 implements MigrationInterface {
  name = 'PlanTrees1764760000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plan" ADD "trees" jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "plan" DROP COLUMN "trees"`);
  }
}
