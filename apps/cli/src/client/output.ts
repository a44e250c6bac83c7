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

const visible = (text: string): string =>
  text.replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, (sign) =>
    sign === '\n' ? '\n' : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

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

/** A bar of 24 signs for a share from 0 to 1. */
export function bar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * 24);
  return `[${'='.repeat(full)}${' '.repeat(24 - full)}]`;
}
