#!/usr/bin/env node
// The `cineorg` command: sets the clone up when that is needed, then runs the built command with Node 24.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { exitCode, main, ROOT } from './lib/run.mjs';
import { ensureBuilt, ensureInstalled, nodeBinary } from './lib/set-up.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return launch([join(ROOT, 'dist/apps/cli/src/main.js'), ...process.argv.slice(2)]);
});

/** Runs the command as long as this process lives: file descriptor 3 is a pipe whose end tells it otherwise. */
function launch(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(nodeBinary(), args, {
      stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
      env: { ...process.env, CINEORG_PARENT_FD: '3' },
    });
    // Ctrl-C reaches the child by itself too; it takes signals that follow each other at once as one.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', reject).on('exit', (code, signal) => resolve(exitCode(code, signal)));
  });
}
