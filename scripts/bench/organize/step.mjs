// Started by measure.mjs, once for each step of a measurement, so that the memory of each is its own: makes a plan,
// applies or undoes it, or does the same by bare system calls. Prints its figures as JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../lib/run.mjs';
import { PlanLab } from '../../../dist/libs/testing/src/plans/plan-lab.js';
import { Bare, prepare } from './bare.mjs';
import { countDurability } from './counted.mjs';

const given = JSON.parse(process.argv[2]);
const madeFile = join(given.home, 'made.json');

const STEPS = {
  plan: async () => {
    const lab = await PlanLab.open(given);
    const result = await timed(() => lab.plan());
    await lab.database.close();
    const { id, operations, conflicts } = result.value;
    return { ...result, value: { id, operations, conflicts } };
  },
  apply: () => production('apply', 'applied'),
  undo: () => production('undo', 'undone'),
  'bare-apply': () =>
    bare(async (one, chunks) => writeFileSync(madeFile, JSON.stringify(await one.apply(chunks)))),
  'bare-undo': () => {
    const made = JSON.parse(readFileSync(madeFile, 'utf8'));
    return bare((one, chunks) => one.undo(chunks, made));
  },
};

async function timed(work) {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const value = await work();
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { value, seconds, cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS / 1024 };
}

async function production(what, state) {
  const counted = countDurability();
  const lab = await PlanLab.open(given);
  const result = await timed(() => lab[what](given.plan));
  await lab.database.close();
  if (result.value.state !== state) throw new Error(`the plan is ${JSON.stringify(result.value)}`);
  return { ...result, value: null, ...counted };
}

async function bare(work) {
  const chunks = prepare(JSON.parse(readFileSync(given.operations, 'utf8')), given.chunks);
  const trees = ['in', 'store', 'view'].map((tree) => join(given.home, tree));
  const one = new Bare({ home: given.home, trees, file: join(given.home, 'data', 'bare.jsonl') });
  const result = await timed(() => work(one, chunks));
  one.close();
  return { ...result, value: null, points: one.points, chunks: chunks.length };
}

await main(async () => {
  console.log(JSON.stringify(await STEPS[given.step]()));
  return 0;
});
