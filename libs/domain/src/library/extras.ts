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
  return nearest.some((folder, at) => {
    if (!EXTRAS_FOLDER.test(folder) || SEASON.test(nearest[at + 1] ?? '')) return false;
    const level = depth - nearest.length + at;
    if (level !== 1) return level > 1;
    return CERTAIN_FOLDER.test(folder) || OF_ONE_TITLE.test(nearest[at - 1] ?? '');
  });
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
