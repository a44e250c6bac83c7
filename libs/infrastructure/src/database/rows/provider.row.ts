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

  /** While a process fetches the answer and others wait for it. */
  @Column('timestamptz', { nullable: true })
  fetchingUntil: Date | null;

  /** Length of the body as text; what the cache's size limit counts. */
  @Column('integer', { default: 0 })
  bytes: number;
}

/** A provider's request budget: the next moment at which a request may start, shared by all processes (GCRA). */
@Entity('budget')
export class BudgetRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'budget_pk' })
  provider: string;

  @Column('timestamptz')
  nextSlot: Date;

  /** Requests a second while the provider's refusals keep the rate below the one configured; null: as configured. */
  @Column('double precision', { nullable: true })
  slowedRate: number | null;

  /** When `slowedRate` was last lowered or raised. */
  @Column('timestamptz', { nullable: true })
  slowedAt: Date | null;
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

  /** Failed tries in a row, all processes together. */
  @Column('integer', { default: 0 })
  failures: number;

  /** While the circuit is open: when one process may try again. */
  @Column('timestamptz', { nullable: true })
  retryAt: Date | null;
}

/** A login that all processes share until it ends. */
@Entity('provider_token')
export class ProviderTokenRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'provider_token_pk' })
  provider: string;

  @Column('text')
  token: string;

  @Column('timestamptz')
  expiresAt: Date;
}

/** Requests made on one day (UTC) to a provider that allows only so many. */
@Entity('provider_day')
export class ProviderDayRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'provider_day_pk' })
  provider: string;

  @PrimaryColumn('date', { primaryKeyConstraintName: 'provider_day_pk' })
  day: string;

  @Column('integer', { default: 0 })
  used: number;
}

/** Up to which day a provider's list of changes of one kind has been read. */
@Entity('provider_changes')
export class ProviderChangesRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'provider_changes_pk' })
  provider: string;

  /** movie or episode (a series). */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'provider_changes_pk' })
  kind: string;

  @Column('timestamptz')
  readUntil: Date;
}
