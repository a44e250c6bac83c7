import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** An end that needs no stack trace: what went wrong, and what to do. */
export class SetUpError extends Error {}

/** Progress goes to standard error: standard output belongs to the command that follows. */
export function say(text) {
  process.stderr.write(`cineorg: ${text}\n`);
}

/**
 * Runs a program in the project's folder and answers its exit code (128 + n when signal n ended it). Its standard
 * output goes to standard error when `quiet`.
 */
export function run(program, args, { env = process.env, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env,
      stdio: ['inherit', quiet ? 2 : 'inherit', 'inherit'],
    });
    child.on('error', reject).on('exit', (code, signal) => resolve(exitCode(code, signal)));
  });
}

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 };

/** A child's end as shells put it in one number. */
export function exitCode(code, signal) {
  return code ?? 128 + (SIGNALS[signal] ?? 0);
}

/** Runs a command's main function, and turns what it throws into a message and exit code 1. */
export async function main(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    say(error instanceof SetUpError ? error.message : error.stack);
    process.exitCode = 1;
  }
}
