/** Films that share title and year with another: without an id nobody can tell them apart, so nobody may decide. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetUpError } from '../../lib/run.mjs';

const ID_IN_NAME = /\btt\d{7,}|\btmdb(?:id)?[-=]\d+/i;
const ID_IN_NFO = /\btt\d{7,}|tmdb/i;

/** Folds a title to its letters and numbers, parted by blanks. */
const fold = (text) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['‘’ʼ`´]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The films of a table with tabs: `id`, `title`, `original_title` and `release_date` are read from its columns. */
export function parseFilmTable(text) {
  const [head, ...lines] = text.split('\n');
  const columns = head.split('\t');
  if (!['id', 'title', 'release_date'].every((name) => columns.includes(name))) {
    throw new SetUpError('the catalogue needs the columns id, title and release_date, parted by tabs');
  }
  const at = (name) => columns.indexOf(name);
  return lines.filter(Boolean).map((line) => {
    const cells = line.split('\t');
    const title = cells[at('title')] ?? '';
    return {
      id: Number(cells[at('id')]),
      title,
      originalTitle: cells[at('original_title')] || title,
      year: Number((cells[at('release_date')] ?? '').slice(0, 4)),
    };
  });
}

/** By id: the folded titles that a film shares with another of the same year. */
export function namesakesIn(films) {
  const keys = ({ title, originalTitle, year }) =>
    year === 0 ? [] : [...new Set([title, originalTitle].map(fold))].map((name) => `${year} ${name}`);
  const bearers = new Map();
  for (const film of films) for (const key of keys(film)) bearers.set(key, (bearers.get(key) ?? 0) + 1);
  const shared = new Map();
  for (const film of films) {
    const titles = keys(film).filter((key) => bearers.get(key) > 1);
    if (titles.length > 0)
      shared.set(
        film.id,
        titles.map((key) => key.slice(key.indexOf(' ') + 1)),
      );
  }
  return shared;
}

/** Files decided as a film with a namesake, though their path holds the shared title and nothing gives an id. */
export function decidedNamesakes(files, shared, folder) {
  return files.filter(({ decided, video, path }) => {
    const titles = decided && video.kind === 'movie' ? (shared.get(video.tmdbId) ?? []) : [];
    const written = ` ${fold(path)} `;
    return (
      titles.some((title) => written.includes(` ${title} `)) &&
      !ID_IN_NAME.test(path) &&
      !hasIdBeside(join(folder, path))
    );
  });
}

/** Whether an .nfo beside the file, or in the disc folder itself, names an id. */
function hasIdBeside(path) {
  return [dirname(path), path].some((folder) =>
    namesIn(folder)
      .filter((name) => name.toLowerCase().endsWith('.nfo'))
      .some((name) => ID_IN_NFO.test(readFileSync(join(folder, name), 'utf8'))),
  );
}

function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
