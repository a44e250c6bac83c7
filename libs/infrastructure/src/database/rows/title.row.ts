import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Relation } from 'typeorm';

/** A film or series that some file was decided to be. */
@Entity('title')
@Index('title_tmdb', ['kind', 'tmdbId'], { unique: true })
export class TitleRow {
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
