import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Naming that is chosen per library, and what names may say of a title: its other titles and its language. These come
 * with the facts of titles, so that all facts are fetched once more.
 */
export class Naming1764730000000 implements MigrationInterface {
  name = 'Naming1764730000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "library" ADD "own_naming" jsonb NOT NULL DEFAULT '{}',
         ALTER "naming" DROP NOT NULL, ALTER "naming" DROP DEFAULT,
         ALTER "words" DROP NOT NULL, ALTER "words" DROP DEFAULT`,
    );
    await runner.query(
      `UPDATE "library" SET "own_naming" = jsonb_build_object('templates', "templates") WHERE "templates" IS NOT NULL`,
    );
    await runner.query(`ALTER TABLE "library" DROP COLUMN "templates"`);
    await runner.query(
      `ALTER TABLE "title" ADD "original_language" text, ADD "titles" jsonb NOT NULL DEFAULT '{}'`,
    );
    await runner.query(
      `UPDATE "title" SET "enrichment" = 'waiting', "not_before" = NULL WHERE "enrichment" = 'done'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "title" DROP COLUMN "titles", DROP COLUMN "original_language"`);
    await runner.query(`ALTER TABLE "library" ADD "templates" jsonb`);
    await runner.query(`UPDATE "library" SET "templates" = "own_naming" -> 'templates'`);
    await runner.query(
      `UPDATE "library" SET "naming" = coalesce("naming", "own_naming" ->> 'preset', 'cineorg'),
         "words" = coalesce("words", "own_naming" ->> 'words', 'fr')`,
    );
    await runner.query(
      `ALTER TABLE "library" DROP COLUMN "own_naming",
         ALTER "naming" SET DEFAULT 'cineorg', ALTER "naming" SET NOT NULL,
         ALTER "words" SET DEFAULT 'fr', ALTER "words" SET NOT NULL`,
    );
  }
}
