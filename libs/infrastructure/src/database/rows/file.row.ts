import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { ClusterRow } from './cluster.row.js';
import { DirectoryRow } from './directory.row.js';

/**
 * A video, companion, extra or sample, at the place where a scan found it. `currentPath` is null while it lies
 * there still; a file that CineOrg moved leaves its old place free for another.
 */
@Entity('file')
@Index('file_place', ['directoryId', 'name'], { unique: true, where: 'current_path IS NULL' })
@Index('file_directory', ['directoryId'])
@Index('file_cluster', ['clusterId'])
@Index('file_in_review', ['clusterId'], { where: "state = 'review'" })
@Index('file_companion', ['companionOf'], { where: 'companion_of IS NOT NULL' })
@Index('file_extra', ['libraryId', 'id'], { where: 'extra_home IS NOT NULL' })
@Index('file_state', ['state', 'id'])
@Index('file_inode', ['inode'])
@Index('file_version', ['workId', 'season', 'episodes', 'libraryId', 'id'], {
  where: "work_id IS NOT NULL AND state IN ('identified', 'planned', 'organized')",
})
@Index('file_size', ['size', 'libraryId'], {
  where: "kind IN ('movie', 'episode') AND NOT disc AND size > 0",
})
export class FileRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'file_pk' })
  id: string;

  @Column('bigint')
  libraryId: string;

  @Column('bigint')
  directoryId: string;

  @ManyToOne(() => DirectoryRow, { nullable: false })
  @JoinColumn({ name: 'directory_id', foreignKeyConstraintName: 'file_directory_fk' })
  directory: Relation<DirectoryRow>;

  @Column('bytea')
  name: Buffer;

  @Column('bytea', { nullable: true })
  currentPath: Buffer | null;

  /** Its name in storage, which is another of the same file in some modes; null while it has none. */
  @Column('bytea', { nullable: true })
  storagePath: Buffer | null;

  /** Its link in the view, a disc's being the folder of its links; null while it has none. */
  @Column('bytea', { nullable: true })
  viewPath: Buffer | null;

  /** movie, episode, extra, sample, subtitle, other. */
  @Column('text')
  kind: string;

  /** Whether the row stands for a folder that holds BDMV or VIDEO_TS. */
  @Column('boolean', { default: false })
  disc: boolean;

  @Column('bigint')
  size: string;

  @Column('bigint')
  mtimeNs: string;

  @Column('numeric', { precision: 20, scale: 0 })
  device: string;

  @Column('numeric', { precision: 20, scale: 0 })
  inode: string;

  /** When the inode was made, where the file system knows: it tells a renamed file from one that got its number. */
  @Column('bigint', { nullable: true })
  birthNs: string | null;

  @Column('text')
  state: string;

  /** Length of a video; null while it has not been probed. */
  @Column('bigint', { nullable: true })
  durationMs: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  /** The best reading of a video. */
  @Column('jsonb', { nullable: true })
  reading: unknown;

  @Column('bigint', { nullable: true })
  clusterId: string | null;

  @ManyToOne(() => ClusterRow, { nullable: true })
  @JoinColumn({ name: 'cluster_id', foreignKeyConstraintName: 'file_cluster_fk' })
  cluster: Relation<ClusterRow> | null;

  /** The work that it was last decided to be, its cluster's title; null until then. */
  @Column('bigint', { nullable: true })
  workId: string | null;

  /** Season and episodes by the provider's numbering; null and empty until decided. */
  @Column('integer', { nullable: true })
  season: number | null;

  @Column('integer', { array: true, default: () => "'{}'" })
  episodes: number[];

  @Column('bigint', { nullable: true })
  companionOf: string | null;

  @ManyToOne(() => FileRow, { nullable: true, onDelete: 'SET NULL' })
  @JoinColumn({ name: 'companion_of', foreignKeyConstraintName: 'file_companion_fk' })
  companionVideo: Relation<FileRow> | null;

  /** What a companion's name adds to its video's. */
  @Column('text', { nullable: true })
  companionSuffix: string | null;

  /** The folder of the title that an extra belongs to, as clusters have it; null for what is no extra. */
  @Column('text', { nullable: true })
  extraHome: string | null;

  /** The scan that last wrote this row: its counters follow the row's state. */
  @Column('bigint')
  scanId: string;
}
