import { FIELDS } from './score-names.mjs';

const figure = (number) => number.toLocaleString('en');
const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** The result of a measurement as text: for all rows, rows with folders and each source; then the speed. */
export function report({ rows, sources, score, speed }) {
  const { right, total } = score.anyReading;
  return [
    table(`all rows (${figure(rows)})`, score.all),
    `right in any of the readings: ${share(right, total)}`,
    table('rows with folders', score.withFolders),
    ...sources.map((source) => table(`source ${source}`, score.bySource[source])),
    speedLines(speed),
  ].join('\n\n');
}

/** One line a field that is asserted at all, `identity` first. */
function table(heading, tally) {
  const lines = FIELDS.filter((field) => tally[field] !== undefined).map(
    (field) => `  ${field.padEnd(17)} ${share(tally[field].right, tally[field].total)}`,
  );
  return [heading, ...(lines.length === 0 ? ['  none'] : lines)].join('\n');
}

function share(right, total) {
  const percent = total === 0 ? '-' : `${((100 * right) / total).toFixed(1)} %`;
  return `${percent.padStart(7)}  ${figure(right)}/${figure(total)}`;
}

function speedLines({ namesPerSecond, passes, before, after }) {
  return [
    `${figure(namesPerSecond)} names/s (three passes: ${passes.map(figure).join(', ')})`,
    `memory before and after: heap ${megabytes(before.heapUsed)}, ${megabytes(after.heapUsed)}; ` +
      `resident ${megabytes(before.rss)}, ${megabytes(after.rss)}`,
  ].join('\n');
}

/** A wrong row: what it asserts and what was read instead. */
export function wrongRow({ source, name, expect, read, inAny }) {
  return [
    `wrong: ${source} | ${name}${inAny ? ' (right in another reading)' : ''}`,
    `   expected ${JSON.stringify(expect)}`,
    `   read     ${JSON.stringify(read)}`,
  ].join('\n');
}
