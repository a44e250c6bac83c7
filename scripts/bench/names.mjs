// Started by scripts/bench.mjs: how many names a second this project reads, beside two other parsers; or, with
// --million, whether reading a million paths leaves anything in memory.
import { cpus } from 'node:os';
import { parseTorrentTitle } from '@viren070/parse-torrent-title';
import { parsePath } from '#domain/release';
import { main, SetUpError } from '../lib/run.mjs';
import { readText } from '../measure/corpus.mjs';
import { callersFile, numberOption, parseOptions, wrongUsage } from '../measure/options.mjs';
import { median, memory } from '../measure/speed.mjs';
import { madeUpNames } from './made-up-names.mjs';

const USAGE = 'npm run bench -- names [--seconds N] [--names FILE] [--million]';
const SEED = 1;
const MADE_UP = 20_000;
const ROUNDS = 3;
const MILLION = 1_000_000;
const STEP = 100_000;
/** Growth that counts as a leak, in bytes: some six a path. Warm code and its caches stay well below. */
const LEAK = 5 * 2 ** 20;

const figure = (number) => Math.round(number).toLocaleString('en');
const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

await main(async () => {
  const { values, positionals } = parseOptions(
    process.argv.slice(2),
    { seconds: { type: 'string', default: '3' }, names: { type: 'string' }, million: { type: 'boolean' } },
    USAGE,
  );
  if (positionals.length > 0) throw wrongUsage(`what is "${positionals[0]}"?`, USAGE);
  const seconds = numberOption(values, 'seconds', USAGE);
  const given = values.names === undefined ? null : linesOf(callersFile(values.names));
  if (values.million === true) return readMillion(given === null ? madeUpNames(SEED) : cycle(given));
  await sideBySide(given ?? madeUpNames(SEED).take(MADE_UP).toArray(), seconds);
  return 0;
});

function linesOf(file) {
  const lines = readText(file)
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line !== '');
  if (lines.length === 0) throw new SetUpError(`${file} holds no names`);
  return lines;
}

function* cycle(list) {
  for (;;) yield* list;
}

/**
 * The parsers take turns, so that a machine that slows down or speeds up does so for all. Each gets the same whole
 * paths, from the first on, for the same time; made-up paths are mixed evenly, so a slow one's share is like the rest.
 */
async function sideBySide(names, seconds) {
  const parsers = await parsersHere();
  for (const parser of parsers) readFor(parser.read, names, seconds / 2);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const parser of parsers) parser.rounds.push(readFor(parser.read, names, seconds));
  }
  console.log(`${figure(names.length)} paths, ${ROUNDS} rounds of ${seconds} s for each parser in turn`);
  console.log(`one thread, Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}\n`);
  for (const line of comparison(parsers)) console.log(line);
}

async function parsersHere() {
  const parsers = [
    { name: 'cineorg (parsePath)', read: parsePath, rounds: [] },
    { name: 'base parser alone', read: parseTorrentTitle, rounds: [] },
  ];
  const guessit = await guessitHere();
  if (guessit === null) console.log('guessit-js is not installed');
  else parsers.push({ name: 'guessit-js', read: guessit, rounds: [] });
  return parsers;
}

async function guessitHere() {
  try {
    const { guessit } = await import('guessit-js');
    return (name) => guessit(name);
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** Names read a second; a name that makes a parser throw counts as read. */
function readFor(read, names, seconds) {
  globalThis.gc();
  const start = performance.now();
  const end = start + seconds * 1000;
  let done = 0;
  do {
    try {
      read(names[done % names.length]);
    } catch {
      // Robustness is not what is measured here.
    }
    done += 1;
  } while (performance.now() < end);
  return (done / (performance.now() - start)) * 1000;
}

function comparison(parsers) {
  const guessit = parsers.find((parser) => parser.name === 'guessit-js');
  const heading = ['names/s', ...parsers[0].rounds.map((_, round) => `round ${round + 1}`), 'median'];
  const rows = parsers.map(({ name, rounds }) => [
    name,
    ...[...rounds, median(rounds)].map(figure),
    guessit === undefined ? '' : `${(median(rounds) / median(guessit.rounds)).toFixed(1)} ×`,
  ]);
  return [[...heading, guessit === undefined ? '' : 'to guessit-js'], ...rows].map(([name, ...cells]) =>
    [name.padEnd(20), ...cells.map((cell) => cell.padStart(11))].join(' ').trimEnd(),
  );
}

/** The heap after every hundred thousand paths; ends with 1 when it has grown since the first. */
function readMillion(paths) {
  const heaps = [];
  for (let done = 1; done <= MILLION; done += 1) {
    parsePath(paths.next().value);
    if (done % STEP === 0) {
      const { heapUsed, rss } = memory();
      heaps.push(heapUsed);
      console.log(
        `${figure(done).padStart(9)} paths   heap ${megabytes(heapUsed)}   resident ${megabytes(rss)}`,
      );
    }
  }
  const growth = heaps.at(-1) - heaps[0];
  const isFlat = growth < LEAK;
  console.log(
    `${isFlat ? 'flat' : 'NOT flat'}: ${megabytes(growth)} more than after the first ${figure(STEP)}`,
  );
  return isFlat ? 0 : 1;
}
