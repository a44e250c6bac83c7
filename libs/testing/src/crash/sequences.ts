import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { MemoryPlan } from '../journal/memory-plan.js';
import { failure } from '../journal/memory-stats.js';
import { type Mutation, outcomesOf, run } from './explore.js';
import { type Deed, DEEDS, Neighbour } from './neighbour.js';
import { checkCrash, checkEnd, type Outcome, Violation } from './oracle.js';
import { checkShared } from './shared-disk.js';
import { type Scenario, SCENARIOS } from './scenario.js';
import { memoryTree, type Tree } from './tree.js';
import type { Look } from './watched-disk.js';
import { type Direction, memoryPlace, memoryWorld, operationsOf, type World } from './world.js';

const FAULTS = ['EIO', 'ENOSPC', 'EROFS', 'EXDEV'] as const;

/** Something that happens before a call of a run. */
type Happening =
  | { readonly what: 'neighbour'; readonly at: number; readonly deed: Deed; readonly name: number }
  | { readonly what: 'fault'; readonly at: number; readonly code: (typeof FAULTS)[number] };

/** One run of the journal, which a crash may end. After a crash it is carried on, else the other way is gone. */
interface Step {
  readonly happenings: readonly Happening[];
  readonly crash: { readonly at: number; readonly seeds: readonly number[] | null } | null;
}

/** What is done to a scenario's disk, in order. */
interface Sequence {
  readonly scenario: number;
  readonly steps: readonly Step[];
}

const MOMENTS = fc.nat({ max: 120 });

const happening = fc.oneof(
  fc.record({
    what: fc.constant('neighbour' as const),
    at: MOMENTS,
    deed: fc.constantFrom(...DEEDS),
    name: fc.nat({ max: 30 }),
  }),
  fc.record({ what: fc.constant('fault' as const), at: MOMENTS, code: fc.constantFrom(...FAULTS) }),
);

const step: fc.Arbitrary<Step> = fc.record({
  happenings: fc.array(happening, { maxLength: 3 }),
  crash: fc.option(
    fc.record({ at: MOMENTS, seeds: fc.option(fc.array(fc.nat(999), { minLength: 8, maxLength: 8 })) }),
  ),
});

/** Sequences of runs with what interferes. */
const sequences: fc.Arbitrary<Sequence> = fc.record({
  scenario: fc.nat({ max: SCENARIOS.length - 1 }),
  steps: fc.array(step, { minLength: 1, maxLength: 4 }),
});

/** The end of a process, or of the power: it has no code, as no call failed. */
class End extends Error {}

/** Carries a sequence out on a disk of its own, and holds its end against the oracle. Answers how often it crashed. */
async function runSequence({ scenario: at, steps }: Sequence, mutation: Mutation = {}): Promise<number> {
  const scenario = SCENARIOS[at % SCENARIOS.length];
  if (scenario === undefined) throw new Error('there is no scenario');
  const story = new Story(scenario, mutation);
  for (const one of steps) await story.go(one);
  await story.end();
  return story.crashes;
}

/** A disk on which one run follows another. */
class Story {
  crashes = 0;
  private world: World;
  private readonly first: Tree;
  private before: Tree;
  private readonly neighbour: Neighbour;
  private direction: Direction = 'undo';
  private isCrashed = false;
  /** Plans were made of what the first one was made of: nothing of it was in its place already. */
  private isPlain = true;
  private hadFaults = false;
  private readonly reasons: string[] = [];
  private plans = 0;

  constructor(
    private readonly scenario: Scenario,
    private readonly mutation: Mutation,
  ) {
    this.world = memoryWorld(scenario);
    this.first = memoryTree(this.world.disk);
    this.before = this.first;
    const files = [...this.first.values()].filter(({ kind }) => kind === 'file');
    this.neighbour = new Neighbour(files.map(({ content }) => content));
  }

