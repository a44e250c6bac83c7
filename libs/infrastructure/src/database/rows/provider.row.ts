import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An answer of a provider, kept as it came, keyed by what was asked (never with a key or token in it). */
@Entity('provider_cache')
@Index('provider_cache_expiry', ['expiresAt'])
export class ProviderCacheRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'provider_cache_pk' })
  key: string;

  @Column('jsonb', { nullable: true })
  body: unknown;

  @Column('timestamptz')
  fetchedAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}

/** A provider's request budget: the next moment at which a request may start, shared by all processes (GCRA). */
@Entity('budget')
export class BudgetRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'budget_pk' })
  provider: string;

  @Column('timestamptz')
  nextSlot: Date;
}

/** A process that talks to a provider; connections are shared out among those whose lease runs. */
@Entity('budget_member')
export class BudgetMemberRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'budget_member_pk' })
  provider: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'budget_member_pk' })
  member: string;

  @Column('timestamptz')
  until: Date;
}

/** What keeps lookups waiting, if anything: a provider that is down, or a refused or missing key. */
@Entity('provider_status')
export class ProviderStatusRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'provider_status_pk' })
  provider: string;

  /** Null when all is well, else a code as `provider.refused-key`. */
  @Column('text', { nullable: true })
  problem: string | null;

  @Column('text', { default: '' })
  message: string;

  @Column('timestamptz', { default: () => 'now()' })
  since: Date;
}
