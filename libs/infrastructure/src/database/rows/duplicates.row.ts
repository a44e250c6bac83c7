import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Claimable } from './claim.js';
import { FileRow } from './file.row.js';
import { PlanRow } from './plan.row.js';

/** What a video holds, as far as another of the same size made it worth reading; for the size and time given. */
@Entity('content_hash')
@Index('content_hash_waiting', ['state', 'size', 'fileId'], { where: "state IN ('ends', 'whole')" })
@Index('content_hash_ends', ['size', 'ends'], { where: 'ends IS NOT NULL' })
@Index('content_hash_same', ['hash', 'libraryId'], { where: "state = 'done'" })
export class ContentHashRow extends Claimable {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'content_hash_pk' })
  fileId: string;

  @OneToOne(() => FileRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'content_hash_file_fk' })
  file: Relation<FileRow>;

  @Column('bigint')
  libraryId: string;

  @Column('bigint')
  size: string;

  @Column('bigint')
  mtimeNs: string;

  /** ends (they are to be read), single (no other has these ends), whole (all is to be read), done, failed. */
  @Column('text', { default: 'ends' })
  state: string;

  /** SHA-256 of head and tail. */
  @Column('bytea', { nullable: true })
  ends: Buffer | null;

  /** Bytes of which `hash` is the hash so far: a long file is read in many tickets. */
  @Column('bigint', { default: 0 })
  hashed: string;

  /** Hash of the blocks read so far, each chained to those before; of the whole file once it is done. */
  @Column('bytea', { nullable: true })
  hash: Buffer | null;

  /** Why there is no hash. */
  @Column('text', { nullable: true })
  problem: string | null;
}

/** Copies that the user keeps side by side: they are no duplicates until a further one comes. */
@Entity('kept_copy')
@Index('kept_copy_file', ['fileId'])
export class KeptCopyRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'kept_copy_pk' })
  decision: string;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'kept_copy_pk' })
  fileId: string;

  @ManyToOne(() => FileRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'kept_copy_file_fk' })
  file: Relation<FileRow>;
}

/**
 * A file that must be there still when a plan puts its duplicates away, or a video that lies in its place already when a
 * plan organizes: it counts as organized once that is applied.
 */
@Entity('plan_kept')
export class PlanKeptRow {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'plan_kept_pk' })
  planId: string;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'plan_kept_pk' })
  fileId: string;

  @ManyToOne(() => PlanRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'plan_id', foreignKeyConstraintName: 'plan_kept_plan_fk' })
  plan: Relation<PlanRow>;

  @ManyToOne(() => FileRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'plan_kept_file_fk' })
  file: Relation<FileRow>;
}
