import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Claimable } from './claim.js';
import { FileRow } from './file.row.js';

/** What a video's own headers say, for the size and time at which they were read. */
@Entity('media_info')
@Index('media_info_waiting', ['fileId'], { where: "state = 'waiting'" })
@Index('media_info_wanted', ['fileId'], { where: "wanted AND state = 'waiting'" })
@Index('media_info_failed', ['fileId'], { where: "state = 'failed'" })
export class MediaInfoRow extends Claimable {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'media_info_pk' })
  fileId: string;

  @OneToOne(() => FileRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'media_info_file_fk' })
  file: Relation<FileRow>;

  /** waiting, done, failed. */
  @Column('text', { default: 'waiting' })
  state: string;

  /** Whether a plan waits for it, so that it comes before others. */
  @Column('boolean', { default: false })
  wanted: boolean;

  @Column('bigint')
  size: string;

  @Column('bigint')
  mtimeNs: string;

  /** Version of the reading that wrote the facts. */
  @Column('smallint', { default: 0 })
  version: number;

  @Column('jsonb', { nullable: true })
  facts: unknown;

  /** Why there are no facts. */
  @Column('text', { nullable: true })
  problem: string | null;

  @Column('timestamptz', { nullable: true })
  probedAt: Date | null;
}
