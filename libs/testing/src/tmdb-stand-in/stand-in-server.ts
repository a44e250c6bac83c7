import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { failure, type Answer } from './answer.js';
import { seededChance } from './chance.js';
import { Endpoints } from './endpoints.js';
import { FaultPlan, type Fault, type FaultKind } from './faults.js';
import { pausesOf } from './latency.js';
import type { StandInSettings } from './options.js';
import { SlidingWindow } from './sliding-window.js';
import { Traffic, type TrafficStats } from './traffic.js';

const BASE = '/3';
const STATS = '/__stats';

/** Seeds of what is drawn by chance, apart so that neither changes the other. */
const SEEDS = { latency: 1, faults: 2 };
const HTML = '<html><head><title>Please wait</title></head><body>The service is busy.</body></html>';

/** A request as the stand-in sees it. `asked` is path and query without the key. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly path: string;
  readonly asked: string;
}

/** The HTTP server behind a stand-in: access, limits, faults and counts around the endpoints. */
export class StandInServer {
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));
  private readonly endpoints: Endpoints;
  private readonly traffic = new Traffic();
  private readonly faults: FaultPlan;
  private readonly pauses: () => number;
  private readonly sockets = new Set<Socket>();
  private readonly hanging = new Set<ServerResponse>();
  private readonly stopped = new AbortController();
  private answered = new SlidingWindow();

  constructor(private readonly settings: StandInSettings) {
    this.endpoints = new Endpoints(settings.catalogue, settings.yearMode);
    this.faults = new FaultPlan(settings.faultShares, seededChance(SEEDS.faults));
    this.pauses = pausesOf(settings.latency, seededChance(SEEDS.latency));
    this.server.on('connection', (socket) => this.track(socket));
  }

  /** Starts listening and answers the base address. Throws when the port is taken. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.settings.port, '127.0.0.1', resolve);
    });
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${BASE}`;
  }

  stats(): TrafficStats {
    return this.traffic.stats();
  }

  failNext(fault: Fault): void {
    this.faults.add(fault);
  }

  reset(): void {
    this.faults.clear();
    this.traffic.reset(this.sockets.size);
    this.answered = new SlidingWindow();
    for (const response of this.hanging) response.destroy();
  }

  async close(): Promise<void> {
    this.stopped.abort();
    if (!this.server.listening) return;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private track(socket: Socket): void {
    this.sockets.add(socket);
    this.traffic.connectionsOpen(this.sockets.size);
    socket.once('close', () => this.sockets.delete(socket));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.resume();
    if (request.url === STATS) return this.tellStats(response);
    const exchange = openExchange(request, response);
    const now = performance.now();
    this.traffic.arrived(this.endpoints.nameOf(exchange.path), exchange.asked, now);
    const fault = this.faults.take(exchange.asked);
    const answer = this.decide(exchange, fault, now);
    const latency = this.settings.latencyMs + this.pauses();
    if (latency > 0) {
      const aborted = await pause(latency, false, { signal: this.stopped.signal }).catch(() => true);
      if (aborted) return;
    }
    this.deliver(response, answer, fault);
  }

  private tellStats(response: ServerResponse): void {
    const { paths: _, ...counts } = this.stats();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(counts));
  }

  private decide(exchange: Exchange, fault: FaultKind | null, now: number): Answer {
    if (typeof fault === 'number') return this.faultAnswer(fault);
    const refusal = this.refuse(exchange, now);
    if (refusal !== null) return refusal;
    this.answered.add(now);
    if (exchange.request.method !== 'GET') return failure(42);
    if (!this.mayAsk(exchange)) return failure(7);
    return this.endpoints.answer(exchange.path, exchange.url.searchParams);
  }

  private faultAnswer(status: 401 | 429 | 500 | 503): Answer {
    if (status === 429) return this.tooMany(1);
    return failure(status === 401 ? 7 : status === 500 ? 11 : 9);
  }

  /** Refuses a request beyond the rate or on a connection beyond those allowed; null when it may pass. */
  private refuse({ request }: Exchange, now: number): Answer | null {
    const { rate, maxConnections } = this.settings;
    const surplus = maxConnections > 0 && [...this.sockets].indexOf(request.socket) >= maxConnections;
    const tooFast = rate > 0 && this.answered.count(now) >= rate;
    if (!surplus && !tooFast) return null;
    this.traffic.refusedOne();
    return this.tooMany(Math.max(1, Math.ceil(this.answered.freeIn(now) / 1000)));
  }

  private tooMany(retryAfter: number): Answer {
    return this.settings.retryAfter === 'auto' ? { ...failure(25), retryAfter } : failure(25);
  }

  private mayAsk({ request, url }: Exchange): boolean {
    if (url.searchParams.get('api_key') === this.settings.apiKey) return true;
    return request.headers.authorization === `Bearer ${this.settings.token}`;
  }

  private deliver(response: ServerResponse, answer: Answer, fault: FaultKind | null): void {
    const kind = typeof fault === 'string' ? fault : 'none';
    if (kind === 'hang' || kind === 'reset') this.traffic.answered(kind);
    else this.traffic.answered(kind === 'none' || kind === 'truncate' ? answer.status : 200);
    const ways = {
      none: () => writeJson(response, answer),
      truncate: () => truncate(response, answer),
      html: () => response.writeHead(200, { 'content-type': 'text/html' }).end(HTML),
      empty: () => response.writeHead(200, { 'content-type': 'application/json' }).end(),
      reset: () => response.socket?.resetAndDestroy(),
      hang: () => this.hang(response),
    };
    ways[kind]();
  }

  private hang(response: ServerResponse): void {
    this.hanging.add(response);
    response.once('close', () => this.hanging.delete(response));
  }
}

function openExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  const url = URL.parse(`http://stand-in${request.url}`) ?? new URL('http://stand-in');
  const shown = new URL(url);
  shown.searchParams.delete('api_key');
  const path = url.pathname.startsWith(`${BASE}/`) ? url.pathname.slice(BASE.length) : '';
  return { request, response, url, path, asked: shown.pathname.slice(BASE.length) + shown.search };
}

function writeJson(response: ServerResponse, { status, body, retryAfter }: Answer): void {
  const headers = {
    'content-type': 'application/json;charset=utf-8',
    'cache-control': 'public, max-age=600',
  };
  const wait = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  response.writeHead(status, { ...headers, ...wait }).end(JSON.stringify(body));
}

/** Promises the whole answer, sends half of it, and cuts the connection. */
function truncate(response: ServerResponse, { status, body }: Answer): void {
  const whole = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': whole.length });
  response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.destroy());
}
