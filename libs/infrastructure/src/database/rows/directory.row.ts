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

  @Column('text', { default: 'done' })
  state: string;

  /** The scan that last put it on its frontier. */
  @Column('bigint', { nullable: true })
  scanId: string | null;

  @Column('bigint', { nullable: true })
  mtimeNs: string | null;

  @Column('bigint', { nullable: true })
  ctimeNs: string | null;
}
