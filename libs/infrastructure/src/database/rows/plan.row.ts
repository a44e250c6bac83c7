import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Claimable } from './claim.js';
import { FileRow } from './file.row.js';
import { LibraryRow } from './library.row.js';

/** A set of file operations that is made, shown, applied and undone as one. */
@Entity('plan')
@Index('plan_unfinished', ['state'], { where: "state IN ('building', 'applying', 'undoing')" })
export class PlanRow extends Claimable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'plan_pk' })
  id: string;

  @Column('bigint')
  libraryId: string;

  @ManyToOne(() => LibraryRow, { nullable: false })
  @JoinColumn({ name: 'library_id', foreignKeyConstraintName: 'plan_library_fk' })
  library: Relation<LibraryRow>;

  /** building, ready, applying, paused, applied, partly-applied, undoing, undone, stale, failed. */
  @Column('text', { default: 'building' })
  state: string;

  @Column('text', { nullable: true })
  hash: string | null;

  @Column('text', { nullable: true })
  error: string | null;

  @Column('text')
  traceId: string;

  /** What a plan that puts duplicates away was asked for; null for a plan that organizes. */
  @Column('jsonb', { nullable: true })
  duplicates: unknown;

  @Column('integer', { default: 0 })
  operations: number;

  @Column('integer', { default: 0 })
  conflicts: number;

  /** Videos whose media facts its names wait for; null before that is known, and when nothing is waited for any more. */
  @Column('integer', { nullable: true })
  waitingProbes: number | null;

  /** When that number was last seen to change. */
  @Column('timestamptz', { nullable: true })
  waitingSince: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  appliedAt: Date | null;

  /** The user stopped it while it was being applied: what is not begun is not to be begun. */
  @Column('timestamptz', { nullable: true })
  cancelledAt: Date | null;

  /** When it was last begun to be taken back. */
  @Column('timestamptz', { nullable: true })
  undoneAt: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;

  /** The part of the library that it is for; null: the whole. */
  @Column('jsonb', { nullable: true })
  filter: unknown;

  /** Operations by kind and state, once nobody works on it; null: to be counted. */
  @Column('jsonb', { nullable: true })
  counts: unknown;

  /** TreeMarks: which folders the library's trees were when it was made. */
  @Column('jsonb', { nullable: true })
  trees: unknown;

  /** Why it stands still while it is carried out: a disk that is not mounted, in words. */
  @Column('text', { nullable: true })
  waitsFor: string | null;

  /** The groups that an undo takes back; null: all. */
  @Column('integer', { array: true, nullable: true })
  undoGroups: number[] | null;
}

/** The journal: one row per file operation, written before the first system call of that operation. */
@Entity('operation')
@Index('operation_order', ['planId', 'groupNo', 'ordinal'], { unique: true })
@Index('operation_file', ['fileId'])
export class OperationRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'operation_pk' })
  id: string;

  @Column('bigint')
  planId: string;

  @ManyToOne(() => PlanRow, { nullable: false })
  @JoinColumn({ name: 'plan_id', foreignKeyConstraintName: 'operation_plan_fk' })
  plan: Relation<PlanRow>;

  /** Operations of one video share a group; a conflict stops the rest of its group. */
  @Column('integer')
  groupNo: number;

  @Column('integer')
  ordinal: number;

  @Column('bigint')
  fileId: string;

  @ManyToOne(() => FileRow, { nullable: false })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'operation_file_fk' })
  file: Relation<FileRow>;

  @Column('text')
  kind: string;

  @Column('bytea')
  source: Buffer;

  @Column('bytea')
  target: Buffer;

  @Column('text', { default: 'planned' })
  state: string;

  @Column('text', { nullable: true })
  reason: string | null;

  /** Device, inode, size, mtime and hashes of the source; what undo and recovery hold against the disk. */
  @Column('jsonb', { nullable: true })
  identity: unknown;
}

/**
 * A folder that a plan made on its way, so that its undo can take it away again when empty, or one that the plan removed
 * when it was empty, with the rights that it had.
 */
@Entity('plan_directory')
@Index('plan_directory_removed', { synchronize: false })
export class PlanDirectoryRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'plan_directory_pk' })
  id: string;

  @Index('plan_directory_plan')
  @Column('bigint')
  planId: string;

  @ManyToOne(() => PlanRow, { nullable: false })
  @JoinColumn({ name: 'plan_id', foreignKeyConstraintName: 'plan_directory_plan_fk' })
  plan: Relation<PlanRow>;

  @Column('bytea')
  path: Buffer;

  @Column('boolean', { default: false })
  removed: boolean;

  /** `{mode, uid, gid}` of a removed folder. */
  @Column('jsonb', { nullable: true })
  rights: unknown;
}
