import { AsyncLocalStorage } from 'node:async_hooks';
import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

const scopes = new AsyncLocalStorage<Readonly<Record<string, string>>>();

/** Names under which a secret might reach a log line by accident. */
const SECRETS = ['apiKey', 'token', 'password', 'authorization', '*.apiKey', '*.token', '*.password'];

/**
 * A process' logger: one JSON object a line on standard output, each with the app's name and the scope (scan, job,
 * trace) it was written in. JSON also keeps hostile file names from forging lines.
 */
export function createLogger(app: string, level: string): Logger {
  return pino({
    level,
    base: { app, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRETS, censor: '[secret]' },
    mixin: () => ({ ...scopes.getStore() }),
  });
}

/** Runs `work` so that every log line written in it carries `fields` too. */
export function withLogScope<Result>(fields: Record<string, string>, work: () => Result): Result {
  return scopes.run({ ...scopes.getStore(), ...fields }, work);
}
