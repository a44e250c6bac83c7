import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { exploreCrashes } from './explore.js';
import { playFault, whyNoFaults } from './faults.js';
import { playHardship } from './hardships.js';
import { Ground, playKills } from './kills.js';
import { type DiskKind, LoopDisk, unmountAll, whyNoDisk } from './loop-disk.js';
import { MUTANTS, type Mutant } from './mutants.js';
import { type Harm, Violation } from './oracle.js';
import { CaseDatabases, playPlanKills } from './plan-kills.js';
import { playPowerCuts } from './power-cuts.js';
import { ProcessPool } from './processes.js';
import { SCENARIOS } from './scenario.js';
import { exploreSequences } from './sequences.js';
import { seededChance } from '../tmdb-stand-in/chance.js';

/** How much of each layer is to be done, and how. */
export interface CrashSettings {
  /** How many crashes, kills, faults, cuts, hardships; of L7, all bugs or none. */
  readonly counts: Readonly<Record<LayerName, number>>;
  readonly seed: number;
  /** Processes at work at once. */
  readonly lanes: number;
  /** The folder of the built libraries: processes run what lies there. */
  readonly built: string;
}

/** Names of the layers, in order. */
export const LAYERS = ['L0', 'L1', 'L2', 'L2d', 'L3', 'L4', 'L4x', 'L6', 'L7'] as const;
export type LayerName = (typeof LAYERS)[number];

/** What `npm test` does: some seconds. */
export const GATE: Readonly<Record<LayerName, number>> = {
  ...{ L0: 1_000, L1: 12_000, L2: 80, L2d: 6, L3: 20, L4: 20, L4x: 10, L6: 9, L7: 1 },
};

/** What has to be shown once in a while: an hour or two. */
export const LONG: Readonly<Record<LayerName, number>> = {
  ...{ L0: 100_000, L1: 1_000_000, L2: 10_000, L2d: 300, L3: 1_500, L4: 2_000, L4x: 500, L6: 150, L7: 1 },
};

/** What a layer counts. */
const LAYER_TITLES: Readonly<Record<LayerName, string>> = {
  L0: 'crashes in made-up sequences',
  L1: 'crashes before and after every call',
  L2: 'kills of the process',
  L2d: 'kills with plans in PostgreSQL',
  L3: 'failing system calls',
  L4: 'power cuts, ext4',
  L4x: 'power cuts, xfs',
  L6: 'full, read-only and lost disks',
  L7: 'seeded bugs that were caught',
};

/** What came of a layer. */
export interface LayerResult {
  readonly layer: LayerName;
  readonly title: string;
  readonly count: number;
  readonly seconds: number;
  /** Why it was not run; null when it was. */
  readonly notRun: string | null;
  readonly harms: Readonly<Record<Harm, number>>;
  /** The broken promises, in words. */
  readonly problems: readonly string[];
}

/** Counts what a layer does and what goes wrong in it. */
class Tally {
  count = 0;
  readonly harms: Record<Harm, number> = { lost: 0, overwritten: 0, undecided: 0, other: 0 };
  readonly problems: string[] = [];

  constructor(readonly goal: number) {}

  get isFull(): boolean {
    return this.count >= this.goal || this.problems.length >= 20;
  }

  /** Does one case; a broken promise is noted, and the layer goes on. */
  async try(work: () => Promise<number>): Promise<void> {
    try {
      const done = await work();
      this.count += done;
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      this.harms[error.harm] += 1;
      this.problems.push(error.message);
    }
  }
}

/** Runs one layer. */
export async function runLayer(layer: LayerName, settings: CrashSettings): Promise<LayerResult> {
  const begin = performance.now();
  const tally = new Tally(layer === 'L7' ? MUTANTS.length : settings.counts[layer]);
  const notRun = WHY_NOT[layer]?.() ?? null;
  if (notRun === null && settings.counts[layer] > 0) await WORK[layer](tally, settings);
  const seconds = (performance.now() - begin) / 1_000;
  return {
    layer,
    title: LAYER_TITLES[layer],
    count: tally.count,
    seconds,
    notRun,
    harms: tally.harms,
    problems: tally.problems,
  };
}

const WHY_NOT: Partial<Record<LayerName, () => string | null>> = {
  L3: whyNoFaults,
  L4: () => whyNoDisk('ext4'),
  L4x: () => whyNoDisk('xfs'),
  L6: () => whyNoDisk('ext4'),
};

type Work = (tally: Tally, settings: CrashSettings) => Promise<void>;

const WORK: Readonly<Record<LayerName, Work>> = {
  L0: async (tally, { seed }) => {
    for (let round = 0; !tally.isFull; round++) {
      await tally.try(() => exploreSequences({ seed: seed + round, runs: 500 }));
    }
  },
  L1: everyMoment,
  L2: async (tally, settings) =>
    inLanes(tally, settings, async ({ ground, pool }, chance) => playKills(ground, pool, chance)),
  L2d: plansKilled,
  L3: async (tally, settings) => inLanes(tally, settings, playFault),
  L4: async (tally, settings) => powerCuts(tally, settings, 'ext4'),
  L4x: async (tally, settings) => powerCuts(tally, settings, 'xfs'),
  L6: async (tally, { seed }) =>
    onDisk('ext4', async (ground, disk) => {
      const chance = seededChance(seed);
      while (!tally.isFull) await tally.try(async () => playHardship({ ground, disk }, chance));
    }),
  L7: async (tally, { seed }) => {
    for (const mutant of MUTANTS) await tally.try(async () => catchMutant(mutant, seed));
  },
};

