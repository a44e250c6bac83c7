import { randomUUID } from 'node:crypto';
import { WalkScanJob } from '#contracts/jobs';
import { type Database, findLibraryOf, ScanRequests } from '../database/index.js';
import type { Tickets } from '../queue/index.js';

/** A scan that nobody asked for by hand. */
export interface AutomaticScan {
  readonly path: Buffer;
  /** The root it lies in. */
  readonly readFrom: Buffer;
  readonly full: boolean;
  readonly askedBy: 'watch' | 'schedule';
}

/** Asks for scans as the gateway does: a row first, then a ticket. */
export class ScanAsker {
  private readonly requests: ScanRequests;

  constructor(
    private readonly database: Database,
    private readonly tickets: Pick<Tickets, 'wake'>,
  ) {
    this.requests = new ScanRequests(database);
  }

  async ask(wanted: AutomaticScan): Promise<void> {
    const library = await findLibraryOf(this.database, wanted.path.toString());
    if (library === null) return;
    const asked = { ...wanted, libraryId: library.id, traceId: randomUUID() };
    const scan = await this.requests.request(asked);
    await this.tickets.wake(WalkScanJob, { scanId: scan.id, traceId: scan.traceId });
  }
}
