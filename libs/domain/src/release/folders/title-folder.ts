import { readComponent, type ReadComponent } from '../read-component.js';
import { plainTitle } from '../titles/titles.js';
import { folderFacts, type FolderRole } from './folder-facts.js';
import { remembered } from './remembered.js';
import { isScrambled } from './telling.js';

/** The folder that names the title, with the season that folders between it and the file tell. */
export interface TitleFolder {
  readonly component: ReadComponent | null;
  /** How many folders above the file's own it lies. */
  readonly depth: number;
  readonly season: number | null;
  /** The part of a film that a folder for one disc holds. */
  readonly part: number | null;
}

/** Folders above a file that may carry its title; what lies further up is the library's own order. */
const FOLDERS_READ = 6;

/** A folder of a film's own name is its title folder, whatever lies between; null when there is none. */
export function namesake(folders: readonly string[], stem: string): TitleFolder | null {
  const nearest = folders.slice(-FOLDERS_READ).toReversed();
  const own = plainTitle(stem);
  const depth = isScrambled(stem) ? -1 : nearest.findIndex((name) => plainTitle(name) === own);
  const name = nearest[depth];
  const isPlain = nearest
    .slice(0, depth + 1)
    .every((one) => ['title', 'filler'].includes(folderFacts(one).role));
  return name === undefined || !isPlain
    ? null
    : { component: readFolder(name), depth, season: null, part: null };
}

/** The nearest folder that is neither a season, an episode's own, filler nor a shelf; `episode` is an episode's name. */
export function titleFolder(folders: readonly string[], episode: string | null): TitleFolder {
  let season: number | null = null;
  let part: number | null = null;
  const nearest = folders.slice(-FOLDERS_READ).toReversed();
  for (const [depth, name] of nearest.entries()) {
    const role = roleOf(name, episode, nearest[depth + 1]);
    if (role === 'season') season ??= folderFacts(name).season ?? Number(name);
    if (role === 'filler') part ??= partOfFolder(name);
    if (role === 'collection') break;
    if (role === 'title') return { component: readFolder(name), depth, season, part };
  }
  return { component: null, depth: 0, season, part };
}

/** `CD1`, `Disc 2`. */
function partOfFolder(name: string): number | null {
  const match = /^(?:cd|dis[ck]|dvd)[ ._-]?(\d)$/i.exec(name);
  return match === null ? null : Number(match[1]);
}

/** A folder named "2" is a season if its files are episodes, and may be a film's otherwise. */
function roleOf(name: string, episode: string | null, above: string | undefined): FolderRole {
  const { role } = folderFacts(name);
  if (episode === null) return role;
  const isNumber = /^\d{1,2}$/.test(name) && above !== undefined;
  if (isNumber && (name !== episode || folderFacts(above).season === null)) return 'season';
  return name === episode ? 'episode' : role;
}

const readFolder = remembered((name: string) =>
  readComponent(name, { kind: 'folder', season: null, folderTitle: null }),
);
