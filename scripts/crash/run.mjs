// Started by scripts/crash.mjs: runs the layers of the crash tests, and prints what came of each as it ends.
import { join } from 'node:path';
import { main, ROOT, say } from '../lib/run.mjs';
import { numberOption, parseOptions, wrongUsage } from '../measure/options.mjs';
import { countsText, HEADER, rowText } from './report.mjs';

const BUILT = join(ROOT, 'dist/libs/testing/src/crash');
const { GATE, LAYERS, LONG, removeGrounds, runLayer, unmountAll } = await import(join(BUILT, 'index.js'));

const USAGE = `npm run crash -- [options]
  --long                      1,000,000 crashes in memory, 10,000 kills, 2,000 power cuts …; else what npm test does
  --layers L0,L1,…            only these: ${LAYERS.join(', ')}
  --count N                   so many of each of them
  --seed N (1)  --processes N (2)
  --json`;

const OPTIONS = {
  ...{ long: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  ...{ layers: { type: 'string', default: LAYERS.join(',') }, count: { type: 'string' } },
  ...{ seed: { type: 'string', default: '1' }, processes: { type: 'string', default: '2' } },
};

await main(async () => {
  const { values, positionals } = parseOptions(process.argv.slice(2), OPTIONS, USAGE);
  if (positionals.length > 0) throw wrongUsage(`what is "${positionals[0]}"?`, USAGE);
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  Error.stackTraceLimit = 4;
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end(130));
  const results = await runAll(settingsOf(values), values);
  if (values.json === true) console.log(JSON.stringify({ layers: results }));
  return results.some(({ problems }) => problems.length > 0) ? 1 : 0;
});

function settingsOf(values) {
  const counts = values.long === true ? LONG : GATE;
  const only = values.count === undefined ? null : numberOption(values, 'count', USAGE);
  return {
    counts: only === null ? counts : Object.fromEntries(LAYERS.map((layer) => [layer, only])),
    seed: numberOption(values, 'seed', USAGE),
    lanes: numberOption(values, 'processes', USAGE),
    built: join(ROOT, 'dist/libs'),
  };
}

async function runAll(settings, { layers, json }) {
  const chosen = layers.split(',');
  const unknown = chosen.find((layer) => !LAYERS.includes(layer));
  if (unknown !== undefined) throw wrongUsage(`there is no layer "${unknown}"`, USAGE);
  const print = json === true ? say : console.log;
  print(HEADER);
  const results = [];
  for (const layer of chosen) {
    const result = await runLayer(layer, settings);
    results.push(result);
    print(rowText(result));
    for (const problem of result.problems) print(`  ${problem}`);
  }
  print(countsText(results));
  return results;
}

/** Disks that are mounted do not go by themselves, nor do folders. */
function end(code) {
  unmountAll();
  removeGrounds();
  process.exit(code);
}
