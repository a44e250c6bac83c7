import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { bothWays, type Ground, REAL_SCENARIOS, RealCase } from './kills.js';
import type { LoopDisk } from './loop-disk.js';
import { Violation } from './oracle.js';
import type { ProcessPool } from './processes.js';
import { SCENARIOS } from './scenario.js';
import type { Direction } from './world.js';

/** Milliseconds that a run takes at most, about: each of its syncs is a real one. */
const DURATION = 60;

/** What a power cut needs. */
export interface PowerGround {
  readonly ground: Ground;
  readonly pool: ProcessPool;
  readonly disk: LoopDisk;
}

/**
 * Plays one scenario on a disk whose power is cut at some time, now and then in the recovery too, and holds what is
 * found after each recovery against the oracle. Answers the number of cuts.
 */
export async function playPowerCuts(means: PowerGround, chance: () => number): Promise<number> {
  const { ground, pool, disk } = means;
  const number = REAL_SCENARIOS[Math.floor(chance() * REAL_SCENARIOS.length)] ?? 0;
  const one = new RealCase(ground.next(), number);
  disk.sync();
  const history: string[] = [SCENARIOS[number]?.name ?? ''];
  let cuts = 0;
  for (const direction of bothWays(chance)) {
    for (let left = 1 + Math.floor(chance() * 2); left > 0; left--) {
      const after = chance() * DURATION;
      history.push(`${direction}, power cut after ${after.toFixed(1)} ms`);
      await cutDuring(means, { one, direction, after });
      cuts += 1;
    }
    const process = await pool.take();
    const ending = await one.work(process, direction);
    if (ending.how !== 'done') throw new Violation('I3', 'undecided', `${ending.how}; ${history.join(', ')}`);
    pool.giveBack(process);
    await one.check(history);
  }
  one.remove();
  return cuts;
}

interface Run {
  readonly one: RealCase;
  readonly direction: Direction;
  readonly after: number;
}

async function cutDuring({ pool, disk }: PowerGround, { one, direction, after }: Run): Promise<void> {
  const job = { at: one.at, scenario: one.number, direction, killAt: null };
  const process = await pool.take();
  await process.work(job, async (child) => {
    await pause(after);
    await freeze(child);
    await disk.cut();
    child.kill('SIGKILL');
  });
  await process.stop();
  disk.unmount();
  disk.mount();
}

/** A process dies with the power: it must not see its disk fail first, and tell the store so. */
async function freeze(child: ChildProcess): Promise<void> {
  // By its handle: the number of a process that has ended may be somebody else's.
  child.kill('SIGSTOP');
  while (isAlive(child) && !/\) [TtZX]/.test(readFileSync(`/proc/${child.pid}/stat`, 'latin1')))
    await pause(1);
}

const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;
