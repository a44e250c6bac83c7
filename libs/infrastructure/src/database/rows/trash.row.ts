import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { OperationRow } from './plan.row.js';

/** A file that an operation has put away, and what was known of it before. */
@Entity('trash')
@Index('trash_held', ['putAwayAt'], { where: "state IN ('held', 'purging')" })
@Index('trash_file', ['fileId'])
export class TrashRow {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'trash_pk' })
  operationId: string;

  @OneToOne(() => OperationRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'operation_id', foreignKeyConstraintName: 'trash_operation_fk' })
  operation: Relation<OperationRow>;

  @Column('bigint')
  planId: string;

  @Column('bigint')
  fileId: string;

  /** Where it lay. */
  @Column('bytea')
  source: Buffer;

  /** Where it lies in the trash. */
  @Column('bytea')
  place: Buffer;

  /** A FileIdentity: nothing else is ever removed for good. */
  @Column('jsonb')
  identity: unknown;

  /** Where its copy lies, if it is the original of a file that was moved to another disk. */
  @Column('bytea', { nullable: true })
  copy: Buffer | null;

  /**
   * held, restored, purging, purged, lost (it was not there any more when it was to be removed), kept (it was not
   * removed for a reason).
   */
  @Column('text', { default: 'held' })
  state: string;

  /** Why it is kept although its time is over. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  putAwayAt: Date;

  /** State and paths of its row when it was put away. */
  @Column('text')
  fileState: string;

  @Column('bytea', { nullable: true })
  storagePath: Buffer | null;

  @Column('bytea', { nullable: true })
  viewPath: Buffer | null;
}
