import { stripVTControlCharacters } from 'node:util';

/** pino's number for errors. */
const ERROR_LEVEL = 50;

/** A fault that repeats must not bury the terminal: the log file has all of it. */
const MOST_LINES = 10;
const PER_MS = 10_000;
const LONGEST_LINE = 500;

/** Passes the errors of a service on to people, a few lines at a time. */
export class ErrorRelay {
  private lines = 0;
  private since = 0;

  constructor(private readonly options: { name: string; logFile: string; onError: (line: string) => void }) {}

  /** A line of standard error. */
  errorLine(line: string): void {
    if (line.trim() !== '') this.say(line);
  }

  /** A line of the JSON log: only errors are passed on. */
  logLine(line: string): void {
    const entry = parse(line);
    if (entry === null || typeof entry.level !== 'number' || entry.level < ERROR_LEVEL) return;
    this.say([entry.msg, entry.err?.message].filter(Boolean).join(': '));
  }

  say(text: string): void {
    const now = Date.now();
    if (now - this.since > PER_MS) [this.since, this.lines] = [now, 0];
    this.lines += 1;
    const { name, logFile, onError } = this.options;
    // File names in messages are hostile: they must not steer the terminal.
    const clean = stripVTControlCharacters(text).replaceAll(/\p{Cc}/gu, ' ');
    if (this.lines < MOST_LINES) onError(`${name}: ${clean.slice(0, LONGEST_LINE)}`);
    if (this.lines === MOST_LINES) onError(`${name}: more in ${logFile}`);
  }
}

interface Entry {
  level?: unknown;
  msg?: string;
  err?: { message?: string };
}

function parse(line: string): Entry | null {
  try {
    const found: unknown = JSON.parse(line);
    return typeof found === 'object' ? found : null;
  } catch {
    return null;
  }
}
