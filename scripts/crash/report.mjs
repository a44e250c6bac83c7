/** The table of `npm run crash`, a line as each layer ends. */

const COLUMNS = ['count', 'lost', 'overwritten', 'undecided', 'other', 'a second'];
const WIDTH = 12;

const cells = (values) => values.map((value) => String(value).padStart(WIDTH)).join('');
const number = (value) => value.toLocaleString('en');

export const HEADER = `${'layer'.padEnd(44)}${cells(COLUMNS)}`;

/** One layer's line. */
export function rowText({ layer, title, count, seconds, notRun, harms }) {
  const name = `${layer}  ${title}`.padEnd(44);
  if (notRun !== null) return `${name}${cells([0])}  not run: ${notRun}`;
  const { lost, overwritten, undecided, other } = harms;
  const rate = number(Math.round((count / Math.max(seconds, 0.001)) * 10) / 10);
  return `${name}${cells([number(count), lost, overwritten, undecided, other, rate])}`;
}

/** What all layers together come to. */
export function countsText(results) {
  const sum = (harm) => results.reduce((all, { harms }) => all + harms[harm], 0);
  const count = (...layers) =>
    results.filter(({ layer }) => layers.includes(layer)).reduce((all, result) => all + result.count, 0);
  return (
    `${number(count('L0', 'L1'))} simulated crashes, ${number(count('L2', 'L2d'))} kills, ${number(count('L4', 'L4x'))} power cuts: ` +
    `${sum('lost')} files lost, ${sum('overwritten')} overwritten, ${sum('undecided')} operations undecided`
  );
}
