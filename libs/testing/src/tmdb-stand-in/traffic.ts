import { SlidingWindow } from './sliding-window.js';

/** What the stand-in was asked. */
export interface TrafficStats {
  readonly requests: number;
  /** Requests by endpoint, such as `search/movie`, `movie`, `tv/season`; `other` for unknown paths. */
  readonly byEndpoint: Readonly<Record<string, number>>;
  /** Answers by HTTP status; `reset` and `hang` for those that got none. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** Answers refused because of the rate or the connections (429 ordered by `failNext` is not among them). */
  readonly refused: number;
  /** When counting began, ISO 8601. */
  readonly since: string;
  /** Requests in each second since then, by its number from 0; seconds without one are left out. */
  readonly perSecond: Readonly<Record<string, number>>;
  /** Most requests that arrived in any second. */
  readonly peakPerSecond: number;
  /** Most connections open at one time. */
  readonly peakConnections: number;
  /** Path and query of each request in order of arrival, without the key. */
  readonly paths: readonly string[];
  /** Requests whose path and query had been asked before. */
  readonly duplicates: number;
}

/** Counts requests, answers and connections. */
export class Traffic {
  private window = new SlidingWindow();
  private byEndpoint = new Map<string, number>();
  private byStatus = new Map<string, number>();
  private paths: string[] = [];
  private since = performance.now();
  private perSecond = new Map<string, number>();
  private refused = 0;
  private peakPerSecond = 0;
  private peakConnections = 0;

  arrived(endpoint: string, path: string, now: number): void {
    increment(this.byEndpoint, endpoint);
    this.paths.push(path);
    increment(this.perSecond, String(Math.floor((now - this.since) / 1000)));
    this.window.add(now);
    this.peakPerSecond = Math.max(this.peakPerSecond, this.window.count(now));
  }

  answered(outcome: number | 'reset' | 'hang'): void {
    increment(this.byStatus, String(outcome));
  }

  refusedOne(): void {
    this.refused += 1;
  }

  connectionsOpen(count: number): void {
    this.peakConnections = Math.max(this.peakConnections, count);
  }

  reset(connections: number): void {
    this.window = new SlidingWindow();
    this.byEndpoint = new Map();
    this.byStatus = new Map();
    this.paths = [];
    this.since = performance.now();
    this.perSecond = new Map();
    this.refused = 0;
    this.peakPerSecond = 0;
    this.peakConnections = connections;
  }

  stats(): TrafficStats {
    return {
      requests: this.paths.length,
      byEndpoint: Object.fromEntries(this.byEndpoint),
      byStatus: Object.fromEntries(this.byStatus),
      refused: this.refused,
      since: new Date(performance.timeOrigin + this.since).toISOString(),
      perSecond: Object.fromEntries(this.perSecond),
      peakPerSecond: this.peakPerSecond,
      peakConnections: this.peakConnections,
      paths: [...this.paths],
      duplicates: this.paths.length - new Set(this.paths).size,
    };
  }
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
