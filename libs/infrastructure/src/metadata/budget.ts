import { DomainError } from '#domain';
import type { Sql } from '../database/index.js';
import { DatabaseClock } from './database-clock.js';
import { wait } from './wait.js';

/** Slots that one statement reserves at most, however many requests wait. */
const LARGEST_BLOCK = 8;

/** Slots lie a little further apart than the rate asks for, so that unsteady delivery overfills no second. */
const MARGIN = 1.005;

/** A slot missed by more (ms) is given up: many late requests at once would overfill the second they fall into. */
const LATENESS_MS = 40;

/** A missed slot is made up for at most so often (ms), all processes together: 2.5 requests a second more. */
const MAKE_UP_EVERY_MS = 400;

/** Slots given up in a row before a late one is taken after all: a slow machine still gets on. */
const MOST_MISSED = 3;

/** Nobody is put off for longer (ms); a reservation further ahead comes from a clock that was set back. */
const LONGEST_DEFERRAL_MS = 600_000;
const ABSURD_MS = 900_000;

const IN_MS = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;
const MS = `interval '1 millisecond'`;

/** After a refusal the rate falls to this part of itself, at most once a second, and never below one a second. */
const SLOWED_TO = 0.7;

/** Without refusals it grows by one request a second so often. */
const GROWTH = `interval '2 seconds'`;

const GROWS = `shared.slowed_rate IS NOT NULL AND shared.slowed_at < clock_timestamp() - ${GROWTH}`;

/**
 * Takes $2 ms of slots from where the last ones end, never in the past; no row when that is more than $3 ms ahead. A
 * rate that refusals lowered grows on the way, until it is the one configured ($4) again.
 */
const RESERVE = `INSERT INTO budget AS shared (provider, next_slot)
  VALUES ($1, clock_timestamp() + $2::float8 * ${MS})
  ON CONFLICT (provider) DO UPDATE SET next_slot = $2::float8 * ${MS} + CASE
      WHEN shared.next_slot > clock_timestamp() + ${ABSURD_MS} * ${MS} THEN clock_timestamp()
      ELSE greatest(shared.next_slot, clock_timestamp()) END,
    slowed_rate = CASE WHEN ${GROWS} THEN nullif(least(shared.slowed_rate + 1, $4::float8), $4::float8)
      ELSE shared.slowed_rate END,
    slowed_at = CASE WHEN ${GROWS} THEN clock_timestamp() ELSE shared.slowed_at END
    WHERE shared.next_slot <= clock_timestamp() + $3::float8 * ${MS}
      OR shared.next_slot > clock_timestamp() + ${ABSURD_MS} * ${MS}
  RETURNING ${IN_MS('next_slot')} AS until, ${IN_MS('clock_timestamp()')} AS now, slowed_rate AS rate`;

const SLOW_DOWN = `INSERT INTO budget AS shared (provider, next_slot, slowed_rate, slowed_at)
  VALUES ($1, clock_timestamp(), greatest(1, $2::float8 * ${SLOWED_TO}), clock_timestamp())
  ON CONFLICT (provider) DO UPDATE SET slowed_at = clock_timestamp(),
    slowed_rate = greatest(1, least(coalesce(shared.slowed_rate, $2::float8), $2::float8) * ${SLOWED_TO})
    WHERE shared.slowed_at IS NULL OR shared.slowed_rate IS NULL
      OR shared.slowed_at < clock_timestamp() - interval '1 second'`;

const DEFER = `INSERT INTO budget AS shared (provider, next_slot) VALUES ($1, clock_timestamp() + $2::float8 * ${MS})
  ON CONFLICT (provider) DO UPDATE SET next_slot = greatest(shared.next_slot, clock_timestamp() + $2::float8 * ${MS})
  RETURNING ${IN_MS('clock_timestamp()')} AS now`;

export interface BudgetOptions {
  readonly sql: Sql;
  /** Names the budget: all who use the name share it. */
  readonly provider: string;
  /** Requests a second, all processes together. */
  readonly rate: number;
  /** How many processes share the budget now, this one included. */
  readonly members: () => number;
  /** How far ahead (ms) a turn may lie; when all are further away, `turn` fails instead of waiting. */
  readonly patienceMs: number;
}

