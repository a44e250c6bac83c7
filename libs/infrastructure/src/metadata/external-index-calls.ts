import { DomainError } from '#domain';
import type { Sql } from '../database/index.js';
import { type ServiceReply, ServiceHttp, type ServiceRequest } from './service-http.js';
import { ProviderStatus } from './provider-status.js';
import { retryAfter } from './retry-after.js';
import { WrongShape } from './tmdb-answers.js';
import { backoff, wait } from './wait.js';

/** Nobody waits long for a service that is asked only when the main provider knew nothing. */
const TIMEOUT_MS = 2_500;
const MOST_CONNECTIONS = 4;

/** One more try, soon: whoever asks does not wait long, and can do without the answer. */
const TRIES = 2;

/** How long a service is left alone: after failures the first pause, doubling up to the longest. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;

/** A key is not accepted a minute later either; it is tried anew now and then, since accounts are mended. */
const REFUSED_KEY_PAUSE_MS = 600_000;

/** What an answer means. `used-up`: no more requests are allowed for the time being. */
export type ServiceMeaning = 'answer' | 'nothing' | 'refused-key' | 'used-up' | 'fault';

/** What makes one service differ from another. */
export interface Service {
  /** Under which its problems are kept: `omdb`. */
  readonly name: string;
  /** As people know it. */
  readonly title: string;
  readonly url: string;
  /** The setting that holds the key. */
  readonly keySetting: string;
  readonly meaning: (status: number, body: unknown) => ServiceMeaning;
  /** Adds what lets a request pass. Asked before each; throws a DomainError when none may be made. */
  readonly authorize: (request: ServiceRequest) => Promise<ServiceRequest>;
  /** Hears that this request was refused; true when another one, authorized anew, may pass. */
  readonly refused?: (request: ServiceRequest) => Promise<boolean>;
  /** Hears that no more requests are allowed. */
  readonly usedUp?: () => Promise<void>;
}

/**
 * Requests to a service that is merely useful: nobody waits for it. After a failure it is left alone for a while, in
 * which every call fails at once; its problem is kept in `provider_status` until it answers again.
 */
export class ServiceCalls {
  private readonly http: ServiceHttp;
  private readonly status: ProviderStatus;
  private readonly closing = new AbortController();
  private pause: { readonly until: number; readonly error: DomainError } | null = null;
  private failures = 0;

  constructor(
    private readonly service: Service,
    sql: Sql,
  ) {
    this.http = new ServiceHttp({ url: service.url, timeoutMs: TIMEOUT_MS, connections: MOST_CONNECTIONS });
    this.status = new ProviderStatus(sql, service.name);
  }

  /**
   * What `read` makes of the answer; null when the service has no such thing. `read` throws `WrongShape` for an answer
   * that cannot be used. Throws a DomainError `provider.unavailable`, `provider.refused-key`, `provider.used-up`,
   * or `provider.stopping`.
   */
  async ask<Result>(request: ServiceRequest, read: (body: unknown) => Result): Promise<Result | null> {
    if (this.pause !== null && performance.now() < this.pause.until) throw this.pause.error;
    try {
      const result = await this.tries(request, read);
      this.pause = null;
      this.failures = 0;
      await this.status.well();
      return result;
    } catch (error) {
      if (this.closing.signal.aborted)
        throw new DomainError('provider.stopping', 'The process is stopping', true);
      if (error instanceof DomainError) await this.rest(error);
      throw error;
    }
  }

  /** Ends what is under way. */
  close(): void {
    this.closing.abort();
    this.http.close();
  }

  private async tries<Result>(
    request: ServiceRequest,
    read: (body: unknown) => Result,
  ): Promise<Result | null> {
    let renewed = false;
    for (let attempt = 1; ; attempt++) {
      const authorized = await this.service.authorize(request);
      const outcome = this.judge(await this.http.send(authorized, this.closing.signal), read);
      if (outcome.kind === 'done') return outcome.result;
      if (outcome.kind === 'refused-key' && !renewed && (await this.service.refused?.(authorized))) {
        renewed = true;
      } else if (outcome.kind !== 'fault' || attempt >= TRIES || outcome.pauseMs > 0) {
        throw await this.failure(outcome);
      } else await wait(backoff(0), this.closing.signal);
    }
  }

  private judge<Result>(reply: ServiceReply, read: (body: unknown) => Result): Outcome<Result> {
    // Whoever asks has waited long enough when one answer was late.
    if ('failure' in reply) return fault(reply.failure, reply.late ? FIRST_PAUSE_MS : 0);
    if (reply.status === 429) {
      return fault('it asks for fewer requests', retryAfter(reply.headers, Date.now()) ?? FIRST_PAUSE_MS);
    }
    const meaning = this.service.meaning(reply.status, reply.body);
    if (meaning === 'answer') return accept(reply.body, read);
    if (meaning === 'nothing') return { kind: 'done', result: null };
    return meaning === 'fault' ? fault(`status ${reply.status}`) : { kind: meaning };
  }

  private async failure(outcome: Exclude<Outcome<never>, { kind: 'done' }>): Promise<DomainError> {
    const { keySetting, title } = this.service;
    switch (outcome.kind) {
      case 'refused-key':
        return new DomainError('provider.refused-key', `${title} refuses the key: check ${keySetting}`, true);
      case 'used-up':
        await this.service.usedUp?.();
        return new DomainError('provider.used-up', `${title} allows no more requests today`, true);
      case 'fault': {
        const message = `${title} does not answer as it should: ${outcome.reason}`;
        return new ServiceUnavailable(message, outcome.pauseMs);
      }
    }
  }

  /** Leaves the service alone for a while and says why. Whoever counts requests knows when what is used up ends. */
  private async rest(error: DomainError): Promise<void> {
    const now = performance.now();
    // Of several calls that fail together, one counts.
    if (error.code !== 'provider.used-up' && (this.pause === null || this.pause.until <= now)) {
      this.pause = { until: now + this.restMs(error), error };
    }
    await this.status.failed(error);
  }

  private restMs(error: DomainError): number {
    if (error.code === 'provider.refused-key') return REFUSED_KEY_PAUSE_MS;
    const asked = error instanceof ServiceUnavailable ? error.pauseMs : 0;
    return Math.min(LONGEST_PAUSE_MS, Math.max(asked, FIRST_PAUSE_MS * 2 ** this.failures++));
  }
}

class ServiceUnavailable extends DomainError {
  constructor(
    message: string,
    /** How long it is to be left alone at least. */
    readonly pauseMs: number,
  ) {
    super('provider.unavailable', message, true);
  }
}

type Outcome<Result> =
  | { readonly kind: 'done'; readonly result: Result | null }
  | { readonly kind: 'refused-key' | 'used-up' }
  | { readonly kind: 'fault'; readonly reason: string; readonly pauseMs: number };

function accept<Result>(body: unknown, read: (body: unknown) => Result): Outcome<Result> {
  try {
    return { kind: 'done', result: read(body) };
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error;
    return fault(`unusable answer, ${error.message}`);
  }
}

const fault = (reason: string, pauseMs = 0): Outcome<never> => ({ kind: 'fault', reason, pauseMs });
