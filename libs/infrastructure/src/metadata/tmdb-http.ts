import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import Bottleneck from 'bottleneck';
import got, { type Got, RequestError, type Response } from 'got';
import { DomainError } from '#domain';
import type { TmdbConfig } from '../config/index.js';
import type { Database } from '../database/index.js';
import { RequestBudget } from './budget.js';
import { ConnectionShare } from './connections.js';

const PROVIDER = 'tmdb';
const TIMEOUT_MS = 5_000;
const LARGEST_ANSWER = 5_000_000;

/** Tries of one request; what still fails is put back as a row, which outlives this process. */
const TRIES = 3;
const FIRST_PAUSE_MS = 250;

/** A pause that a provider asks for and that is still waited for in place. */
const SHORT_PAUSE_MS = 1_500;

/** After these failures in a row nothing is sent for a while: a provider that is down is not helped by asking. */
const FAILURES_TO_OPEN = 6;
const OPEN_MS = 4_000;
const REFUSED_MS = 10_000;

/** Parameters of a request, without any key. */
export type Parameters = Readonly<Record<string, string | number | boolean>>;

/** One way into TMDb for a process: paced, limited in connections, retried, with a breaker. */
export class TmdbHttp {
  private readonly budget: RequestBudget;
  private readonly share: ConnectionShare;
  private readonly lanes: Bottleneck;
  private readonly agents = {
    http: new HttpAgent({ keepAlive: true, maxSockets: 1 }),
    https: new HttpsAgent({ keepAlive: true, maxSockets: 1 }),
  };
  private readonly client: Got;
  private failures = 0;
  private closedUntil = 0;
  private lastProblem: DomainError | null = null;

  constructor(
    private readonly config: TmdbConfig,
    database: Database,
    member: string,
  ) {
    this.budget = new RequestBudget({ provider: PROVIDER, rate: config.rate, database });
    this.lanes = new Bottleneck({ maxConcurrent: 1 });
    this.share = new ConnectionShare({
      provider: PROVIDER,
      member,
      connections: config.connections,
      database,
      onShare: (share) => this.follow(share),
    });
    this.client = got.extend({
      agent: this.agents,
      timeout: { request: TIMEOUT_MS },
      retry: { limit: 0 },
      followRedirect: false,
      throwHttpErrors: false,
      decompress: true,
      headers: config.token === null ? {} : { authorization: `Bearer ${config.token}` },
    });
  }

  /** The parsed answer of a path below `/3`, or null for "no such thing". Throws DomainErrors as the port says. */
  async get(path: string, parameters: Parameters): Promise<unknown> {
    this.assertOpen();
    await this.share.use();
    return this.lanes.schedule(() => this.tryAll(path, parameters));
  }

  async close(): Promise<void> {
    this.agents.http.destroy();
    this.agents.https.destroy();
    await this.share.close();
  }

  private follow(share: number): void {
    this.lanes.updateSettings({ maxConcurrent: share });
    for (const agent of [this.agents.http, this.agents.https]) {
      agent.maxSockets = share;
      agent.maxFreeSockets = share;
    }
  }

  private assertOpen(): void {
    if (this.config.token === null && this.config.apiKey === null) {
      throw new DomainError('provider.no-key', 'No TMDb key: set TMDB_API_KEY or TMDB_TOKEN', true);
    }
    if (Date.now() < this.closedUntil && this.lastProblem !== null) throw this.lastProblem;
  }

  private async tryAll(path: string, parameters: Parameters): Promise<unknown> {
    let problem = new DomainError('provider.unavailable', 'TMDb was not asked', true);
    for (let tried = 0; tried < TRIES; tried++) {
      this.assertOpen();
      if (tried > 0) await pause(FIRST_PAUSE_MS * 2 ** tried * (0.5 + Math.random()));
      await this.budget.take();
      const outcome = await this.once(path, parameters);
      if (!(outcome instanceof DomainError)) {
        this.failures = 0;
        return outcome.body;
      }
      problem = outcome;
      this.noteFailure(problem);
      if (problem.code === 'provider.refused-key') break;
    }
    throw problem;
  }

  private noteFailure(problem: DomainError): void {
    this.failures += 1;
    this.lastProblem = problem;
    if (problem.code === 'provider.refused-key') this.closedUntil = Date.now() + REFUSED_MS;
    else if (this.failures >= FAILURES_TO_OPEN) {
      this.closedUntil = Date.now() + OPEN_MS;
      this.failures = 0;
    }
  }

  private async once(path: string, parameters: Parameters): Promise<{ body: unknown } | DomainError> {
    const secret = this.config.token === null ? { api_key: this.config.apiKey ?? '' } : {};
    const tooLarge = new AbortController();
    const request = this.client.get(`${this.config.url}${path}`, {
      searchParams: { ...parameters, ...secret },
      signal: tooLarge.signal,
    });
    void request.on('downloadProgress', ({ transferred }) => {
      if (transferred > LARGEST_ANSWER) tooLarge.abort();
    });
    try {
      return await this.read(await request);
    } catch (error) {
      if (tooLarge.signal.aborted) return unavailable('its answer is too large');
      // The message of the library's error could hold the address with the key; its code does not.
      return unavailable(error instanceof RequestError ? error.code : 'the request failed');
    }
  }

  private async read(response: Response<string>): Promise<{ body: unknown } | DomainError> {
    const { statusCode } = response;
    if (statusCode === 404) return { body: null };
    if (statusCode === 401 || statusCode === 403) {
      return new DomainError(
        'provider.refused-key',
        'TMDb refuses the key: check TMDB_API_KEY or TMDB_TOKEN',
        true,
      );
    }
    if (statusCode === 429) return this.slowDown(response.headers['retry-after']);
    if (statusCode !== 200) return unavailable(`status ${statusCode}`);
    try {
      const body: unknown = JSON.parse(response.body);
      if (typeof body === 'object' && body !== null) return { body };
    } catch {
      // Told below, as any other answer that is not what was asked for.
    }
    return unavailable('its answer is not JSON');
  }

  /** Everybody pauses as long as the provider asks, or a moment when it does not say. */
  private async slowDown(retryAfter: string | undefined): Promise<DomainError> {
    const asked = retryAfterMs(retryAfter) ?? FIRST_PAUSE_MS * 2 * (1 + Math.random());
    await this.budget.defer(Math.min(asked, 60_000));
    if (asked > SHORT_PAUSE_MS) this.closedUntil = Date.now() + Math.min(asked, OPEN_MS);
    return unavailable('too many requests');
  }
}

const unavailable = (why: string): DomainError =>
  new DomainError('provider.unavailable', `TMDb is not available: ${why}`, true);

/** `Retry-After` in seconds or as a date; null when absent or nonsense. */
export function retryAfterMs(value: string | undefined, now = Date.now()): number | null {
  if (value === undefined) return null;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
