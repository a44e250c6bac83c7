// Started by scripts/bench.mjs: identifies a library whose truth is known with a whole CineOrg against a stand-in for
// TMDb, and says how much is right, how much is asked, and with how many calls.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main, say, SetUpError } from '../lib/run.mjs';
import { measure } from './identify/measure.mjs';
import { readSettings } from './identify/options.mjs';
import { fileLines, reportText } from './identify/report.mjs';
import { endAll, killAll } from './identify/services.mjs';

/** Signals that follow each other at once are one: the terminal sends them to all processes, as npm does. */
const AT_ONCE_MS = 500;

await main(async () => {
  const settings = readSettings(process.argv.slice(2));
  if (settings === null) return 0;
  const home = mkdtempSync(join(tmpdir(), 'cineorg-bench-'));
  try {
    const { result, files } = await Promise.race([measure(settings, home), interruption()]);
    print(settings, result, files);
    return 0;
  } finally {
    await endAll();
    if (settings.keep) say(`all is kept in ${home}`);
    else rmSync(home, { recursive: true, force: true });
  }
});

/** Rejects when the run is to stop: at a signal, or when who started it is gone. A second signal ends it at once. */
function interruption() {
  return new Promise((_, reject) => {
    let since = null;
    const stop = () => {
      since ??= Date.now();
      if (Date.now() - since > AT_ONCE_MS) {
        killAll();
        process.exit(1);
      }
      reject(new SetUpError('stopped'));
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      stop();
    }, 1000);
    watch.unref();
  });
}

function print(settings, result, files) {
  const write = settings.json ? console.error : console.log;
  write(reportText(result));
  list(write, 'decided wrongly', files.wrong, settings.fails);
  list(write, 'no film or episode, but taken for one', files.taken, settings.fails);
  list(write, 'decided though another film shares title and year', files.namesakes, settings.fails);
  list(write, 'not decided', files.open, settings.open);
  if (settings.json) console.log(JSON.stringify(result));
}

function list(write, heading, files, most) {
  if (most === 0 || files.length === 0) return;
  write(`\n${heading} (${files.length} files)\n${files.slice(0, most).map(fileLines).join('\n')}`);
}
