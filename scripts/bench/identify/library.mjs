/** The library of a run: one that exists, one of another program's, or one made up here. */
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../lib/run.mjs';
import { readText } from '../../measure/corpus.mjs';
import { makeLibrary } from './make-library.mjs';
import { parseFilmTable } from './namesakes.mjs';
import { runToEnd } from './services.mjs';
import { parseTruth } from './truth.mjs';

const CATALOGUE = join(ROOT, 'dist/libs/testing/src/tmdb-stand-in/index.js');
const MIB = 2 ** 20;
/** Bytes that files pretend to have, by their kind; they are holes, so the disk stays empty. */
const SIZES = { movie: 1500 * MIB, episode: 350 * MIB, extra: 90 * MIB, sample: 20 * MIB };

/** `{folder, rows, films}`: where it is, its truth, and the films of the catalogue (null when it is not known). */
export async function prepareLibrary(settings, home) {
  const { BUILT_IN_CATALOGUE } = await import(pathToFileURL(CATALOGUE).href);
  const made = { folder: join(home, 'library'), truth: join(home, 'truth.jsonl') };
  if (settings.folder !== null) Object.assign(made, { folder: settings.folder, truth: settings.truth });
  else if (settings.generator !== null) await generate(settings, made, home);
  else writeLibrary(makeLibrary(BUILT_IN_CATALOGUE, { count: settings.files, seed: settings.seed }), made);
  return {
    folder: made.folder,
    rows: parseTruth(readFileSync(made.truth, 'utf8')),
    films: filmsOf(settings, BUILT_IN_CATALOGUE),
  };
}

async function generate({ generator, files, seed }, { folder, truth }, home) {
  const args = ['--count', String(files), '--seed', String(seed), '--out', folder, '--truth', truth];
  await runToEnd([generator, ...args], join(home, 'generator.log'));
}

function filmsOf({ catalogue, generator, folder }, builtIn) {
  if (catalogue !== null) return parseFilmTable(readText(catalogue));
  if (generator !== null || folder !== null) return null;
  return builtIn.films.map(({ date, ...film }) => ({ ...film, year: Number(date.slice(0, 4)) }));
}

function writeLibrary(files, { folder, truth }) {
  for (const { path, kind, text } of files) {
    const whole = join(folder, path);
    mkdirSync(dirname(whole), { recursive: true });
    const file = openSync(whole, 'w');
    writeSync(file, text ?? `${path}\n`);
    if (SIZES[kind] !== undefined) ftruncateSync(file, SIZES[kind]);
    closeSync(file);
  }
  writeFileSync(truth, files.map(({ text: _, ...row }) => `${JSON.stringify(row)}\n`).join(''));
}
