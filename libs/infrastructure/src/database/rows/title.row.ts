import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';
import { Claimable } from './claim.js';

/** A saga: films that belong together. */
@Entity('collection')
@Index('collection_tmdb', ['tmdbId'], { unique: true })
export class CollectionRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'collection_pk' })
  id: string;

  @Column('integer')
  tmdbId: number;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  posterPath: string | null;

  @Column('text', { nullable: true })
  backdropPath: string | null;
}

/** A film or series that some file was decided to be. */
@Entity('title')
@Index('title_tmdb', ['kind', 'tmdbId'], { unique: true })
@Index('title_to_enrich', ['id'], { where: "enrichment = 'waiting'" })
@Index('title_collection', ['collectionId'], { where: 'collection_id IS NOT NULL' })
export class TitleRow extends Claimable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', primaryKeyConstraintName: 'title_pk' })
  id: string;

  /** movie or episode (a series). */
  @Column('text')
  kind: string;

  @Column('integer')
  tmdbId: number;

  @Column('text')
  name: string;

  @Column('text')
  originalName: string;

  /** ISO 639-1. */
  @Column('text', { nullable: true })
  originalLanguage: string | null;

  /** Names by language, ISO 639-1; they come by enrichment. */
  @Column('jsonb', { default: () => "'{}'" })
  titles: unknown;

  @Column('integer', { nullable: true })
  year: number | null;

  @Column('integer', { array: true, default: () => "'{}'" })
  genreIds: number[];

  @Column('text', { default: '' })
  overview: string;

  @Column('text', { nullable: true })
  posterPath: string | null;

  @Column('text', { nullable: true })
  imdbId: string | null;

  @Column('integer', { nullable: true })
  tvdbId: number | null;

  /** What follows comes by enrichment: waiting, done, or gone (the provider no longer knows the work). */
  @Column('text', { default: 'waiting' })
  enrichment: string;

  @Column('timestamptz', { nullable: true })
  enrichedAt: Date | null;

  /** Names in the language of the installation. */
  @Column('text', { array: true, default: () => "'{}'" })
  genres: string[];

  /** The first of the cast, `[{name, character}]`, in the order of the credits. */
  @Column('jsonb', { default: () => "'[]'" })
  people: unknown;

  /** 0 to 10. */
  @Column('double precision', { nullable: true })
  rating: number | null;

  @Column('integer', { nullable: true })
  votes: number | null;

  /** Minutes. */
  @Column('integer', { nullable: true })
  runtime: number | null;

  @Column('text', { nullable: true })
  backdropPath: string | null;

  @Column('text', { nullable: true })
  logoPath: string | null;

  @Column('bigint', { nullable: true })
  collectionId: string | null;

  @ManyToOne(() => CollectionRow, { nullable: true })
  @JoinColumn({ name: 'collection_id', foreignKeyConstraintName: 'title_collection_fk' })
  collection: Relation<CollectionRow> | null;
}

/** An episode of a decided series, as far as names need it. */
@Entity('episode')
export class EpisodeRow {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'episode_pk' })
  titleId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'episode_pk' })
  season: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'episode_pk' })
  number: number;

  @Column('text', { default: '' })
  name: string;

  @Column('date', { nullable: true })
  airDate: string | null;

  @ManyToOne(() => TitleRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'title_id', foreignKeyConstraintName: 'episode_title_fk' })
  title: Relation<TitleRow>;
}
