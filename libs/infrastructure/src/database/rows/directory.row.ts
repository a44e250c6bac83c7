import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Claimable } from './claim.js';

/**
 * A folder known to a walk. The rows in state `pending` are the walk's frontier. `path` repeats what parent and
 * name say, so that composing a path costs no recursion; it carries no index, since an index entry has a limit
 * of 2,704 bytes and paths have not.
 */
@Entity('directory')
@Index('directory_place', ['parentId', 'name'], { unique: true })
@Index('directory_frontier', ['scanId', 'id'], { where: "state = 'pending'" })
export class DirectoryRow extends Claimable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'directory_pk' })
  id: string;

  /** Null only for the root of the file system. */
  @Column('bigint', { nullable: true })
  parentId: string | null;

  @ManyToOne(() => DirectoryRow, { nullable: true, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'directory_parent_fk' })
  parent: Relation<DirectoryRow> | null;

  @Column('bytea')
  name: Buffer;

  @Column('bytea')
  path: Buffer;

  /** pending, done, failed (it could not be read), gone. */
  @Column('text', { default: 'done' })
  state: string;

  /** The scan that last put it on its frontier. */
  @Column('bigint', { nullable: true })
  scanId: string | null;

  @Column('bigint', { nullable: true })
  mtimeNs: string | null;

  @Column('bigint', { nullable: true })
  ctimeNs: string | null;

  @Column('numeric', { precision: 20, scale: 0, nullable: true })
  device: string | null;

  /** What its entries came to when it was last read; null while it never was. */
  @Column('bytea', { nullable: true })
  digest: Buffer | null;

  /** Whether times that are still the same mean that nothing has changed since it was read. */
  @Column('boolean', { default: false })
  settled: boolean;

  /** Files in it that have rows, so that skipping it can say how many are unchanged. */
  @Column('integer', { default: 0 })
  files: number;

  /** Modification time of its ignore file; null when it has none. */
  @Column('bigint', { nullable: true })
  rulesNs: string | null;

  /** Claims in a row that came to nothing. */
  @Column('smallint', { default: 0 })
  attempts: number;

  /** Times that whoever read it came too late with what it held. */
  @Column('smallint', { default: 0 })
  slow: number;
}
