// A process that carries plans on, to be killed: each line of its standard input is a Job, each is answered by a line.
import { createInterface } from 'node:readline';
import { FileJournal } from '../../../infrastructure/src/files/file-journal.js';
import { NodeFileSystem } from '../../../infrastructure/src/files/file-system.js';
import { watchedDisk } from './watched-disk.js';
import { FilePlan } from './file-plan.js';
import { realPlaces, type RealPlace } from './real-world.js';
import { SCENARIOS } from './scenario.js';
import { type Direction, trashBelow } from './world.js';

/** What a process is asked to do. */
export interface Job {
  readonly at: RealPlace;
  readonly scenario: number;
  readonly direction: Direction;
  /** The call of disk or store before which the process kills itself; null: none. */
  readonly killAt: number | null;
}

async function work({ at, scenario: number, direction, killAt }: Job): Promise<string> {
  const scenario = SCENARIOS[number];
  if (scenario === undefined) throw new Error(`no scenario ${number}`);
  let calls = 0;
  const look = (): void => {
    calls += 1;
    if (calls === killAt) process.kill(process.pid, 'SIGKILL');
  };
  const plan = await FilePlan.open(at.plan);
  const store = plan.store();
  const disk = watchedDisk(new NodeFileSystem(), look);
  const kept = {
    begin: async (...args: Parameters<typeof store.begin>) => {
      look();
      await store.begin(...args);
      look();
    },
    finish: async (...args: Parameters<typeof store.finish>) => {
      look();
      await store.finish(...args);
      look();
    },
  };
  const journal = new FileJournal(disk, kept, { trashFor: trashBelow(realPlaces(at, scenario)) });
  await journal[direction](plan.groups());
  if (direction === 'undo') journal.removeFolders(plan.folders);
  return `done ${calls}`;
}

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const answer = await work(JSON.parse(line) as Job).catch((error: unknown) => `failed ${String(error)}`);
  process.stdout.write(`${answer.replaceAll('\n', ' ')}\n`);
}
