import { existsSync } from 'node:fs';
import { callersFile, numberOption, parseOptions, wrongUsage } from '../../measure/options.mjs';

const USAGE = `npm run bench -- identify [options]
  the library   --files N (3000)  --seed N (1)  --generator FILE | --library DIR --truth FILE
                --catalogue FILE (films with tabs between the columns id, title, original_title, release_date)
  the service   --stand-in FILE  --limit N (44 requests a second)  --connections N (20)
                --latency SPEC (lognormal:60:0.6)  --faults KIND=SHARE,…  --year-mode strict|nudge
                --retry-after auto|none  --outage SECONDS@AFTER
  CineOrg       --rate N (40)  --workers N (1)  --queue redis://…
  the result    --json  --fails N  --open N  --keep`;

const text = { type: 'string' };
const flag = { type: 'boolean' };
const given = (fallback) => ({ type: 'string', default: fallback });

const OPTIONS = {
  ...{ files: given('3000'), seed: given('1'), generator: text, library: text, truth: text, catalogue: text },
  ...{ 'stand-in': text, limit: given('44'), connections: given('20'), latency: given('lognormal:60:0.6') },
  ...{ faults: given(''), 'year-mode': given('strict'), 'retry-after': given('auto'), outage: text },
  ...{ rate: given('40'), workers: given('1'), queue: text },
  ...{ json: flag, fails: given('0'), open: given('0'), keep: flag, help: flag },
};

/** The settings of a run; null when only the usage was wanted, which is printed. */
export function readSettings(args) {
  const { values, positionals } = parseOptions(args, OPTIONS, USAGE);
  if (positionals.length > 0) throw wrongUsage(`what is "${positionals[0]}"?`, USAGE);
  if (values.help === true) {
    console.log(USAGE);
    return null;
  }
  const number = (name) => numberOption(values, name, USAGE);
  return {
    library: librarySettings(values, number),
    standIn: {
      program: file(values, 'stand-in'),
      options: [
        ...['--rate', String(number('limit')), '--max-connections', String(number('connections'))],
        ...['--latency', values.latency, '--faults', values.faults],
        ...['--year-mode', values['year-mode'], '--retry-after', values['retry-after']],
      ],
    },
    rate: number('rate'),
    workers: number('workers'),
    queue: values.queue ?? null,
    outage: values.outage === undefined ? null : outageOf(values.outage),
    ...{ json: values.json === true, keep: values.keep === true },
    ...{ fails: number('fails'), open: number('open') },
  };
}

function librarySettings(values, number) {
  if ((values.library === undefined) !== (values.truth === undefined)) {
    throw wrongUsage('--library and --truth go together', USAGE);
  }
  return {
    files: number('files'),
    seed: number('seed'),
    generator: file(values, 'generator'),
    folder: file(values, 'library'),
    truth: file(values, 'truth'),
    catalogue: file(values, 'catalogue'),
  };
}

/** A file or folder that must be there; null when the option was not given. */
function file(values, name) {
  if (values[name] === undefined) return null;
  const path = callersFile(values[name]);
  if (!existsSync(path)) throw wrongUsage(`--${name}: there is no ${path}`, USAGE);
  return path;
}

/** `30@10`: for 30 seconds, 10 seconds after the scan began. */
function outageOf(value) {
  const [, seconds, after] = /^(\d+(?:\.\d+)?)@(\d+(?:\.\d+)?)$/.exec(value) ?? [];
  if (seconds === undefined) throw wrongUsage('--outage takes SECONDS@AFTER', USAGE);
  return { seconds: Number(seconds), after: Number(after) };
}
