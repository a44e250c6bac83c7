import { Agent as HttpAgent, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import got, { RequestError } from 'got';
import type { TmdbConfig } from '../config/index.js';
import { retryAfter } from './retry-after.js';

const TIMEOUT_MS = 7_000;
const LARGEST_ANSWER = 5_000_000;

const KEPT = { keepAlive: true, maxSockets: 1, maxFreeSockets: 1 } as const;

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

interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** The bare requests to TMDb, over connections that are kept. No retries, no pacing. */
export class TmdbHttp {
  private readonly agents = { http: new HttpAgent(KEPT), https: new HttpsAgent(KEPT) };

  constructor(private readonly config: Pick<TmdbConfig, 'url' | 'apiKey' | 'token'>) {}

  /** Sets how many connections may be open; idle ones beyond that are closed at once, busy ones when they are done. */
  limitConnections(count: number): void {
    for (const agent of [this.agents.http, this.agents.https]) {
      agent.maxSockets = Math.max(1, count);
      agent.maxFreeSockets = count;
      const idle = socketsIn(agent.freeSockets);
      const surplus = Math.min(idle.length, idle.length + socketsIn(agent.sockets).length - count);
      for (const socket of idle.slice(0, Math.max(0, surplus))) socket.destroy();
    }
  }

  /** Makes one request. Rejects only when `signal` aborts. */
  async get(question: Question, signal: AbortSignal): Promise<Reply> {
    try {
      return judge(await this.fetch(question, signal));
    } catch (error) {
      signal.throwIfAborted();
      return { kind: 'fault', reason: reasonOf(error) };
    }
  }

  /** Closes all connections. */
  close(): void {
    this.agents.http.destroy();
    this.agents.https.destroy();
  }

  private async fetch({ path, parameters }: Question, signal: AbortSignal): Promise<RawReply> {
    const { apiKey, token, url } = this.config;
    const key = token === null && apiKey !== null ? { api_key: apiKey } : {};
    const stream = got.stream(`${url.replace(/\/+$/, '')}/${path}`, {
      searchParams: { ...parameters, ...key },
      headers: {
        accept: 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      agent: this.agents,
      followRedirect: false,
      retry: { limit: 0 },
      signal,
      throwHttpErrors: false,
      timeout: { request: TIMEOUT_MS },
    });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > LARGEST_ANSWER) throw new RangeError('the answer is too large');
      chunks.push(chunk);
    }
    const { statusCode = 0, headers = {} } = stream.response ?? {};
    return { status: statusCode, headers, text: Buffer.concat(chunks).toString('utf8') };
  }
}

const socketsIn = (byHost: NodeJS.ReadOnlyDict<Socket[]>): Socket[] =>
  Object.values(byHost).flatMap((sockets) => sockets ?? []);

function judge({ status, headers, text }: RawReply): Reply {
  if (status === 401) return { kind: 'refused-key' };
  if (status === 429) return { kind: 'slow-down', waitMs: retryAfter(headers, Date.now()) };
  const body = parse(text);
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Messages of errors may hold the address with the key in it; codes do not. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return error.message;
  if (error instanceof RequestError) return error.code === 'ETIMEDOUT' ? 'no answer in time' : error.code;
  return 'the connection failed';
}
