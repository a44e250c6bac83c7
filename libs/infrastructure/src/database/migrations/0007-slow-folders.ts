import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Folders that took longer to read than they were claimed for. */
export class SlowFolders1764547200000 implements MigrationInterface {
  name = 'SlowFolders1764547200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "directory" ADD "slow" smallint NOT NULL DEFAULT '0'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "directory" DROP COLUMN "slow"`);
  }
}
