import type { WorkLimits } from '../shared/work-limits.js';
import { NfoFiles } from './nfo-files.js';
import { Pace } from './pace.js';
import { ReadFolders, type ReadingParts } from './read-folders.js';
import type { ScanTask } from './scan-store.js';
import { StoreUnits } from './store-units.js';
import { SweepRange } from './sweep-range.js';

/** How long a claim holds. A killed worker's folders are free again before its ticket is (about 7 s). */
const CLAIM_SECONDS = 5;

/** How long a range of folders is looked at before the rest is left to the next claim, in milliseconds. */
const SWEEP_MS = 1_000;

/** What a ticket's worth of walking came to. */
export interface WalkOutcome {
  /** Folders are left: another ticket is needed. */
  readonly more: boolean;
  /** All that is left is in other hands. */
  readonly idle: boolean;
  readonly discovered: number;
}

/** Who wants to know how a walk goes on. */
export interface WalkListener {
  /** New videos were stored, so that identifying them can begin while the walk goes on. */
  onDiscovered(): Promise<void>;
  /** There is more than one worker's share to do. */
  onPlenty(): Promise<void>;
}

/** What a walk works with. */
export interface WalkParts extends ReadingParts {
  /** Whether times say nothing on the file system that holds a path. */
  readonly needsFullPass: (path: Uint8Array) => boolean;
  /** Milliseconds on any clock that only goes forward. */
  readonly now: () => number;
}

/** One ticket's work on one scan. */
interface Shift {
  readonly task: ScanTask;
  readonly limits: WorkLimits;
  readonly listener: WalkListener;
  readonly units: StoreUnits;
  readonly folders: ReadFolders;
  readonly pace: Pace;
}

/**
 * Walks a scan's folders: those that are known are held against the disk in ranges, those that are new or have
 * changed are read in batches, and what they hold is stored while the next are read.
 */
export class WalkScan {
  private readonly sweep: SweepRange;
  /** The scan worked on last. */
  private last: { readonly scanId: string; readonly pace: Pace } | null = null;

  constructor(private readonly parts: WalkParts) {
    this.sweep = new SweepRange(parts.reader, parts.ignoreFiles, parts.classify);
  }

  /** Works on a scan until nothing is left to take or the limits are reached. */
  async run(scanId: string, limits: WorkLimits, listener: WalkListener): Promise<WalkOutcome> {
    const { store } = this.parts;
    const task = await store.open(scanId, this.parts);
    if (task === null) return { more: false, idle: false, discovered: 0 };
    this.parts.ignoreFiles.forget();
    const units = new StoreUnits(store, task, {
      now: this.parts.now,
      onDiscovered: () => listener.onDiscovered(),
    });
    const folders = new ReadFolders(this.parts, task, new NfoFiles(this.parts.reader));
    const shift = { task, limits, listener, units, folders, pace: this.paceOf(scanId) };
    const hasWorkLeft = await this.work(shift);
    const { discovered } = units;
    if (hasWorkLeft) return { more: true, idle: false, discovered };
    if (await store.hasFrontier(scanId)) return { more: true, idle: true, discovered };
    await store.finish(scanId);
    return { more: false, idle: false, discovered };
  }

  /** A scan goes on as fast as it went in the ticket before. */
  private paceOf(scanId: string): Pace {
    if (this.last?.scanId !== scanId) this.last = { scanId, pace: new Pace() };
    return this.last.pace;
  }

  /** Whether there may be more to take. */
  private async work(shift: Shift): Promise<boolean> {
    let told = false;
    while (!shift.limits.expired()) {
      const swept = await this.sweepRange(shift);
      if (!swept && !(await this.readBatch(shift))) return false;
      // Holding folders against their times alone is over before another worker comes.
      const isPlenty = shift.pace.isAtSpeed || (swept && shift.task.fullPass);
      if (!told && isPlenty) await shift.listener.onPlenty();
      told ||= isPlenty;
    }
    await shift.units.done();
    return true;
  }

  private async sweepRange({ task }: Shift): Promise<boolean> {
    const { store, now, settings } = this.parts;
    const range = await store.claimRange(task, CLAIM_SECONDS);
    if (range === null) return false;
    const end = now() + SWEEP_MS;
    const options = { fullPass: task.fullPass, settings, root: task.path, expired: () => now() >= end };
    await store.commitSweep(task, await this.sweep.run(range, options));
    return true;
  }

  private async readBatch({ task, units, folders, pace }: Shift): Promise<boolean> {
    const { store, now } = this.parts;
    let claimed = await store.claimDirectories(task.id, pace.size, CLAIM_SECONDS);
    if (claimed.length === 0) {
      // What is being stored may bring folders to read.
      await units.done();
      claimed = await store.claimDirectories(task.id, pace.size, CLAIM_SECONDS);
    }
    if (claimed.length === 0) return false;
    const begun = now();
    for await (const unit of folders.units(claimed)) await units.add(unit);
    if (claimed.length === pace.size) pace.took(now() - begun);
    return true;
  }
}
