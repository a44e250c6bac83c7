// A process that carries plans on as the organizer does, with PostgreSQL, to be killed: each line of its standard input
// is a PlanJob, each is answered by a line.
import { createInterface } from 'node:readline';
import type { OrganizeMode } from '#domain';
import { PostgresPlanStore } from '#infrastructure/database';
import { NodeFileSystem } from '#infrastructure/files';
import { PlanLab } from '../plans/plan-lab.js';

/** What a process is asked to carry on. */
export interface PlanJob {
  readonly databaseUrl: string;
  readonly home: string;
  readonly mode: OrganizeMode;
  /** The plan's id. */
  readonly plan: string;
  /** The call of disk or store before which the process kills itself; null: none. */
  readonly killAt: number | null;
}

let calls = 0;
let killAt: number | null = null;

function look(): void {
  calls += 1;
  if (calls === killAt) process.kill(process.pid, 'SIGKILL');
}

type Methods = Record<string, (...args: readonly unknown[]) => unknown>;

/** Looks on before every call of a class' methods. */
function watch(prototype: object, names: readonly string[]): void {
  const methods = prototype as Methods;
  for (const name of names) {
    const own = methods[name];
    if (own === undefined) throw new Error(`there is no ${name}`);
    methods[name] = function watched(this: unknown, ...args) {
      look();
      return Reflect.apply(own, this, args);
    };
  }
}

watch(
  NodeFileSystem.prototype,
  Object.getOwnPropertyNames(NodeFileSystem.prototype).filter((name) => name !== 'constructor'),
);
watch(PostgresPlanStore.prototype, ['begin', 'finish', 'noteRemoved', 'end']);

async function work(job: PlanJob): Promise<string> {
  const lab = await PlanLab.open(job);
  calls = 0;
  killAt = job.killAt;
  try {
    const { state } = await lab.carryOn(job.plan);
    return `done ${state} ${calls}`;
  } finally {
    await lab.database.close();
  }
}

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const answer = await work(JSON.parse(line) as PlanJob).catch((error: unknown) => `failed ${String(error)}`);
  process.stdout.write(`${answer.replaceAll('\n', ' ')}\n`);
}
