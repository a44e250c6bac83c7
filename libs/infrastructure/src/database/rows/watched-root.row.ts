import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a root is watched, told again and again by the process that does it: old rows are of one that has ended. */
@Entity('watched_root')
export class WatchedRootRow {
  /** As the settings name it. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'watched_root_pk' })
  path: string;

  /** watched, partial (the limit of watches is reached), polled (a network mount), absent. */
  @Column('text')
  mode: string;

  /** Folders that are watched. */
  @Column('integer')
  folders: number;

  /** What is wrong and what to do about it. */
  @Column('text', { nullable: true })
  message: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  seenAt: Date;
}
