import { stemOf } from '../library/classify.js';
import { cutToBytes } from '../shared/bytes.js';
import { type Component, readComponent } from './component.js';
import { copyFacets } from './facets.js';
import { expectationOf, type FolderRole, roleOfFolder, seasonOfFolder } from './folders.js';
import type { Reading } from './reading.js';
import type { Expectation } from './weak-numbering.js';

/** The longest name a file system takes, in bytes; what is longer is no name, and may be an attack on the patterns. */
const LONGEST = 255;

/** Folders above a file that may carry its title; what lies further up is the library's own order. */
const FOLDERS_READ = 6;

const FOLDER: Expectation = { kind: 'folder', season: null };

/** The folder that names the title, with the season that folders between it and the file tell. */
interface TitleFolder {
  readonly component: Component | null;
  readonly depth: number;
  readonly season: number | null;
}

/**
 * Reads a path given as its names, folders first, from the root of the library. Answers one to five readings, the
 * best first; a path that says nothing has one with an empty title.
 */
export function readPath(names: readonly string[]): readonly Reading[] {
  const folders = names.slice(0, -1).map((name) => cutToBytes(name, LONGEST));
  const stem = cutToBytes(stemOf(names.at(-1) ?? ''), LONGEST).normalize('NFC');
  const file = readComponent(stem, expectationOf(folders));
  const above = hasEpisodes(file)
    ? titleFolder(folders, stem)
    : (namesake(folders, stem) ?? titleFolder(folders, null));
  const seasonTold = above.season !== null || (above.component?.numbering?.seasons.length ?? 0) > 0;
  const isEpisode = hasEpisodes(file) || seasonTold;
  return [isEpisode ? episodeReading(file, above) : movieReading(file, above, stem)];
}

function hasEpisodes({ numbering }: Component): boolean {
  return (
    numbering !== null &&
    (numbering.episodes.length > 0 || numbering.date !== null || numbering.seasons.length > 0)
  );
}

/** A folder of a film's own name is its title folder, whatever lies between. */
function namesake(folders: readonly string[], stem: string): TitleFolder | null {
  const nearest = folders.slice(-FOLDERS_READ).toReversed();
  const depth = nearest.findIndex((name) => plain(name) === plain(stem));
  const name = nearest[depth];
  if (
    name === undefined ||
    nearest.slice(0, depth + 1).some((one) => !['title', 'filler'].includes(roleOfFolder(one)))
  ) {
    return null;
  }
  return { component: readComponent(name.normalize('NFC'), FOLDER), depth, season: null };
}

/** The nearest folder that is neither a season, an episode's own, filler nor a shelf; `episode` is an episode's name. */
function titleFolder(folders: readonly string[], episode: string | null): TitleFolder {
  let season: number | null = null;
  const nearest = folders.slice(-FOLDERS_READ).toReversed();
  for (const [depth, name] of nearest.entries()) {
    const role = roleOf(name, episode, depth === nearest.length - 1);
    if (role === 'season') season ??= seasonOfFolder(name) ?? Number(name);
    if (role === 'collection') break;
    if (role === 'title') return { component: readComponent(name.normalize('NFC'), FOLDER), depth, season };
  }
  return { component: null, depth: 0, season };
}

/** A folder named "2" is a season if its files are episodes, and may be a film's otherwise. */
function roleOf(name: string, episode: string | null, isTop: boolean): FolderRole {
  if (episode === null) return roleOfFolder(name);
  if (name === episode) return 'episode';
  return !isTop && /^\d{1,2}$/.test(name) ? 'season' : roleOfFolder(name);
}

function common(file: Component, folder: Component | null) {
  const base = { ...folder?.base, ...file.base };
  return {
    ...copyFacets(base, file.leadingGroup),
    part: file.part,
    ids: { ...folder?.ids, ...file.ids },
  };
}

function episodeReading(file: Component, above: TitleFolder): Reading {
  const folder = above.component;
  const own = isTelling(file.title) || (folder === null && file.title !== '') ? file : null;
  const { seasons, episodes, date } = file.numbering ?? NO_NUMBERS;
  return {
    ...common(file, folder),
    kind: 'episode',
    ...unite(own, folder),
    year: own?.year ?? sameTitleYear(own, folder),
    seasons: seasons.length > 0 ? seasons : seasonsTold(above),
    episodes: file.countsThrough ? [] : episodes,
    absoluteEpisodes: file.countsThrough ? episodes : [],
    date,
    part: null,
    titleFolderDepth: above.depth,
  };
}

const NO_NUMBERS: Pick<Reading, 'seasons' | 'episodes' | 'date'> = { seasons: [], episodes: [], date: null };

const seasonsTold = ({ season, component }: TitleFolder): readonly number[] =>
  season === null ? (component?.numbering?.seasons ?? []) : [season];

/** A folder's year counts for the file's title when both bear the same name, or the file bears none. */
function sameTitleYear(own: Component | null, folder: Component | null): number | null {
  if (folder === null) return null;
  return own === null || plain(own.title) === plain(folder.title) ? folder.year : null;
}

function movieReading(file: Component, above: TitleFolder, stem: string): Reading {
  const [main, other] = ranked(file, above.component, stem);
  return {
    ...common(file, above.component),
    kind: 'movie',
    ...unite(main, other),
    year: main.year ?? (other !== null && plain(other.title) === plain(main.title) ? other.year : null),
    ...NO_NUMBERS,
    absoluteEpisodes: [],
    titleFolderDepth: above.depth,
  };
}

/** File and folder, the one to believe first; the other only if it says anything. */
function ranked(
  file: Component,
  folder: Component | null,
  stem: string,
): readonly [Component, Component | null] {
  if (folder === null || !isTelling(folder.title)) return [file, null];
  const isNamed = isTelling(file.title) && !isScrambled(stem);
  if (isNamed && filmNamed(file, folder, stem)) return [file, folder];
  return [folder, isNamed && (file.year !== null || /[ ._]/.test(stem)) ? file : null];
}

/** Whether the file's own name is the better one: it has a year or tags of its own, or the folder has none either. */
function filmNamed(file: Component, folder: Component, stem: string): boolean {
  if (Object.keys(file.ids).length > 0 || file.year !== null) return true;
  if (folder.year !== null || Object.keys(folder.ids).length > 0) return false;
  return /[ ._-]/.test(stem);
}

/** Names that say nothing: hashes, a disc copier's "title_t01", "movie", a bare number. */
const SILENT =
  /^(?:[a-f0-9]{16,}|(?:episode|folge|ep?)?[ ._]?\d{1,3}|title[ ._]?t?\d+|movie|video|film|feature)$/i;
/** How release groups shorten a name inside a folder that bears it in full: `grp-title`. */
const SHORTENED = /^[a-z]{3}-[a-z0-9]+$/;

const isScrambled = (stem: string): boolean => SILENT.test(stem) || SHORTENED.test(stem);

function isTelling(title: string): boolean {
  return title !== '' && !SILENT.test(title);
}

const plain = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** One list of titles without repetition, the main component's first. */
function unite(
  main: Component | null,
  other: Component | null,
): Pick<Reading, 'title' | 'alternativeTitles'> {
  const first = main ?? other;
  if (first === null) return { title: '', alternativeTitles: [] };
  const all = [
    ...first.alternatives,
    ...(other === null || other === first ? [] : [other.title, ...other.alternatives]),
  ];
  const seen = new Set([plain(first.title)]);
  const alternativeTitles = all.filter((title) => {
    const folded = plain(title);
    if (folded === '' || seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
  return { title: first.title, alternativeTitles };
}
