// `npm run bench -- <name> [options]`: measures a part of the project. Without a name it lists what there is.
import { main, SetUpError } from './lib/run.mjs';
import { runBuilt } from './measure/run-built.mjs';

/** Each is `bench/<name>.mjs`. */
const BENCHMARKS = {
  names: 'names read a second, beside other parsers [--seconds N] [--names FILE]; memory [--million]',
  scan: 'a library scanned, again, in full and after changes, beside find and COPY [--files N] … [--help]',
  organize: 'plans applied and undone, beside bare system calls [--files N] [--modes A,B] … [--help]',
  identify: 'a library identified: what is right, what is asked, calls [--files N] [--seed N] … [--help]',
};

await main(() => {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined) {
    for (const [one, what] of Object.entries(BENCHMARKS)) console.log(`npm run bench -- ${one}   ${what}`);
    return 0;
  }
  if (!Object.hasOwn(BENCHMARKS, name)) {
    throw new SetUpError(`there is no benchmark "${name}"; there is: ${Object.keys(BENCHMARKS).join(', ')}`);
  }
  endWithNpm();
  return runBuilt(`scripts/bench/${name}.mjs`, args);
});

/** npm ends the shell it started and nobody below: a benchmark that nobody waits for any more ends by itself. */
function endWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  setInterval(() => process.ppid === shell || process.exit(1), 1000).unref();
}
