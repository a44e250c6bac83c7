import type { Expectation } from '../numbering/expectation.js';
import { type EpisodeName, readComponent, type ReadComponent } from '../read-component.js';
import type { WorkKind } from '../reading.js';
import { once } from '../once.js';
import { expectationOf, folderFacts } from './folder-facts.js';
import { namesake, titleFolder, type TitleFolder } from './title-folder.js';
import { isDisc, isRandom, isScrambled } from './telling.js';

/** A file's name read in the light of the folders above it. */
export interface Place {
  readonly file: ReadComponent;
  /** The name itself says nothing: a hash, a bare number, an abbreviation. */
  readonly isScrambled: boolean;
  /** What the folders hold, as far as they say. */
  readonly shelf: WorkKind | null;
  /** Numbers without a season count through all of them, as those of anime do. */
  readonly countsThrough: boolean;
  /** What counts the episode, in the file's name or in the name of a folder for that episode alone. */
  readonly episode: EpisodeName | null;
  /** Where the title lies when the file is an episode, and when it is a film. */
  readonly series: TitleFolder;
  readonly film: () => TitleFolder;
}

/** Reads a file's name and finds the folders that say more about it. */
export function locate(folders: readonly string[], stem: string): Place {
  const expected = expectationOf(folders);
  const own = readComponent(isRandom(stem) ? '' : stem, expected);
  const scrambled = isScrambled(stem);
  const around = isSure(own) && !scrambled ? null : readEpisodeFolder(folders);
  const episode = around?.episode ?? episodeOf(own, stem);
  return {
    file: scrambled ? (around ?? own) : own,
    isScrambled: scrambled,
    shelf: shelfOf(expected),
    countsThrough: own.leadingGroup !== null || isCountedThrough(expected),
    episode,
    series: titleFolder(folders, episode === null ? null : stem),
    film: once(() => namesake(folders, stem) ?? titleFolder(folders, null)),
  };
}

function shelfOf({ kind }: Expectation): WorkKind | null {
  if (kind === 'films') return 'movie';
  return kind === 'series' || kind === 'anime' ? 'episode' : null;
}

/** The numbers in the names of a disc's files count its tracks. */
const episodeOf = (own: ReadComponent, stem: string): EpisodeName | null =>
  isSure(own) || !isDisc(stem) ? own.episode : null;

const isCountedThrough = ({ kind, season }: Expectation): boolean => kind === 'anime' && season === null;

const isSure = ({ episode }: ReadComponent): boolean => episode?.confidence === 'sure';

/** A folder for one episode, which often has the better name. */
function readEpisodeFolder(folders: readonly string[]): ReadComponent | null {
  const name = folders.at(-1);
  if (name === undefined || folderFacts(name).role !== 'episode') return null;
  const read = readComponent(name, expectationOf(folders.slice(0, -1)));
  const counts = read.episode?.numbering;
  return counts === undefined || (counts.episodes.length === 0 && counts.date === null) ? null : read;
}
