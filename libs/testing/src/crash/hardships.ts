import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileJournal } from '../../../infrastructure/src/files/file-journal.js';
import { NodeFileSystem } from '../../../infrastructure/src/files/file-system.js';
import { FilePlan } from './file-plan.js';
import { type Ground, RealCase } from './kills.js';
import type { LoopDisk } from './loop-disk.js';
import { realPlaces } from './real-world.js';
import { SCENARIOS } from './scenario.js';
import { watchedDisk } from './watched-disk.js';
import { trashBelow } from './world.js';

/** What may happen to a disk under the journal's feet. */
const HARDSHIPS = ['full', 'read-only', 'lost'] as const;

/** Scenarios of one disk: those whose trees all lie on the one that suffers. */
const PLAYED = SCENARIOS.flatMap(({ apart, boundApart }, at) =>
  (apart ?? boundApart) === undefined ? [at] : [],
);

/** Calls that a run makes at most, about. */
const CALLS = 110;

/**
 * Fills a disk, makes it read-only or takes it away at some moment of a run, mends it, and carries on: nothing may be
 * lost, and everything must come to an end. Answers whether it came to that: a run may make fewer calls.
 */
export async function playHardship(
  { ground, disk }: { readonly ground: Ground; readonly disk: LoopDisk },
  chance: () => number,
): Promise<number> {
  const number = PLAYED[Math.floor(chance() * PLAYED.length)] ?? 0;
  const hardship = HARDSHIPS[Math.floor(chance() * HARDSHIPS.length)] ?? 'full';
  const one = new RealCase(ground.next(), number);
  one.hadFaults = true;
  disk.sync();
  const at = 1 + Math.floor(chance() * CALLS);
  const mend = new Trouble(disk, hardship);
  try {
    await carryOn(one, at, () => mend.begin());
  } finally {
    mend.end();
  }
  await carryOn(one, 0, () => undefined);
  await one.check([`${hardship} at call ${at}`]);
  one.remove();
  return mend.hasBegun ? 1 : 0;
}

/** A hardship, which ends when it is told to. */
class Trouble {
  hasBegun = false;

  constructor(
    private readonly disk: LoopDisk,
    private readonly hardship: (typeof HARDSHIPS)[number],
  ) {}

  begin(): void {
    this.hasBegun = true;
    if (this.hardship === 'full') fill(this.disk.path);
    else if (this.hardship === 'read-only') this.disk.remount('ro');
    else this.disk.unmount('-l');
  }

  end(): void {
    if (!this.hasBegun) return;
    if (this.hardship === 'full') rmSync(join(this.disk.path, 'ballast'), { recursive: true });
    else if (this.hardship === 'read-only') this.disk.remount('rw');
    else this.disk.mount();
  }
}

/** Leaves no block free, for folders either. */
function fill(path: string): void {
  const ballast = join(path, 'ballast');
  mkdirSync(ballast);
  const { bavail, bsize } = statfsSync(path);
  execFileSync('fallocate', ['-l', String(Math.max(1, bavail - 40) * bsize), join(ballast, 'big')]);
  for (let at = 0; ; at++) {
    try {
      writeFileSync(join(ballast, `small-${at}`), Buffer.alloc(4_096));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
      throw error;
    }
  }
}

async function carryOn(one: RealCase, troubleAt: number, trouble: () => void): Promise<void> {
  let calls = 0;
  const plan = await FilePlan.open(one.at.plan);
  const disk = watchedDisk(new NodeFileSystem(), () => {
    calls += 1;
    if (calls === troubleAt) trouble();
  });
  const settings = { trashFor: trashBelow(realPlaces(one.at, one.scenario)) };
  await new FileJournal(disk, plan.store(), settings).apply(plan.groups());
}
