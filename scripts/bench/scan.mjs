// Started by scripts/bench.mjs: scans a made-up library with a whole CineOrg, again, in full and after changes, beside
// what the same work costs without CineOrg in the same run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main, say } from '../lib/run.mjs';
import { callersFile, numberOption, parseOptions, wrongUsage } from '../measure/options.mjs';
import { endAll } from './identify/services.mjs';
import { measure } from './scan/measure.mjs';
import { reportText } from './scan/report.mjs';

const USAGE = `npm run bench -- scan [options]
  --files N (100000)  --seed N (1)   the library that is made, or --library DIR: one there is (it is not changed)
  --workers N (2)                    scanner workers
  --api                              reads the API all the while the first scan runs
  --kills N                          only kills scanner workers at random, N times, and compares what was stored
  --json  --keep`;

const OPTIONS = {
  ...{ files: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
  ...{ workers: { type: 'string', default: '2' }, library: { type: 'string' } },
  ...{ kills: { type: 'string', default: '0' }, api: { type: 'boolean' } },
  ...{ json: { type: 'boolean' }, keep: { type: 'boolean' }, help: { type: 'boolean' } },
};

await main(async () => {
  const { values, positionals } = parseOptions(process.argv.slice(2), OPTIONS, USAGE);
  if (positionals.length > 0) throw wrongUsage(`what is "${positionals[0]}"?`, USAGE);
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  const number = (name) => numberOption(values, name, USAGE);
  const library = values.library === undefined ? null : callersFile(values.library);
  const settings = {
    ...{ files: number('files'), seed: number('seed'), workers: number('workers'), library },
    ...{ kills: number('kills'), api: values.api === true },
  };
  const home = mkdtempSync(join(tmpdir(), 'cineorg-bench-'));
  try {
    const result = await measure(settings, home);
    console.log(values.json === true ? JSON.stringify(result) : reportText(result));
    return 0;
  } finally {
    await endAll();
    if (values.keep === true) say(`all is kept in ${home}`);
    else rmSync(home, { recursive: true, force: true });
  }
});