  async go({ happenings, crash }: Step): Promise<void> {
    if (!this.isCrashed) this.turnRound();
    this.isCrashed = false;
    const { direction } = this;
    let at = 0;
    let isOver = false;
    const look: Look = () => {
      at += 1;
      if (isOver || at === (crash?.at ?? -1)) {
        isOver = true;
        throw new End();
      }
      for (const one of happenings) if (one.at === at) this.happen(one);
    };
    try {
      await run(this.world, { direction, mutation: this.mutation }, faultless(look));
    } catch (error) {
      if (!(error instanceof End)) throw error;
      this.crash(crash?.seeds ?? null);
    }
  }

  /** Everything comes to its end, undisturbed. */
  async end(): Promise<void> {
    await this.recover();
    const { scenario, neighbour, before, hadFaults, outcomes } = this;
    const now = memoryTree(this.world.disk);
    if (neighbour.touched.size === 0 && this.isPlain)
      checkEnd({ scenario, before, outcomes, hadFaults }, now);
    checkShared({ before, outcomes, hadFaults, neighbour, reasons: [...this.reasons, ...this.told()] }, now);
  }

  private get outcomes(): Outcome[] {
    return outcomesOf(this.scenario, this.world.plan);
  }

  private told(): string[] {
    return this.world.plan.reasons().filter((reason) => reason !== null);
  }

  private async recover(): Promise<void> {
    await run(this.world, { direction: this.direction, mutation: this.mutation });
  }

  private happen(one: Happening): void {
    if (one.what === 'fault') {
      this.hadFaults = true;
      throw failure(one.code);
    }
    const names = this.scenario.groups.flat().flatMap(([, source, target]) => [source, target]);
    const name = names[one.name % names.length];
    if (name !== undefined) this.neighbour.act(this.world.disk, one.deed, name);
  }

  private crash(seeds: readonly number[] | null): void {
    this.crashes += 1;
    this.isCrashed = true;
    const { disk, plan } = this.world;
    disk.onStep = () => undefined;
    if (seeds === null) return;
    let at = 0;
    const chance = (): number => (seeds[at++ % seeds.length] ?? 0) / 1_000;
    this.world = { plan, disk: disk.cut({ mode: 'folders', chance }) };
    if (this.hadFaults || this.neighbour.touched.size > 0) return;
    checkCrash({ scenario: this.scenario, before: this.before, outcomes: [] }, memoryTree(this.world.disk), {
      mayDangle: this.direction === 'undo',
    });
  }

  private turnRound(): void {
    this.direction = this.direction === 'apply' ? 'undo' : 'apply';
    if (this.direction === 'apply') this.planAnew();
  }

  /** A new plan of the same operations, as the files lie now. */
  private planAnew(): void {
    this.reasons.push(...this.told());
    const { disk } = this.world;
    // Until a plan is made the system has written everything down by itself.
    disk.syncAll();
    this.neighbour.own.clear();
    const firstId = 1 + 100 * this.plans++;
    this.world = {
      disk,
      plan: new MemoryPlan(operationsOf(this.scenario, disk, { place: memoryPlace, firstId })),
    };
    this.before = memoryTree(disk);
    const hasName = (name: string): boolean => this.before.get(name)?.kind === this.first.get(name)?.kind;
    this.isPlain &&= this.scenario.groups.flat().every(([, , target]) => hasName(target));
  }
}

/** The store does not fail: a journal without it goes no further, which is a crash. */
function faultless(look: Look): Look {
  return (call, args) => {
    try {
      look(call, args);
    } catch (error) {
      const isStore = args.length === 0;
      if (error instanceof End || !isStore) throw error;
    }
  };
}

/** Throws the first Violation of a number of sequences, with the smallest sequence that shows it. Answers the crashes. */
export async function exploreSequences(
  settings: { readonly seed: number; readonly runs: number },
  mutation: () => Mutation = () => ({}),
): Promise<number> {
  let crashes = 0;
  const property = fc.asyncProperty(sequences, async (sequence) => {
    await turn();
    crashes += await runSequence(sequence, mutation());
  });
  const result = await fc.check(property, { seed: settings.seed, numRuns: settings.runs });
  if (!result.failed) return crashes;
  const { errorInstance, counterexample } = result;
  if (!(errorInstance instanceof Violation)) throw errorInstance;
  errorInstance.message += `; the sequence is ${JSON.stringify(counterexample)}, seed ${settings.seed}`;
  throw errorInstance;
}
