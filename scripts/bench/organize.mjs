// Started by scripts/bench.mjs: applies and undoes plans for a made-up library, beside what the same work costs by bare
// system calls in the same run.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '#infrastructure/postgres';
import { main } from '../lib/run.mjs';
import { callersFile, numberOption, parseOptions, wrongUsage } from '../measure/options.mjs';
import { measureMode } from './organize/measure.mjs';
import { figures, reportText } from './organize/report.mjs';

const MODES = ['dual', 'hardlink', 'symlink', 'copy', 'in-place'];
const USAGE = `npm run bench -- organize [options]
  --files N (100000)                     files, of which some are subtitles
  --modes A,B (dual,hardlink,symlink)    of ${MODES.join(', ')}
  --rounds N (2)                         rounds of each mode; the best of each counts
  --dir D                                where the files and the database lie for the time of the run (a new folder in it)
  --profile D                            leaves CPU profiles of all steps there
  --json`;

const OPTIONS = {
  ...{ files: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '2' } },
  ...{ modes: { type: 'string', default: 'dual,hardlink,symlink' }, dir: { type: 'string' } },
  ...{ profile: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
};

await main(async () => {
  const { values, positionals } = parseOptions(process.argv.slice(2), OPTIONS, USAGE);
  if (positionals.length > 0) throw wrongUsage(`what is "${positionals[0]}"?`, USAGE);
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  const modes = values.modes.split(',');
  const unknown = modes.find((mode) => !MODES.includes(mode));
  if (unknown !== undefined) throw wrongUsage(`there is no mode "${unknown}"`, USAGE);
  const settings = {
    ...{ files: numberOption(values, 'files', USAGE), rounds: numberOption(values, 'rounds', USAGE) },
    profile: values.profile === undefined ? null : callersFile(values.profile),
  };
  const results = await measureIn(
    values.dir === undefined ? tmpdir() : callersFile(values.dir),
    modes,
    settings,
  );
  console.log(values.json === true ? JSON.stringify(results.map(figures)) : reportText(results));
  return 0;
});

async function measureIn(dir, modes, settings) {
  mkdirSync(dir, { recursive: true });
  const home = mkdtempSync(join(dir, 'cineorg-bench-'));
  // The database's account, which is another one where root measures, has to come in.
  chmodSync(home, 0o755);
  const postgres = new EmbeddedPostgres(join(home, 'database'));
  try {
    const postgresUrl = await postgres.start();
    const results = [];
    for (const mode of modes) results.push(await measureMode(mode, settings, { home, postgresUrl }));
    return results;
  } finally {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  }
}
