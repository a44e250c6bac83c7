import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A pair of trees with its way of filling them. */
@Entity('library')
@Unique('library_name', ['name'])
export class LibraryRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'library_pk' })
  id: string;

  @Column('text')
  name: string;

  @Column('text', { array: true, default: () => "'{}'" })
  sources: string[];

  @Column('text', { nullable: true })
  storageDir: string | null;

  @Column('text', { nullable: true })
  viewDir: string | null;

  @Column('text', { default: 'dual' })
  mode: string;

  /** A naming preset. */
  @Column('text', { default: 'cineorg' })
  naming: string;

  /** What becomes of new copies of what is in place: keep-both, skip, replace-better. */
  @Column('text', { default: 'keep-both' })
  collisions: string;

  /** Language of the preset's folders. */
  @Column('text', { default: 'fr' })
  words: string;

  /** The user's own templates, `{storage?: {movie?, episode?}, view?: …}`; null without any. */
  @Column('jsonb', { nullable: true })
  templates: unknown;
}
