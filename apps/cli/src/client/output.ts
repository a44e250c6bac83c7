/** Prints one value on one line of standard output, for scripts. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Prints a line for people. What comes from files or providers may hold control characters; they are shown, not obeyed. */
export function printLine(text = ''): void {
  process.stdout.write(`${visible(text)}\n`);
}

/** Says what goes on, on standard error. */
export function printProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${visible(text)}`);
  else process.stderr.write(`${visible(text)}\n`);
}

/** Ends a line of progress on a terminal. */
export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\n');
}

/** Signs that end, hide or turn a line instead of standing in it. */
const HOSTILE = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

const visible = (text: string): string =>
  text.replace(HOSTILE, (sign) => (sign === '\n' ? '\n' : escaped(sign)));

/** A text that came from outside as a part of one line: what would break or turn the line is shown, not obeyed. */
export const oneLine = (text: string): string => text.replace(HOSTILE, escaped);

/** Rows as a table with aligned columns. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows].map((row) => row.map(visible));
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  for (const row of all) {
    process.stdout.write(
      `${row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
}

/** A bar of `width` signs for a share from 0 to 1. */
export function bar(share: number, width = 24): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return `[${'='.repeat(full)}${' '.repeat(width - full)}]`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** A number of bytes for people, as `1.2 GB`. */
export function bytes(count: number): string {
  const power = Math.min(UNITS.length - 1, count < 1 ? 0 : Math.floor(Math.log10(count) / 3));
  return `${(count / 1_000 ** power).toFixed(power === 0 ? 0 : 1)} ${UNITS[power]}`;
}
