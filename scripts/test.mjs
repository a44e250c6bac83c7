// `npm test [-- jest's arguments]`: sets the clone up, runs the tests, and ends with the line "N passed, N failed".
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main, ROOT, run } from './lib/run.mjs';
import { ensureBuilt, ensureInstalled, nodeBinary } from './lib/set-up.mjs';

await main(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'cineorg-test-'));
  const file = join(dir, 'counts.json');
  let code = 1;
  try {
    await ensureInstalled();
    await ensureBuilt();
    code = await runJest(process.argv.slice(2), file);
  } finally {
    const { passed, failed } = counts(file, code);
    rmSync(dir, { recursive: true, force: true });
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
  }
  return code;
});

function runJest(args, countsFile) {
  const reporter = join(ROOT, 'scripts/lib/count-reporter.mjs');
  return run(
    nodeBinary(),
    [
      ...['--experimental-vm-modules', '--no-warnings', join(ROOT, 'node_modules/jest/bin/jest.js')],
      ...['--reporters=default', `--reporters=${reporter}`, ...args],
    ],
    { env: { ...process.env, CINEORG_TEST_COUNTS: countsFile } },
  );
}

/** A run that failed without a failed test (it could not start, say) counts as one failure. */
function counts(file, code) {
  let found = { passed: 0, failed: 0 };
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Jest did not come as far as its reporters.
  }
  return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}
