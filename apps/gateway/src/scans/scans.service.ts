import { randomUUID } from 'node:crypto';
import type { PageQuery, RequestScan, ScanPage, ScanView } from '#contracts/http';
import { WalkScanJob } from '#contracts/jobs';
import { DomainError } from '#domain';
import {
  type Database,
  findLibrary,
  findLibraryOf,
  ScanQueries,
  ScanRequests,
} from '#infrastructure/database';
import { type PathLimits, resolveScanPath } from '#infrastructure/files';
import type { Tickets } from '#infrastructure/queue';

/** Requests about scans: a row first, then a ticket, so that a queue that is away delays a scan and loses none. */
export class ScansService {
  private readonly requests: ScanRequests;
  private readonly queries: ScanQueries;

  constructor(
    private readonly database: Database,
    private readonly tickets: Tickets,
    private readonly limits: PathLimits,
  ) {
    this.requests = new ScanRequests(database);
    this.queries = new ScanQueries(database);
  }

  async request({ path, libraryId, full = false }: RequestScan): Promise<ScanView> {
    const chosen = await findLibrary(this.database, libraryId ?? null);
    if (chosen === null) throw new DomainError('library.not-found', `There is no library ${libraryId}`);
    const given = path ?? chosen.sources[0];
    if (given === undefined) {
      throw new DomainError('scan.invalid-path', 'The library has no source folder yet: name a path to scan');
    }
    const resolved = resolveScanPath(given, this.limits);
    if (!resolved.exists && !(await this.requests.knowsFolder(resolved.path))) {
      throw new DomainError('scan.invalid-path', `There is no folder ${given}`);
    }
    const library =
      libraryId === undefined ? ((await findLibraryOf(this.database, given)) ?? chosen) : chosen;
    const asked = { ...resolved, libraryId: library.id, traceId: randomUUID(), full };
    const scan = await this.requests.request(asked);
    await this.tickets.wake(WalkScanJob, { scanId: scan.id, traceId: scan.traceId });
    return this.one(scan.id);
  }

  async list({ limit, cursor }: PageQuery): Promise<ScanPage> {
    return this.queries.list({ limit, cursor: cursor ?? null });
  }

  async one(id: string): Promise<ScanView> {
    const scan = await this.queries.one(id);
    if (scan === null) throw new DomainError('scan.not-found', `There is no scan ${id}`);
    return scan;
  }

  async cancel(id: string): Promise<ScanView> {
    const before = await this.one(id);
    if (!(await this.requests.cancel(id)))
      throw new DomainError('scan.ended', `Scan ${id} is ${before.state} already`);
    return this.one(id);
  }

  async confirm(id: string): Promise<ScanView> {
    const before = await this.one(id);
    if (!(await this.requests.confirm(id))) {
      throw new DomainError(
        'scan.not-to-confirm',
        `Scan ${id} is ${before.state}: there is nothing to confirm`,
      );
    }
    return this.one(id);
  }
}
