import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { bothWays, type Ground, REAL_SCENARIOS, RealCase } from './kills.js';
import { Violation } from './oracle.js';
import type { ProcessPool } from './processes.js';

/** System calls of the journal, by what it does. */
const CALLS = ['link', 'unlink', 'rename', 'symlink', 'mkdir', 'rmdir', 'fsync', 'statx'];
const FAULTS = ['error=ENOSPC', 'error=EIO', 'error=EROFS', 'error=EXDEV', 'signal=KILL'];

const pick = <T>(all: readonly T[], chance: () => number): T => {
  const one = all[Math.floor(chance() * all.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
};

/** Why system calls cannot be made to fail here; null when they can. */
export function whyNoFaults(): string | null {
  const tried = spawnSync('strace', ['-f', '-e', 'trace=none', 'true'], { encoding: 'utf8' });
  if (tried.error !== undefined) return 'strace is missing';
  return tried.status === 0 ? null : 'strace may not trace here';
}

/**
 * Lets one system call of a run fail, or be the last one, and carries on without faults. Answers whether it came to
 * that: a run may make fewer calls.
 */
export async function playFault(
  { ground, pool }: { readonly ground: Ground; readonly pool: ProcessPool },
  chance: () => number,
): Promise<number> {
  const one = new RealCase(ground.next(), pick(REAL_SCENARIOS, chance));
  const fault = pick(FAULTS, chance);
  const call = pick(CALLS, chance);
  const inject = `inject=${call}:${fault}:when=${1 + Math.floor(chance() * 6)}`;
  const traced = await pool.take();
  const log = `${one.at.root}.strace`;
  await traced.trace(['-o', log, '-e', `trace=${call}`, '-e', inject]);
  traced.limit();
  const history = [inject];
  one.hadFaults = fault !== 'signal=KILL';
  try {
    const { how } = await one.work(traced, 'apply');
    history.push(how);
  } finally {
    await traced.stop();
  }
  if (traced.isStuck) throw new Violation('I3', 'undecided', `no end is seen; ${history.join(', ')}`);
  for (const direction of bothWays(chance)) {
    const process = await pool.take();
    const ending = await one.work(process, direction);
    if (ending.how !== 'done') throw new Violation('I3', 'undecided', `${ending.how}; ${history.join(', ')}`);
    pool.giveBack(process);
    await one.check([...history, direction]);
  }
  one.remove();
  const hasFailed = readFileSync(log, 'latin1').includes('(INJECTED)');
  rmSync(log);
  return hasFailed || history.includes('killed') ? 1 : 0;
}
