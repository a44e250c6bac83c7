import { readFileSync } from 'node:fs';
import { SetUpError } from '../lib/run.mjs';
import { isAssertion } from './score-names.mjs';

/** The rows of a corpus file; what is wrong with it is told with the line. */
export function readCorpus(file) {
  return parseCorpus(readText(file), file);
}

/** The rows of a corpus: one JSON object a line, empty lines left out. */
export function parseCorpus(text, file) {
  const rows = text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [rowOf(line, `${file}, line ${index + 1}`)]));
  if (rows.length === 0) throw new SetUpError(`${file} holds no rows`);
  return rows;
}

/** A file's text; one that cannot be read is told without a stack trace. */
export function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SetUpError(
      error.code === 'ENOENT' ? `there is no file ${file}` : `${file} cannot be read: ${error.message}`,
    );
  }
}

function rowOf(line, place) {
  let row;
  try {
    row = JSON.parse(line);
  } catch {
    throw new SetUpError(`${place}: not JSON`);
  }
  if (!isObject(row) || typeof row.name !== 'string' || !isObject(row.expect)) {
    throw new SetUpError(`${place}: a row needs "name" (text) and "expect" (an object)`);
  }
  const unknown = Object.keys(row.expect).find((name) => !isAssertion(name));
  if (unknown !== undefined) throw new SetUpError(`${place}: unknown field "${unknown}" in "expect"`);
  return { source: String(row.source ?? 'own'), name: row.name, expect: row.expect };
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
