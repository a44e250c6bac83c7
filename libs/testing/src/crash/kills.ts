import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { outcomesOf } from './explore.js';
import { FilePlan } from './file-plan.js';
import { checkEnd, Violation } from './oracle.js';
import type { Ending, JournalProcess } from './processes.js';
import { makeRealWorld, realTree, removeRealWorld, type RealPlace } from './real-world.js';
import { type Scenario, SCENARIOS } from './scenario.js';
import type { Tree } from './tree.js';
import type { Direction } from './world.js';

/** Memory that is a file system of its own, where there is one. */
const MEMORY = '/dev/shm';
const OTHER_DISK = existsSync(MEMORY) ? MEMORY : tmpdir();

const grounds = new Set<Ground>();

/** Removes what is there still, when a run is broken off. */
export function removeGrounds(): void {
  for (const ground of grounds) ground.remove();
}

/** Folders for cases on real disks, removed at the end. */
export class Ground {
  readonly home: string;
  private readonly other: string;
  private cases = 0;

  /** `disk`: a folder on the disk that the trees shall lie on. */
  constructor(disk = tmpdir()) {
    this.home = mkdtempSync(join(tmpdir(), 'cineorg-crash-'));
    this.other = mkdtempSync(join(OTHER_DISK, 'cineorg-crash-'));
    this.disk = disk === tmpdir() ? this.home : disk;
    grounds.add(this);
  }

  readonly disk: string;

  /** A place of its own for the next case. */
  next(): RealPlace {
    const name = `case-${this.cases++}`;
    const place = {
      ...{ root: join(this.disk, name), apartRoot: join(this.other, name) },
      plan: join(this.home, `${name}.plan`),
    };
    mkdirSync(place.root);
    mkdirSync(place.apartRoot);
    return place;
  }

  remove(): void {
    for (const path of [this.home, this.other]) rmSync(path, { recursive: true, force: true });
    grounds.delete(this);
  }

  /** Whether there is a second file system to move files to. */
  static hasOtherDisk(): boolean {
    const devices = [tmpdir(), OTHER_DISK].map((path) => statSync(path, { throwIfNoEntry: false })?.dev);
    return devices[1] !== undefined && devices[0] !== devices[1];
  }
}

/** Scenarios that real disks can play: mounting a disk twice takes more. */
export const REAL_SCENARIOS: readonly number[] = SCENARIOS.flatMap(({ apart, boundApart }, at) =>
  boundApart !== undefined || (apart !== undefined && !Ground.hasOtherDisk()) ? [] : [at],
);

/** A scenario on a real disk, from its beginning to its end. */
export class RealCase {
  readonly scenario: Scenario;
  readonly before: Tree;
  hadFaults = false;

  constructor(
    readonly at: RealPlace,
    readonly number: number,
  ) {
    const scenario = SCENARIOS[number];
    if (scenario === undefined) throw new Error(`no scenario ${number}`);
    this.scenario = scenario;
    makeRealWorld(at, scenario);
    this.before = realTree(at, scenario);
  }

  /** Lets a process work on it. */
  async work(
    process: JournalProcess,
    direction: Direction,
    { killAt, killAfter }: Kill = NO_KILL,
  ): Promise<Ending> {
    const job = { at: this.at, scenario: this.number, direction, killAt };
    return process.work(job, killing(killAfter));
  }

  /** Throws unless all has come to its end as the plan says; `history` tells what was done. */
  async check(history: readonly string[]): Promise<void> {
    const { scenario, before, hadFaults } = this;
    const { memory } = await FilePlan.open(this.at.plan);
    try {
      checkEnd(
        { scenario, before, hadFaults, outcomes: outcomesOf(scenario, memory) },
        realTree(this.at, scenario),
      );
    } catch (error) {
      if (error instanceof Violation) error.message += `; ${scenario.name}, after ${history.join(', ')}`;
      throw error;
    }
  }

  remove(): void {
    removeRealWorld(this.at);
  }
}

/** A run's calls, and the milliseconds that it takes; at most, about. */
interface Length {
  readonly calls: number;
  readonly duration: number;
}

const SCENARIO: Length = { calls: 140, duration: 12 };

/** By itself before a call, or from outside after some milliseconds. */
export interface Kill {
  readonly killAt: number | null;
  readonly killAfter: number | null;
}

export const NO_KILL: Kill = { killAt: null, killAfter: null };

/** A kill at any moment of a run. */
export const someKill = (chance: () => number, { calls, duration }: Length): Kill =>
  chance() < 0.7
    ? { killAt: 1 + Math.floor(chance() * calls), killAfter: null }
    : { killAt: null, killAfter: chance() * duration };

/** What kills a process from outside after some milliseconds, if any. */
export const killing =
  (killAfter: number | null) =>
  async (child: ChildProcess): Promise<void> => {
    if (killAfter === null) return;
    await pause(killAfter);
    child.kill('SIGKILL');
  };

/** What kills a case's processes come from, and go back to. */
interface Processes {
  take(): Promise<JournalProcess>;
  giveBack(one: JournalProcess): void;
}

/** Plays one scenario, its processes being killed now and then, forth and back. Answers the number of kills. */
export async function playKills(ground: Ground, processes: Processes, chance: () => number): Promise<number> {
  const number = REAL_SCENARIOS[Math.floor(chance() * REAL_SCENARIOS.length)] ?? 0;
  const one = new RealCase(ground.next(), number);
  const history: string[] = [];
  let kills = 0;
  for (const direction of bothWays(chance)) {
    let endings: Ending['how'][] = [];
    for (let left = 1 + Math.floor(chance() * 4); endings.at(-1) !== 'done'; left--) {
      const kill = left > 0 ? someKill(chance, SCENARIO) : NO_KILL;
      history.push(`${direction} ${JSON.stringify(kill)}`);
      endings = [...endings, await workOnce(one, processes, { direction, kill, history })];
    }
    kills += endings.filter((how) => how === 'killed').length;
    await one.check(history);
  }
  one.remove();
  return kills;
}

/** Forth, and half of the times back as well. */
export const bothWays = (chance: () => number): readonly Direction[] =>
  chance() < 0.5 ? ['apply'] : ['apply', 'undo'];

interface Attempt {
  readonly direction: Direction;
  readonly kill: Kill;
  readonly history: readonly string[];
}

async function workOnce(
  one: RealCase,
  processes: Processes,
  { direction, kill, history }: Attempt,
): Promise<Ending['how']> {
  const process = await processes.take();
  const ending = await one.work(process, direction, kill);
  if (ending.how === 'failed') {
    throw new Violation('I3', 'undecided', `${ending.answer}; ${history.join(', ')}`);
  }
  // One that has done its work in time has been killed since.
  if (ending.how === 'done' && kill.killAfter !== null) await process.stop();
  else if (ending.how === 'done') processes.giveBack(process);
  return ending.how;
}
