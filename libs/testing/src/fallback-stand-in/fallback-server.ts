import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from '../tmdb-stand-in/index.js';
import { type FaultKind, FaultPlan } from '../tmdb-stand-in/faults.js';
import type { FallbackAnswer, FallbackStandInOptions } from './options.js';
import { OmdbEndpoint } from './omdb-endpoint.js';
import { TvdbEndpoints } from './tvdb-endpoints.js';

const HTML = '<html><body>The service is busy.</body></html>';

/** The HTTP server behind the two services. */
export class FallbackServer {
  readonly asked: string[] = [];
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));
  private readonly faults = new FaultPlan();
  private readonly omdb: OmdbEndpoint;
  private readonly tvdb: TvdbEndpoints;

  constructor({ apiKey, catalogue, omdbLimit, pageSize }: Required<FallbackStandInOptions>) {
    this.omdb = new OmdbEndpoint(catalogue, apiKey, omdbLimit);
    this.tvdb = new TvdbEndpoints(catalogue, apiKey, pageSize);
  }

  /** Starts listening and answers the address. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  endTokens(): void {
    this.tvdb.endTokens();
  }

  failNext(fault: Fault): void {
    this.faults.add(fault);
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = URL.parse(`http://stand-in${request.url}`) ?? new URL('http://stand-in');
    const json = await readJson(request);
    const asked = shown(url);
    this.asked.push(asked);
    const fault = this.faults.take(asked);
    if (fault === null) write(response, this.answer(url, request, json));
    else spoil(response, fault);
  }

  private answer(url: URL, { headers }: IncomingMessage, json: unknown): FallbackAnswer {
    const query = url.searchParams;
    if (/^\/omdb\/?$/.test(url.pathname)) return this.omdb.answer(query);
    const path = /^\/tvdb\/v4\/(.*)$/.exec(url.pathname)?.[1];
    if (path === undefined) return { status: 404, body: {} };
    return this.tvdb.answer({ path, query, json, authorization: headers.authorization ?? '' });
  }
}

function shown(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  query.delete('apikey');
  if (url.pathname.startsWith('/omdb')) return `omdb ${query.toString()}`;
  const path = url.pathname.replace('/tvdb/v4/', 'tvdb ');
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}

function write(response: ServerResponse, { status, body }: FallbackAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A fault that is no status of its own is one of the connection, or an answer that is no JSON; `hang` never ends. */
function spoil(response: ServerResponse, fault: FaultKind): void {
  if (fault === 'hang') return;
  if (fault === 'reset' || fault === 'truncate') response.socket?.resetAndDestroy();
  else if (typeof fault === 'number') response.writeHead(fault).end(HTML);
  else response.writeHead(200, { 'content-type': 'text/html' }).end(fault === 'empty' ? '' : HTML);
}
