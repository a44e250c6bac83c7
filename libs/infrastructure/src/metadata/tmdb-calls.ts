import Bottleneck from 'bottleneck';
import { DomainError } from '#domain';
import type { TmdbConfig } from '../config/index.js';
import type { Database } from '../database/index.js';
import type { Logger } from '../observability/index.js';
import { RequestBudget } from './budget.js';
import { Circuit } from './circuit.js';
import { cleanJson } from './clean-json.js';
import { ConnectionShare } from './connection-share.js';
import { type Question, type Reply, TmdbHttp } from './http.js';
import { ProviderStatus } from './provider-status.js';
import { WrongShape } from './tmdb-answers.js';
import { backoff, wait } from './wait.js';

const PROVIDER = 'tmdb';

/** Retries after the first failure, as long as not too much time has passed: a claim on a lookup must not run out. */
const RETRIES = 4;
const PATIENCE_MS = 15_000;

/** A turn further ahead than this, on top of what all connections take, fails the call, which is made again later. */
const LONGEST_WAIT_MS = 8_000;

/** A refused key is tried again so often only: a thousand lookups would else ask a thousand times. */
const REFUSED_KEY_PAUSE_MS = 2_000;

export interface TmdbOptions {
  readonly config: TmdbConfig;
  readonly database: Database;
  /** Names this process among those that share the connections; unique among live processes. */
  readonly member: string;
  /** Ends all waits and requests. */
  readonly signal?: AbortSignal;
  readonly logger?: Logger;
}

/** Whose questions go first in a process: lookups before what is nice to know. */
export type Lane = 'lookup' | 'enrichment';

/** As bottleneck counts: 0 comes first. */
const PRIORITIES = { lookup: 5, enrichment: 9 } as const;

/** How a reply is taken: done, or worth another attempt. */
type Outcome =
  | { readonly done: true; readonly body: unknown }
  | { readonly done: false; readonly reason: string };

/** Requests to TMDb within the shared budget and this process' connections, made again when that may help. */
export class TmdbCalls {
  private readonly http: TmdbHttp;
  private readonly budget: RequestBudget;
  private readonly share: ConnectionShare;
  private readonly status: ProviderStatus;
  private readonly circuit: Circuit;
  private readonly lanes = new Bottleneck({ maxConcurrent: 1 });
  private readonly closing = new AbortController();
  private readonly signal: AbortSignal;
  private refusedAt = -Infinity;

  constructor(private readonly options: TmdbOptions) {
    const { config, database: sql, member, signal, logger } = options;
    const { connections, rate } = config;
    this.signal = signal === undefined ? this.closing.signal : AbortSignal.any([signal, this.closing.signal]);
    this.http = new TmdbHttp(config);
    this.status = new ProviderStatus(sql, PROVIDER);
    this.circuit = new Circuit(sql, PROVIDER);
    const patienceMs = LONGEST_WAIT_MS + (connections * 1000) / rate;
    const members = (): number => this.share.members;
    this.budget = new RequestBudget({ sql, provider: PROVIDER, rate, members, patienceMs });
    this.share = new ConnectionShare({
      sql,
      provider: PROVIDER,
      member,
      connections,
      apply: (count) => this.useConnections(count),
      onError: (error) => logger?.warn({ err: error }, 'the lease on connections could not be renewed'),
    });
  }

  /**
   * The clean JSON that answers a question, null when TMDb has no such thing. `check` throws `WrongShape` for an
   * answer that cannot be used, which is then asked for again. Throws as `MetadataProvider` says.
   */
  async ask(question: Question, check: (body: unknown) => unknown, lane: Lane = 'lookup'): Promise<unknown> {
    try {
      const body = await this.askUntilAnswered(question, check, lane);
      await this.status.well();
      return body;
    } catch (error) {
      if (this.signal.aborted) throw new DomainError('provider.unavailable', 'The process is stopping', true);
      if (error instanceof DomainError) await this.status.failed(error);
      throw error;
    }
  }

  /** Ends what is under way, and gives the connections back. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.share.leave();
    this.http.close();
  }

  private async askUntilAnswered(
    question: Question,
    check: (body: unknown) => unknown,
    lane: Lane,
  ): Promise<unknown> {
    const start = performance.now();
    for (let attempt = 0; ; attempt++) {
      const reply = await this.request(question, lane);
      const outcome = this.judge(reply, check);
      await this.count(reply, outcome);
      if (outcome.done) return outcome.body;
      this.options.logger?.debug({ path: question.path, reason: outcome.reason, attempt }, 'TMDb failed');
      if (attempt === RETRIES || performance.now() - start > PATIENCE_MS) {
        throw new DomainError(
          'provider.unavailable',
          `TMDb does not answer as it should: ${outcome.reason}`,
          true,
        );
      }
      if (reply.kind === 'slow-down') await this.budget.defer(reply.waitMs ?? backoff(attempt));
      else await wait(backoff(attempt), this.signal);
    }
  }

  /** Tells all processes what a reply says about the provider's health. */
  private async count(reply: Reply, outcome: Outcome): Promise<void> {
    if (reply.kind === 'slow-down') await this.budget.slowDown();
    else if (outcome.done) await this.circuit.worked();
    else await this.circuit.failed();
  }

  /** One request when its turn has come. Waiting for the turn takes a lane too, so that a turn is used at once. */
  private async request(question: Question, lane: Lane): Promise<Reply> {
    this.requireKey();
    const isTry = await this.circuit.pass();
    await this.share.use();
    return this.lanes.schedule({ priority: PRIORITIES[lane] }, async () => {
      await this.budget.turn(this.signal);
      this.requireKey();
      this.circuit.check(isTry);
      return this.http.get(question, this.signal);
    });
  }

  private requireKey(): void {
    const { apiKey, token } = this.options.config;
    if (apiKey === null && token === null) {
      throw new DomainError('provider.no-key', 'TMDb needs a key: set TMDB_API_KEY or TMDB_TOKEN', true);
    }
    if (performance.now() - this.refusedAt < REFUSED_KEY_PAUSE_MS) throw refusedKey();
  }

  private judge(reply: Reply, check: (body: unknown) => unknown): Outcome {
    switch (reply.kind) {
      case 'answer':
        return accept(cleanJson(reply.body), check);
      case 'nothing':
        return { done: true, body: null };
      case 'refused-key':
        this.refusedAt = performance.now();
        throw refusedKey();
      case 'slow-down':
        return { done: false, reason: 'it asks for fewer requests' };
      case 'fault':
        return { done: false, reason: reply.reason };
    }
  }

  /** A share of 0 means that the process has left; the next request joins again before it takes a lane. */
  private useConnections(count: number): void {
    this.http.limitConnections(count);
    if (count > 0) this.lanes.updateSettings({ maxConcurrent: count });
  }
}

function accept(body: unknown, check: (body: unknown) => unknown): Outcome {
  try {
    check(body);
    return { done: true, body };
  } catch (error) {
    if (error instanceof WrongShape) return { done: false, reason: `unusable answer, ${error.message}` };
    throw error;
  }
}

const refusedKey = (): DomainError =>
  new DomainError('provider.refused-key', 'TMDb refuses the key: check TMDB_API_KEY or TMDB_TOKEN', true);
