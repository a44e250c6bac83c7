import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Claimable } from './claim.js';
import { FileRow } from './file.row.js';
import { LibraryRow } from './library.row.js';

/** One walk of a path, and what became of it. */
@Entity('scan')
@Index('scan_unfinished', ['state'], { where: "state IN ('pending', 'running')" })
@Index('scan_uncompared', ['id'], { where: "NOT compared AND state IN ('completed', 'cancelled', 'failed')" })
@Index('scan_unlisted', ['id'], { where: "NOT listed AND state IN ('completed', 'cancelled', 'failed')" })
export class ScanRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'scan_pk' })
  id: string;

  @ManyToOne(() => LibraryRow, { nullable: false })
  @JoinColumn({ name: 'library_id', foreignKeyConstraintName: 'scan_library_fk' })
  library: Relation<LibraryRow>;

  @Column('bigint')
  libraryId: string;

  @Column('bytea')
  path: Buffer;

  /** The folder that readings start from: the allowed root that holds the path, else the path itself. */
  @Column('bytea')
  readFrom: Buffer;

  @Column('text', { default: 'pending' })
  state: string;

  @Column('text', { nullable: true })
  error: string | null;

  @Column('text')
  traceId: string;

  @Column('boolean', { default: false })
  confirmed: boolean;

  /** Whether every folder is read, also where the times say that nothing has changed. */
  @Column('boolean', { default: false })
  fullPass: boolean;

  /** Whether a folder was found on another mount than before. */
  @Column('boolean', { default: false })
  remounted: boolean;

  /** user, watch (a folder changed) or schedule. */
  @Column('text', { default: 'user' })
  askedBy: string;

  /** Whether the videos that it wrote have been looked through for those to be probed. */
  @Column('boolean', { default: false })
  listed: boolean;

  /** Whether the videos that it wrote have been looked through for others of their size. */
  @Column('boolean', { default: false })
  compared: boolean;

  /** What the settings that decide over rows came to; when they have changed, every folder is read. */
  @Column('text', { nullable: true })
  settings: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  requestedAt: Date;

  @Column('timestamptz', { nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;
}

/** Known folders, by a range of their ids, that a scan has still to hold against the disk. */
@Entity('scan_range')
export class ScanRangeRow extends Claimable {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'scan_range_pk' })
  scanId: string;

  /** The first id of the range. */
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'scan_range_pk' })
  fromId: string;

  @ManyToOne(() => ScanRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'scan_id', foreignKeyConstraintName: 'scan_range_scan_fk' })
  scan: Relation<ScanRow>;
}

/**
 * Counts of a scan, as a ledger: writers append deltas (so that no two wait for each other), readers sum, and the
 * reconciler folds old entries together.
 */
@Entity('scan_counter')
@Index('scan_counter_scan', ['scanId', 'name'])
export class ScanCounterRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'scan_counter_pk' })
  id: string;

  @Column('bigint')
  scanId: string;

  @Column('text')
  name: string;

  @Column('bigint')
  value: string;
}

/** A file that a scan expected and did not find; acted upon only when the scan has ended well. */
@Entity('missing_candidate')
export class MissingCandidateRow {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'missing_candidate_pk' })
  scanId: string;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'missing_candidate_pk' })
  fileId: string;

  @ManyToOne(() => ScanRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'scan_id', foreignKeyConstraintName: 'missing_candidate_scan_fk' })
  scan: Relation<ScanRow>;

  @ManyToOne(() => FileRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'missing_candidate_file_fk' })
  file: Relation<FileRow>;
}

/** A path that could not be read; one bad path never stops the rest. */
@Entity('scan_error')
@Index('scan_error_scan', ['scanId'])
export class ScanErrorRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'scan_error_pk' })
  id: string;

  @Column('bigint')
  scanId: string;

  @Column('bytea')
  path: Buffer;

  @Column('text')
  message: string;

  @ManyToOne(() => ScanRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'scan_id', foreignKeyConstraintName: 'scan_error_scan_fk' })
  scan: Relation<ScanRow>;
}
