// Started by scripts/measure-names.mjs: measures the reader of names with a corpus.
import { main, SetUpError } from '../lib/run.mjs';
import { readCorpus } from './corpus.mjs';
import { callersFile, numberOption, parseOptions, wrongUsage } from './options.mjs';
import { PARSERS, readerOf } from './parsers.mjs';
import { report, wrongRow } from './report.mjs';
import { scoreRows } from './score-names.mjs';
import { measureSpeed } from './speed.mjs';

const USAGE =
  'npm run measure:names -- <corpus.jsonl> [--source=a,b] [--fails=N] [--parser=cineorg|base|guessit] [--json]';

await main(async () => {
  const { file, sources, fails, parser, json } = optionsOf(process.argv.slice(2));
  const rows = rowsOf(file, sources);
  const read = await readerOf(parser);
  const score = scoreRows(rows, read);
  const speed = measureSpeed(
    rows.map((row) => row.name),
    read,
  );
  const result = { rows: rows.length, sources: Object.keys(score.bySource), score, speed };
  const wrong = score.wrong.slice(0, fails);
  console.log(json ? asJson(result, wrong) : [report(result), ...wrong.map(wrongRow)].join('\n\n'));
  return 0;
});

function optionsOf(args) {
  const { values, positionals } = parseOptions(
    args,
    {
      source: { type: 'string' },
      fails: { type: 'string', default: '0' },
      parser: { type: 'string', default: 'cineorg' },
      json: { type: 'boolean', default: false },
    },
    USAGE,
  );
  if (positionals.length !== 1) throw wrongUsage('name one corpus file', USAGE);
  if (!PARSERS.includes(values.parser)) throw wrongUsage(`--parser takes ${PARSERS.join(', ')}`, USAGE);
  return {
    file: callersFile(positionals[0]),
    sources: values.source?.split(','),
    fails: numberOption(values, 'fails', USAGE),
    parser: values.parser,
    json: values.json,
  };
}

function rowsOf(file, sources) {
  const rows = readCorpus(file);
  if (sources === undefined) return rows;
  const missing = sources.find((source) => !rows.some((row) => row.source === source));
  if (missing !== undefined) {
    const known = [...new Set(rows.map((row) => row.source))];
    throw new SetUpError(`${file} has no rows of source "${missing}"; it has ${known.join(', ')}`);
  }
  return rows.filter((row) => sources.includes(row.source));
}

/** One value on one line. */
function asJson({ rows, score, speed }, wrong) {
  return JSON.stringify({ rows, ...score, wrong, speed });
}
