/** The reason of a video that its name or folder calls an extra. */
export const EXTRA = 'extra';

/** Folder names that hold a title's extras. `Specials` alone is season 0 and not among them. */
const EXTRAS_FOLDER =
  /^(?:extras?|featurettes?|behind[ ._-]?the[ ._-]?scenes|deleted[ ._-]?scenes|bonus(?:[ ._-]?(?:dis[ck]|features?|material))?(?:[ ._-]?\d+)?|interviews?|trailers?|scenes|shorts?|clips?|other|specials?[ ._-]features?|making[ ._-]of|theme[ ._-]music|backdrops|teasers?|creditless|nced|ncop)$/i;

/** As good as certain anywhere; the rest may be a folder of films when it lies just below the root. */
const CERTAIN_FOLDER = /^(?:extras?|featurettes?|behind|deleted|bonus|interviews?|trailers?)/i;

const SUFFIX =
  /[-_. ](?:trailer|behindthescenes|deleted(?:scenes?)?|featurette|interview|scene|short|other|teaser|extras?)\d*$/i;
/** Suffixes that are common words count only behind a hyphen, as media centres write them. */
const COMMON_WORD = /[_. ](?:scene|short|other|interview|deleted|extras?)\d*$/i;

const WHOLE_NAME = /^(?:trailer|teaser|featurette|extras?)\d*$/i;
const SPACED_TRAILER = /(?: - | |\.)(?:official )?(?:trailer|teaser)(?: ?#?\d+)?$/i;
const CREDITLESS = /(?:^|[ ._[(-])(?:NCOP|NCED)[ ._-]?\d{0,2}(?:v\d)?(?=$|[ ._\])-])/;

/** Whether a video's own name says that it is an extra. */
export function isExtraName(stem: string): boolean {
  if (WHOLE_NAME.test(stem) || CREDITLESS.test(stem) || SPACED_TRAILER.test(stem)) return true;
  return SUFFIX.test(stem) && !COMMON_WORD.test(stem);
}

/** A folder that names one title, as releases do: then what lies in it is not a shelf of films. */
const OF_ONE_TITLE = /(?<!\d)(?:19|20)\d\d(?!\d)|(?<![a-z])s\d\d|(?<!\d)\d{3,4}p(?![a-z])/i;

/** Below these lies a series that is called so ("Extras", "Shorts"). */
const SEASON = /^(?:season|series|saison|staffel|s)[ ._-]?\d+$/i;

/**
 * Whether one of the two nearest folders is a folder of extras. `depth` counts the folders below the root: a folder
 * there is the library's own, and one in it is of extras if its word is certain or the folder above names a title.
 */
export function isExtrasFolder(nearest: readonly string[], depth: number): boolean {
  return extrasFolderAt(nearest, depth) >= 0;
}

function extrasFolderAt(nearest: readonly string[], depth: number): number {
  return nearest.findIndex((folder, at) => {
    if (!EXTRAS_FOLDER.test(folder) || SEASON.test(nearest[at + 1] ?? '')) return false;
    const level = depth - nearest.length + at;
    if (level !== 1) return level > 1;
    return CERTAIN_FOLDER.test(folder) || OF_ONE_TITLE.test(nearest[at - 1] ?? '');
  });
}

/** Folders between a title's own and its files. */
const WITHIN_TITLE = /^(?:specials?|(?:cd|dis[ck]|dvd)[ ._-]?\d+)$/i;

/**
 * The folder of the title that an extra in these folders belongs to, written as a cluster's folder is: the one that
 * holds the folder of extras or, without one, its own; seasons and discs lie within a title's. Null at the root, and for
 * what is taken for an extra for another reason: what is too small for a film has no title that it surely belongs to.
 */
export function homeOfExtra(folders: readonly string[], reason: string | null): string | null {
  if (reason !== EXTRA) return null;
  const nearest = folders.slice(-2);
  const at = extrasFolderAt(nearest, folders.length);
  const home = at < 0 ? [...folders] : folders.slice(0, folders.length - nearest.length + at);
  while (home.length > 1 && isWithinTitle(home.at(-1) ?? '')) home.pop();
  return home.length === 0 ? null : home.join('/');
}

const isWithinTitle = (folder: string): boolean => SEASON.test(folder) || WITHIN_TITLE.test(folder);

/** Folders for extras that Jellyfin and Plex both read; each holds one kind. */
export const EXTRA_FOLDERS = [
  'trailers',
  'behind the scenes',
  'deleted scenes',
  'interviews',
  'featurettes',
  'shorts',
  'scenes',
  'other',
] as const;
export type ExtraFolder = (typeof EXTRA_FOLDERS)[number];

/** What says which kind an extra is. Common words count only at the end of a name. */
const WORDS_OF: readonly (readonly [RegExp, ExtraFolder])[] = [
  [/(?:^|[^a-z])(?:trailers?|teasers?)(?:[^a-z]|$)/i, 'trailers'],
  [/behind[ ._-]?the[ ._-]?scenes|(?:^|[^a-z])making[ ._-]of(?:[^a-z]|$)/i, 'behind the scenes'],
  [/(?:^|[^a-z])deleted(?:[ ._-]?scenes?)?[ ._-]*\d*$/i, 'deleted scenes'],
  [/(?:^|[^a-z])interviews?[ ._-]*\d*$/i, 'interviews'],
  [/(?:^|[^a-z])featurettes?(?:[^a-z]|$)/i, 'featurettes'],
  [/(?:^|[-_.])shorts?\d*$/i, 'shorts'],
  [/(?:^|[-_.])scenes?\d*$/i, 'scenes'],
];

/** The folder that an extra belongs in, by its own name, else by the folders that it lies in. */
export function extraFolderOf(folders: readonly string[], stem: string): ExtraFolder {
  const said = [stem, ...folders.slice(-2).toReversed()];
  const found = said.map((name) => WORDS_OF.find(([words]) => words.test(name))?.[1]);
  return found.find((folder) => folder !== undefined) ?? 'other';
}

const SAMPLE_FOLDER = /^(?:sample|samples|proof)$/i;
const SAMPLE_SUFFIX = /[-_.](?:sample)\d*$/i;
const SAMPLE_PREFIX = /^sample[-_.]/i;

/** Whether a video is the sample that came with a release. "The Sample" and "Free Sample" are titles. */
export function isSampleName(stem: string, nearest: readonly string[]): boolean {
  const folder = nearest.at(-1);
  if (folder !== undefined && nearest.length > 1 && SAMPLE_FOLDER.test(folder)) return true;
  return /^sample\d*$/i.test(stem) || SAMPLE_SUFFIX.test(stem) || SAMPLE_PREFIX.test(stem);
}
