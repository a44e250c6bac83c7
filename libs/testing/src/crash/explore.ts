import { setImmediate as turn } from 'node:timers/promises';
import type { FileSystem, JournalGroup, JournalStore } from '#infrastructure/files';
import type { MemoryDisk } from '../journal/memory-disk.js';
import type { MemoryPlan } from '../journal/memory-plan.js';
import { type Case, checkCrash, checkEnd, type Outcome, Violation } from './oracle.js';
import type { Scenario } from './scenario.js';
import { memoryTree } from './tree.js';
import { carryOn, type Direction, memoryWorld, type World } from './world.js';
import { type Look, watchedDisk } from './watched-disk.js';

/** Changes the disk or the store that the journal works on: a seeded bug. */
export interface Mutation {
  readonly groups?: (groups: readonly JournalGroup[]) => readonly JournalGroup[];
  readonly disk?: (disk: FileSystem, real: MemoryDisk) => FileSystem;
  readonly store?: (store: JournalStore, world: World) => JournalStore;
}

/** How thoroughly crashes are tried. */
export interface Exploration {
  readonly scenario: Scenario;
  readonly direction: Direction;
  readonly chance: () => number;
  /** Every how many moments a first crash happens, and of each recovery a second one. */
  readonly strides: readonly [first: number, second: number];
  /** Power cuts at each moment, besides the death of the process. */
  readonly cuts: number;
  readonly mutation?: Mutation;
  /** Called with the crashes since the last call; says whether they are enough. */
  readonly onCrashes?: (count: number) => boolean;
}

/** Carries a plan on in a world that is looked at. */
export async function run(
  { disk, plan }: World,
  { direction, mutation = {} }: Pick<Exploration, 'direction' | 'mutation'>,
  look: Look = () => undefined,
): Promise<void> {
  const worked = mutation.disk?.(disk, disk) ?? disk;
  const kept = plan.watched(({ call }) => look(call, []));
  disk.onStep = (step) => look(step, []);
  await carryOn(direction, {
    plan,
    disk: watchedDisk(worked, look),
    store: mutation.store?.(kept, { disk, plan }) ?? kept,
    groups: mutation.groups?.(plan.groups()) ?? plan.groups(),
  });
  disk.onStep = () => undefined;
}

/** What the journal tells of a scenario's operations. */
export function outcomesOf({ groups }: Scenario, plan: MemoryPlan): Outcome[] {
  const states = plan.states();
  const reasons = plan.reasons();
  return groups.flat().map(([kind, source, target], at) => ({
    ...{ kind, source, target, reason: reasons[at] ?? null },
    state: states[at] ?? 'planned',
  }));
}

/** A world as a crash may leave it, with what led to it. */
interface Left extends World {
  readonly history: readonly string[];
  /** Not all that had been done is left. */
  readonly isCut: boolean;
}

/**
 * Ends the process, or cuts the power, at moments of a run, and again at moments of each recovery; lets the last
 * recovery come to its end, and holds everything against the oracle. Throws a Violation that tells how it came about.
 */
export async function exploreCrashes(exploration: Exploration): Promise<void> {
  const { scenario, direction, strides } = exploration;
  const world = memoryWorld(scenario);
  const before = memoryTree(world.disk);
  if (direction === 'undo') await run(world, { ...exploration, direction: 'apply' });
  const start: Left = { ...world, history: [direction], isCut: false };
  const trial: Trial = { exploration, one: { scenario, before, outcomes: [] } };
  const first = await momentsOf(trial, start, strides[0]);
  await told(start, async () => expectEnd(trial, start));
  for (const crashed of first) {
    for (const found of afterCrash(crashed, exploration)) {
      // Nothing here waits for anything but itself: this lets signals in.
      await turn();
      if (await exploreRecovery(trial, found)) return;
    }
  }
}

interface Trial {
  readonly exploration: Exploration;
  readonly one: Case;
}

/** Recovers from a crash, with a second one at moments of the recovery. Says whether it was the last one wanted. */
async function exploreRecovery(trial: Trial, found: Left): Promise<boolean> {
  const { exploration } = trial;
  const second = await told(found, async () => {
    expectCrash(trial, found);
    return momentsOf(trial, copyOf(found), exploration.strides[1]);
  });
  for (const again of second.flatMap((left) => afterCrash(left, exploration))) {
    await told(again, async () => {
      expectCrash(trial, again);
      await run(again, exploration);
      await expectEnd(trial, again);
    });
  }
  return exploration.onCrashes?.(1 + second.length * (1 + exploration.cuts)) ?? false;
}

/** Adds to a violation how it came about. */
async function told<T>({ history }: Left, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Violation) error.message = `${error.message}; after ${history.join(', ')}`;
    throw error;
  }
}

const copyOf = <W extends World>(world: W): W => ({
  ...world,
  disk: world.disk.snapshot(),
  plan: world.plan.snapshot(),
});

/** Lets a run come to its end, and answers the world as it was at every so manyeth moment of it, and at the end. */
async function momentsOf({ exploration }: Trial, world: Left, stride: number): Promise<Left[]> {
  const moments: Left[] = [];
  const keep = (call: string, args: readonly unknown[]): void => {
    const history = [...world.history, `a crash before ${call} ${shown(args)}`];
    moments.push({ ...copyOf(world), history });
  };
  let at = Math.floor(exploration.chance() * stride);
  await run(world, exploration, (call, args) => {
    if (at++ % stride === 0) keep(call, args);
  });
  keep('the next run', []);
  return moments;
}

const shown = (args: readonly unknown[]): string =>
  args.flatMap((arg) => (Buffer.isBuffer(arg) ? [arg.toString('latin1')] : [])).join(' -> ');

/** What a crash at a moment may leave: everything, after a process' death; less, after power cuts. */
function afterCrash(world: Left, { cuts, chance }: Exploration): Left[] {
  const left = Array.from({ length: cuts }, (_, at): Left => {
    const mode = at % 4 === 3 ? 'order' : 'folders';
    return {
      disk: world.disk.cut({ mode, chance, renumbers: at % 2 === 0 }),
      plan: world.plan.snapshot(),
      history: [...world.history, 'of the power'],
      isCut: true,
    };
  });
  return [copyOf(world), ...left];
}

/** Nothing is lost or dangles that a recovery could not bring back. */
function expectCrash({ one, exploration }: Trial, { disk, isCut }: Left): void {
  checkCrash(one, memoryTree(disk), { mayDangle: isCut && exploration.direction === 'undo' });
}

/** Everything has come to its end as told, and recovering once more changes nothing. */
async function expectEnd({ exploration, one }: Trial, world: World): Promise<void> {
  checkEnd({ ...one, outcomes: outcomesOf(one.scenario, world.plan) }, memoryTree(world.disk));
  const { version } = world.disk;
  const states = world.plan.states().join(' ');
  await run(world, exploration);
  if (world.disk.version === version && world.plan.states().join(' ') === states) return;
  throw new Violation('I4', 'other', 'recovering again changes something');
}