interface Reserved {
  readonly until: number;
  readonly now: number;
  /** Requests a second while refusals keep the rate low; null when it is as configured. */
  readonly rate: number | null;
}

const spacingAt = (rate: number): number => (1000 / rate) * MARGIN;

interface Waiter {
  readonly resolve: (slot: number) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The requests a second that all processes share (GCRA): PostgreSQL holds the moment of the next free slot, and slots
 * lie evenly spaced, so no sliding second holds more than the rate. A process reserves one slot for each request that
 * waits, several in one statement, and thus hoards none.
 */
export class RequestBudget {
  /** Milliseconds between slots at the rate that holds now. */
  private spacing: number;
  private readonly clock = new DatabaseClock();
  private readonly waiting: Waiter[] = [];
  private reserving = false;
  private madeUpAt = -Infinity;
  /** Slots before this moment of the database may not be used any more. */
  private deferredUntil = -Infinity;

  constructor(private readonly options: BudgetOptions) {
    this.spacing = spacingAt(options.rate);
  }

  /**
   * Resolves when one request may start, now. Throws `provider.unavailable` when the provider asked to be left alone
   * for longer than the patience, and an AbortError when `signal` aborts.
   */
  async turn(signal: AbortSignal): Promise<void> {
    for (let missed = 0; missed <= MOST_MISSED;) {
      const slot = missed > 0 && this.mayMakeUp() ? await this.reserve(0) : await this.nextSlot();
      await wait(this.clock.toMonotonic(slot) - performance.now(), signal);
      const deferred = slot < this.deferredUntil;
      if (!deferred && performance.now() - this.clock.toMonotonic(slot) <= LATENESS_MS) return;
      if (!deferred) missed++;
    }
  }

  /** Whether a slot that was missed may be made up for, by a request at the same moment as another's. */
  private mayMakeUp(): boolean {
    const now = performance.now();
    if (now - this.madeUpAt < MAKE_UP_EVERY_MS * this.options.members()) return false;
    this.madeUpAt = now;
    return true;
  }

  /** Puts off everybody's next request by `ms`, at most ten minutes. */
  async defer(ms: number): Promise<void> {
    const { provider, sql } = this.options;
    const delay = Math.min(ms, LONGEST_DEFERRAL_MS);
    const [row] = await sql.query<{ now: number }>(DEFER, [provider, delay]);
    if (row !== undefined) this.deferredUntil = Math.max(this.deferredUntil, row.now + delay - 1);
  }

  /** Lowers everybody's rate after a refusal; it grows again by itself. */
  async slowDown(): Promise<void> {
    await this.options.sql.query(SLOW_DOWN, [this.options.provider, this.options.rate]);
  }

  private nextSlot(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      if (!this.reserving) void this.reserveForAll();
    });
  }

  private async reserveForAll(): Promise<void> {
    this.reserving = true;
    // Whoever else asks in this turn of the event loop joins the first block.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const block = this.waiting.splice(0, LARGEST_BLOCK);
      try {
        const first = await this.reserve(block.length);
        for (const [at, { resolve }] of block.entries()) resolve(first + at * this.spacing);
      } catch (error) {
        for (const { reject } of block) reject(error);
      }
    }
    this.reserving = false;
  }

  /** Reserves slots in a row and answers the moment of the first, by the database's clock in ms. */
  private async reserve(count: number): Promise<number> {
    const { provider, sql, patienceMs, rate } = this.options;
    const length = count * this.spacing;
    const [row] = await sql.query<Reserved>(RESERVE, [provider, length, patienceMs, rate]);
    if (row === undefined) {
      throw new DomainError('provider.unavailable', `${provider} asked for a pause that still lasts`, true);
    }
    this.clock.observe(row.now, performance.now());
    this.spacing = spacingAt(Math.min(rate, row.rate ?? rate));
    return row.until - length;
  }
}
