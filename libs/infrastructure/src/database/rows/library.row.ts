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

  /** The naming preset that the configuration sets; null where it sets none. */
  @Column('text', { nullable: true })
  naming: string | null;

  /** Language of the folders, likewise. */
  @Column('text', { nullable: true })
  words: string | null;

  /** What becomes of new copies of what is in place: keep-both, skip, replace-better. */
  @Column('text', { default: 'keep-both' })
  collisions: string;

  /** What was chosen for this library, `{preset?, words?, colon?, illegal?, genres?, templates?}`. */
  @Column('jsonb', { default: () => "'{}'" })
  ownNaming: unknown;
}
