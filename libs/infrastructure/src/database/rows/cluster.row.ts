import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Claimable } from './claim.js';
import { TitleRow } from './title.row.js';

/** What a decision is about: the files with the same readings, ids and title folder. */
@Entity('cluster')
@Index('cluster_key', ['key'], { unique: true })
@Index('cluster_waiting', ['id'], { where: "state = 'waiting'" })
@Index('cluster_ready', ['id'], { where: "state = 'ready'" })
@Index('cluster_state', ['state', 'id'])
@Index('cluster_folder', ['libraryId', 'folder'])
@Index('cluster_skipped', ['skippedAt', 'id'], { where: 'skipped_at IS NOT NULL' })
export class ClusterRow extends Claimable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'cluster_pk' })
  id: string;

  @Column('bigint')
  libraryId: string;

  /** Hash of what makes files belong together; equal keys are the same cluster. */
  @Column('text')
  key: string;

  /** The title's folder, from the folder that readings start from; files of one series in it belong together. */
  @Column('text', { default: '' })
  folder: string;

  /** waiting (for lookups), ready (to be decided), identified, review, unmatched, rejected. */
  @Column('text', { default: 'waiting' })
  state: string;

  /** All readings, best first. */
  @Column('jsonb')
  readings: unknown;

  @Column('jsonb', { default: () => "'[]'" })
  candidates: unknown;

  @Column('bigint', { nullable: true })
  titleId: string | null;

  @ManyToOne(() => TitleRow, { nullable: true })
  @JoinColumn({ name: 'title_id', foreignKeyConstraintName: 'cluster_title_fk' })
  title: Relation<TitleRow> | null;

  @Column('double precision', { nullable: true })
  score: number | null;

  /** auto or user; null while undecided. */
  @Column('text', { nullable: true })
  decidedBy: string | null;

  @Column('text', { array: true, default: () => "'{}'" })
  reasons: string[];

  /** What the user chose, as `{kind, tmdbId}` or `"rejected"`; it stands when files are added later. */
  @Column('jsonb', { nullable: true })
  chosen: unknown;

  /** When the user put it off; such clusters come last. */
  @Column('timestamptz', { nullable: true })
  skippedAt: Date | null;
}

/** What the user chose for a title, to be offered first where the same title turns up elsewhere. */
@Entity('remembered_choice')
@Index('remembered_choice_title', ['titleKey', 'kind'])
export class RememberedChoiceRow {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'remembered_choice_pk' })
  clusterId: string;

  /** A title as folded for comparing. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'remembered_choice_pk' })
  titleKey: string;

  /** movie or episode (a series). */
  @Column('text')
  kind: string;

  @Column('integer')
  tmdbId: number;

  @ManyToOne(() => ClusterRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'cluster_id', foreignKeyConstraintName: 'remembered_choice_cluster_fk' })
  cluster: Relation<ClusterRow>;
}

/** A provider query, shared by all clusters that need it. */
@Entity('lookup')
@Index('lookup_key', ['key'], { unique: true })
@Index('lookup_waiting', ['id'], { where: "state = 'waiting'" })
export class LookupRow extends Claimable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'lookup_pk' })
  id: string;

  /** Kind, folded title and year, or an id: what makes two queries one. */
  @Column('text')
  key: string;

  @Column('jsonb')
  query: unknown;

  /** waiting, done, failed. */
  @Column('text', { default: 'waiting' })
  state: string;

  @Column('jsonb', { nullable: true })
  answers: unknown;

  @Column('text', { nullable: true })
  error: string | null;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;
}

/** Which lookups a cluster's decision waits for. */
@Entity('cluster_lookup')
@Index('cluster_lookup_lookup', ['lookupId'])
export class ClusterLookupRow {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'cluster_lookup_pk' })
  clusterId: string;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'cluster_lookup_pk' })
  lookupId: string;

  @ManyToOne(() => ClusterRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'cluster_id', foreignKeyConstraintName: 'cluster_lookup_cluster_fk' })
  cluster: Relation<ClusterRow>;

  @ManyToOne(() => LookupRow)
  @JoinColumn({ name: 'lookup_id', foreignKeyConstraintName: 'cluster_lookup_lookup_fk' })
  lookup: Relation<LookupRow>;
}