/**
 * All scenarios, forth and back. Rounds grow finer: where the first ones try a moment here and there, the later ones
 * try them all, each with more power cuts.
 */
async function everyMoment(tally: Tally, { seed }: CrashSettings): Promise<void> {
  const chance = seededChance(seed);
  for (let round = 0; !tally.isFull; round++) {
    const strides = STRIDES[Math.min(round, STRIDES.length - 1)] ?? [1, 1];
    for (const scenario of SCENARIOS) {
      for (const direction of ['apply', 'undo'] as const) {
        const onCrashes = (count: number): boolean => {
          tally.count += count;
          return tally.isFull;
        };
        const cuts = 1 + (round % 4);
        await tally.try(async () => {
          if (!tally.isFull) await exploreCrashes({ scenario, direction, chance, strides, cuts, onCrashes });
          return 0;
        });
      }
    }
  }
}

const STRIDES: readonly (readonly [number, number])[] = [
  [9, 13],
  [5, 7],
  [3, 5],
  [2, 3],
  [1, 2],
  [1, 1],
];

const JOURNAL = 'journal-process.js';

const programIn = (built: string, name: string): string => join(built, 'testing/src/crash', name);

interface Means {
  readonly ground: Ground;
  readonly pool: ProcessPool;
}

/** Plays cases on the disk of temporary files, several at once. */
async function inLanes(
  tally: Tally,
  { seed, lanes, built, program = JOURNAL }: CrashSettings & { readonly program?: string },
  play: (means: Means, chance: () => number) => Promise<number>,
): Promise<void> {
  const ground = new Ground();
  const pool = new ProcessPool(programIn(built, program), lanes + 1);
  const lane = async (number: number): Promise<void> => {
    const chance = seededChance(seed + number);
    while (!tally.isFull) await tally.try(async () => play({ ground, pool }, chance));
  };
  try {
    await Promise.all(Array.from({ length: lanes }, async (_, number) => lane(number)));
  } finally {
    await pool.close();
    ground.remove();
  }
}

async function plansKilled(tally: Tally, settings: CrashSettings): Promise<void> {
  const home = new Ground();
  // The database's account, which is another one where root crashes things, has to come in.
  chmodSync(home.home, 0o755);
  const keeper = join(settings.built, 'infrastructure/src/postgres/keeper.js');
  try {
    const databases = await CaseDatabases.start(join(home.home, 'database'), keeper);
    try {
      await inLanes(tally, { ...settings, program: 'plan-process.js' }, async ({ ground, pool }, chance) =>
        playPlanKills({ ground, pool, databases }, chance),
      );
    } finally {
      await databases.stop();
    }
  } finally {
    home.remove();
  }
}

async function powerCuts(tally: Tally, { seed, built }: CrashSettings, kind: DiskKind): Promise<void> {
  await onDisk(kind, async (ground, disk) => {
    const pool = new ProcessPool(programIn(built, JOURNAL), 2);
    const chance = seededChance(seed);
    try {
      while (!tally.isFull) await tally.try(async () => playPowerCuts({ ground, pool, disk }, chance));
    } finally {
      await pool.close();
    }
  });
}

/** A disk of its own for some work, and none afterwards. */
async function onDisk(
  kind: DiskKind,
  work: (ground: Ground, disk: LoopDisk) => Promise<void>,
): Promise<void> {
  const home = new Ground();
  try {
    const disk = new LoopDisk(home.home, kind);
    const ground = new Ground(disk.path);
    try {
      await work(ground, disk);
    } finally {
      disk.close();
      ground.remove();
    }
  } finally {
    unmountAll();
    home.remove();
  }
}

/** How many sequences, at most, a bug may live through. */
const SEQUENCES = 6_000;

/** Throws a Violation when a bug is not found. Answers 1. */
async function catchMutant(mutant: Mutant, seed: number): Promise<number> {
  try {
    if (mutant.layer === 'L0') await exploreSequences({ seed, runs: SEQUENCES }, () => mutant);
    else await crashMutant(mutant, seed);
  } catch (error) {
    if (error instanceof Violation) return 1;
    throw error;
  }
  throw new Violation('L7', 'other', `the seeded bug was not found: ${mutant.name}`);
}

async function crashMutant(mutation: Mutant, seed: number): Promise<void> {
  const chance = seededChance(seed);
  const played = SCENARIOS.filter(
    ({ name }) => mutation.scenario === undefined || name === mutation.scenario,
  );
  for (const strides of STRIDES.slice(0, 4)) {
    for (const scenario of played) {
      for (const direction of ['apply', 'undo'] as const) {
        await exploreCrashes({ scenario, direction, chance, strides, cuts: 3, mutation });
      }
    }
  }
}
