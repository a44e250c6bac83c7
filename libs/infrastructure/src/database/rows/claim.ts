import { Column } from 'typeorm';

/**
 * What makes a row workable by many processes: a claim with an end, a fence that every result must show
 * unchanged, and a moment before which nobody needs to look.
 */
export class Claimable {
  @Column('text', { nullable: true })
  claimedBy: string | null;

  @Column('timestamptz', { nullable: true })
  claimedUntil: Date | null;

  @Column('bigint', { default: 0 })
  fence: string;

  @Column('timestamptz', { nullable: true })
  notBefore: Date | null;
}
