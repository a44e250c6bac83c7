import { DomainError } from '#domain';
import type { Sql } from '../database/index.js';

/** Failed tries in a row, all processes together, after which nobody tries any more but one at a time. */
const OPENS_AFTER = 8;

/** First and longest pause (ms) before somebody tries again; it doubles with each try that fails. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 4_000;

/** So long (ms) the try that is under way keeps others from trying: a process that dies in it does not keep them for ever. */
const TRY_MS = 10_000;

const FAILED = `INSERT INTO provider_status AS status (provider, failures, retry_at)
  VALUES ($1, 1, NULL)
  ON CONFLICT (provider) DO UPDATE SET failures = least(status.failures, 1000) + 1,
    retry_at = CASE WHEN status.failures + 1 < ${OPENS_AFTER} THEN NULL ELSE now() + interval '1 millisecond' *
      least(${LONGEST_PAUSE_MS}, ${FIRST_PAUSE_MS} * 2 ^ least(10, status.failures + 1 - ${OPENS_AFTER})) END
  RETURNING failures`;

const WORKED = `UPDATE provider_status SET failures = 0, retry_at = NULL
  WHERE provider = $1 AND (failures > 0 OR retry_at IS NOT NULL) RETURNING provider`;

/** Takes the turn to try; no row when it is not due yet, or somebody else has it. */
const TAKE_TRY = `UPDATE provider_status SET retry_at = now() + interval '1 millisecond' * ${TRY_MS}
  WHERE provider = $1 AND retry_at <= now() RETURNING provider`;

const STATE = 'SELECT retry_at IS NOT NULL AS open FROM provider_status WHERE provider = $1';

/**
 * The circuit breaker of a provider, shared by all processes. While it is closed it costs nothing; failures and the
 * first success after them are counted in PostgreSQL. When it is open requests fail at once, without network, and one
 * process at a time tries whether the provider is back.
 */
export class Circuit {
  /** Failures have been counted since this process last saw a success. */
  private hasFailed = false;
  private isOpen = false;

  constructor(
    private readonly sql: Sql,
    private readonly provider: string,
  ) {}

  /**
   * To be called before each request. Answers whether this one is the try of an open circuit, and throws
   * `provider.unavailable` when another one is.
   */
  async pass(): Promise<boolean> {
    if (!this.isOpen) return false;
    const turn = await this.sql.query(TAKE_TRY, [this.provider]);
    if (turn.length > 0) return true;
    const [state] = await this.sql.query<{ open: boolean }>(STATE, [this.provider]);
    if (state?.open === true) throw away();
    this.isOpen = false;
    return false;
  }

  /** For a request that had to wait after `pass`: throws when the circuit has opened meanwhile. */
  check(isTry: boolean): void {
    if (this.isOpen && !isTry) throw away();
  }

  /** The provider answered, whatever it said. */
  async worked(): Promise<void> {
    if (!this.hasFailed && !this.isOpen) return;
    this.hasFailed = false;
    this.isOpen = false;
    await this.sql.query(WORKED, [this.provider]);
  }

  /** A request came to nothing: no connection, no answer in time, or one that nobody can use. */
  async failed(): Promise<void> {
    this.hasFailed = true;
    const [row] = await this.sql.query<{ failures: number }>(FAILED, [this.provider]);
    this.isOpen = (row?.failures ?? 0) >= OPENS_AFTER;
  }
}

const away = (): DomainError =>
  new DomainError('provider.unavailable', 'The provider is away; one request at a time tries it', true);
