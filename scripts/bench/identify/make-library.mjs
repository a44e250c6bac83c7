/** Makes up a messy library of films and series that a catalogue knows, with the truth beside each file. */
import { dice } from '../dice.mjs';
import { filmNames } from './film-names.mjs';
import { seriesNames } from './series-names.mjs';

const FILM_SHARE = 0.5;
const JUNK = [
  'Downloads/readme.txt',
  'Downloads/holiday at the lake.mp4',
  'Films/Thumbs.db',
  'Downloads/IMG_2041.jpg',
];

/**
 * `count` files, the same ones for the same seed and catalogue: `{path, kind, media, tmdbId, season, episodes, part,
 * notes, text}`, where `text` is what the file holds (null for what is no text). Works come round again, in other
 * forms, when all have been used; fewer files come back only when no new name is left.
 */
export function makeLibrary(catalogue, { count, seed }) {
  const draw = dice(seed);
  const films = endless(draw, catalogue.films, namesakeTitles(catalogue.films));
  const series = endless(draw, catalogue.series, namesakeTitles(catalogue.series));
  const files = new Map();
  const videos = { movie: 0, episode: 0 };
  const add = (file) => {
    const key = file.path.toLowerCase();
    if (files.size >= count || files.has(key) || holdsFile(files, key)) return;
    files.set(key, { ...EMPTY, ...file });
    if (file.kind in videos) videos[file.kind] += 1;
  };
  for (const path of JUNK) add({ path, kind: 'junk' });
  for (let fruitless = 0; files.size < count && fruitless < 1000;) {
    const before = files.size;
    const isFilm = videos.movie <= (videos.movie + videos.episode) * FILM_SHARE;
    const made = isFilm ? filmNames(draw, films()) : seriesNames(draw, series());
    for (const file of made) add(file);
    fruitless = files.size === before ? fruitless + 1 : 0;
  }
  return [...files.values()];
}

const EMPTY = { media: null, tmdbId: null, season: null, episodes: null, part: null, notes: [], text: null };

/** Whether a folder of the path is a file already. */
function holdsFile(files, path) {
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    if (files.has(path.slice(0, at))) return true;
  }
  return false;
}

/** The works in an order of the seed's, again and again, each with what its titles without a year stand for. */
function endless(draw, works, bearers) {
  let waiting = [];
  return () => {
    if (waiting.length === 0) waiting = shuffled(draw, works);
    const work = waiting.pop();
    return { work, isClear: (title) => (bearers.get(title.toLowerCase()) ?? [work.id])[0] === work.id };
  };
}

function shuffled(draw, list) {
  const all = [...list];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = draw.between(0, at);
    [all[at], all[other]] = [all[other], all[at]];
  }
  return all;
}

/** Who bears a title, the most popular first: without a year only that one can be meant. */
function namesakeTitles(works) {
  const bearers = new Map();
  for (const work of works.toSorted((a, b) => b.popularity - a.popularity)) {
    const others = [...work.translations, ...work.alternativeTitles].map(({ title }) => title);
    for (const title of new Set(
      [work.title, work.originalTitle, ...others].map((one) => one.toLowerCase()),
    )) {
      bearers.set(title, [...(bearers.get(title) ?? []), work.id]);
    }
  }
  return bearers;
}
