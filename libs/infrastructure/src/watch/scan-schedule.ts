import type { Config } from '../config/index.js';
import { type Database, dueRoots, type PlacedRoot } from '../database/index.js';
import type { Tickets } from '../queue/index.js';
import { knownRoots } from './known-roots.js';
import { ScanAsker } from './scan-asker.js';
import { FolderFinder } from './system.js';

/** How often roots that cannot be watched are scanned. */
const POLL_MINUTES = 5;

/** Asks for the scans that are due by the clock: those of the settings, and of roots that cannot be watched. */
export class ScanSchedule {
  private readonly asker: ScanAsker;
  private readonly finder = new FolderFinder();

  constructor(
    private readonly database: Database,
    tickets: Pick<Tickets, 'wake'>,
    private readonly config: Pick<Config, 'roots' | 'dataDir' | 'storageDir' | 'viewDir' | 'watch'>,
  ) {
    this.asker = new ScanAsker(database, tickets);
  }

  /** Asks for what is due now; only one process may do so. */
  async round(): Promise<void> {
    const { mode, rescanMinutes, fullPassHours } = this.config.watch;
    if (mode === 'off' && rescanMinutes === 0) return;
    const timetable = { pollAll: mode === 'poll', pollMinutes: POLL_MINUTES, rescanMinutes, fullPassHours };
    for (const { path, full } of await dueRoots(this.database, await this.placed(), timetable)) {
      await this.asker.ask({ path, readFrom: path, full, askedBy: 'schedule' });
    }
  }

  /** Roots that are there: one that is absent is not scanned, and so nothing in it counts as missing. */
  private async placed(): Promise<PlacedRoot[]> {
    const { roots } = await knownRoots(this.database, this.config);
    const found = await Promise.all(
      roots.map(async (name) => ({ name, place: await this.finder.find(name) })),
    );
    return found.flatMap(({ name, place }) => (place === null ? [] : [{ name, path: place.path }]));
  }
}
