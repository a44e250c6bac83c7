import type { IncomingHttpHeaders } from 'node:http';
import type { TmdbConfig } from '../config/index.js';
import { retryAfter } from './retry-after.js';
import { ServiceHttp, type ServiceRequest } from './service-http.js';

const TIMEOUT_MS = 7_000;

/** What is asked: a path below the base address and its parameters, never with a key. */
export interface Question {
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What came of one request. `reason` is for people and names neither key nor address. */
export type Reply =
  | { readonly kind: 'answer'; readonly body: unknown }
  /** There is no such thing. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused-key' }
  | { readonly kind: 'slow-down'; readonly waitMs: number | null }
  | { readonly kind: 'fault'; readonly reason: string };

/** The bare requests to TMDb, over connections that are kept. No retries, no pacing. */
export class TmdbHttp {
  private readonly service: ServiceHttp;

  constructor(private readonly config: Pick<TmdbConfig, 'url' | 'apiKey' | 'token'>) {
    this.service = new ServiceHttp({ url: config.url, timeoutMs: TIMEOUT_MS, connections: 1 });
  }

  /** Sets how many connections may be open. */
  limitConnections(count: number): void {
    this.service.limitConnections(count);
  }

  /** Makes one request. Rejects only when `signal` aborts. */
  async get({ path, parameters }: Question, signal: AbortSignal): Promise<Reply> {
    const { apiKey, token } = this.config;
    const key: Record<string, string> = token === null && apiKey !== null ? { api_key: apiKey } : {};
    const authorized: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    const request: ServiceRequest = { path, parameters: { ...parameters, ...key }, headers: authorized };
    const reply = await this.service.send(request, signal);
    return 'failure' in reply ? { kind: 'fault', reason: reply.failure } : judge(reply);
  }

  /** Closes all connections. */
  close(): void {
    this.service.close();
  }
}

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Undefined when it is no JSON. */
  readonly body: unknown;
}

function judge({ status, headers, body }: Answered): Reply {
  if (status === 401) return { kind: 'refused-key' };
  if (status === 429) return { kind: 'slow-down', waitMs: retryAfter(headers, Date.now()) };
  if (isNegative(status) && isErrorBody(body)) return { kind: 'nothing' };
  if (status !== 200) return { kind: 'fault', reason: `status ${status}` };
  return body === undefined ? { kind: 'fault', reason: 'the answer is no JSON' } : { kind: 'answer', body };
}

/** Not found, or a question TMDb cannot make sense of: asking again changes neither. */
const isNegative = (status: number): boolean => status === 404 || status === 400 || status === 422;

/** Whether TMDb itself speaks, and not a proxy or a wrong address. */
function isErrorBody(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'status_code' in body;
}
