import { Agent as HttpAgent, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import got, { RequestError } from 'got';

/** What an answer may hold at most, unpacked. */
const LARGEST_ANSWER = 5_000_000;

/** How a service is reached. */
export interface ServiceHttpOptions {
  /** The address that all paths stand below. */
  readonly url: string;
  /** How long one request may take. */
  readonly timeoutMs: number;
  /** Open connections; one of them is kept while idle. */
  readonly connections: number;
}

/** A request below a service's base address. */
export interface ServiceRequest {
  readonly path: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent by POST when it is there. */
  readonly json?: object;
}

/** What came back: the body is undefined when it is no JSON. A failure to get an answer is told without address and key. */
export type ServiceReply =
  | { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: unknown }
  | { readonly failure: string; readonly late: boolean };

/** The bare requests to one service. No retries, no pacing. */
export class ServiceHttp {
  private readonly agents: { readonly http: HttpAgent; readonly https: HttpsAgent };

  constructor(private readonly options: ServiceHttpOptions) {
    const kept = { keepAlive: true, maxSockets: options.connections, maxFreeSockets: 1 } as const;
    this.agents = { http: new HttpAgent(kept), https: new HttpsAgent(kept) };
  }

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
  async send(request: ServiceRequest, signal: AbortSignal): Promise<ServiceReply> {
    try {
      return await this.fetch(request, signal);
    } catch (error) {
      signal.throwIfAborted();
      return { failure: failureOf(error), late: isLate(error) };
    }
  }

  /** Closes all connections. */
  close(): void {
    this.agents.http.destroy();
    this.agents.https.destroy();
  }

  private async fetch(request: ServiceRequest, signal: AbortSignal): Promise<ServiceReply> {
    const { path, parameters = {}, headers = {}, json } = request;
    const stream = got.stream(`${this.options.url.replace(/\/+$/, '')}/${path}`, {
      method: json === undefined ? 'GET' : 'POST',
      searchParams: parameters,
      headers: { accept: 'application/json', ...headers },
      ...(json === undefined ? {} : { json }),
      agent: this.agents,
      followRedirect: false,
      retry: { limit: 0 },
      signal,
      throwHttpErrors: false,
      timeout: { request: this.options.timeoutMs },
    });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > LARGEST_ANSWER) throw new RangeError('the answer is too large');
      chunks.push(chunk);
    }
    const { statusCode = 0, headers: received = {} } = stream.response ?? {};
    return { status: statusCode, headers: received, body: parse(Buffer.concat(chunks).toString('utf8')) };
  }
}

const socketsIn = (byHost: NodeJS.ReadOnlyDict<Socket[]>): Socket[] =>
  Object.values(byHost).flatMap((sockets) => sockets ?? []);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isLate = (error: unknown): boolean => error instanceof RequestError && error.code === 'ETIMEDOUT';

/** Messages of errors may hold the address with the key in it; codes do not. */
function failureOf(error: unknown): string {
  if (error instanceof RangeError) return error.message;
  if (error instanceof RequestError) return isLate(error) ? 'no answer in time' : error.code;
  return 'the connection failed';
}
