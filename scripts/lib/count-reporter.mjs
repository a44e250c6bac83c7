import { writeFileSync } from 'node:fs';

/** Writes how many tests passed and failed to the file that `CINEORG_TEST_COUNTS` names, for `npm test`. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const file = process.env['CINEORG_TEST_COUNTS'];
    if (!file) return;
    const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites } = results;
    writeFileSync(file, JSON.stringify({ passed, failed: numFailedTests + numRuntimeErrorTestSuites }));
  }
}
