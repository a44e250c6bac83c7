import { stemOf } from './classify.js';

/** A video in a folder, or the disc that the folder is. */
export interface TiableVideo {
  readonly name: string;
  /** Key of what the video shows: parts of one film share it. */
  readonly work: string;
}

/** A file that may belong to one of the videos. */
export interface TiableCompanion {
  readonly name: string;
  /** An extra belongs to the video whose name begins its own, and to no other here. */
  readonly role: 'subtitle' | 'nfo' | 'picture' | 'extra';
}

/** Which video a companion belongs to, and what its name adds to the video's (`.en.forced`, `-poster`). */
export interface Tie<Companion, Video> {
  readonly companion: Companion;
  readonly video: Video;
  readonly suffix: string;
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase();

/**
 * Ties companions to the videos of their folder: by the longest video name that begins the companion's, else to the
 * only work there. What fits several works and names none stays untied.
 */
export function tieCompanions<Companion extends TiableCompanion, Video extends TiableVideo>(
  videos: readonly Video[],
  companions: readonly Companion[],
): Tie<Companion, Video>[] {
  if (videos.length === 0 || companions.length === 0) return [];
  const stems = videos
    .map((video) => ({ video, stem: fold(stemOf(video.name)) }))
    .toSorted((a, b) => b.stem.length - a.stem.length);
  const byStem = new Map(stems.map(({ video, stem }) => [stem, video]));
  const works = new Set(videos.map(({ work }) => work));
  const only = works.size === 1 ? stems.map(({ video }) => video).toSorted(byName)[0] : undefined;
  return companions.flatMap((companion) => {
    const own = fold(stemOf(companion.name));
    const named = longestPrefix(own, byStem);
    const video = named ?? (companion.role === 'extra' ? undefined : only);
    if (video === undefined) return [];
    const suffix = named === undefined ? looseSuffix(companion) : nameSuffix(companion, named);
    return [{ companion, video, suffix }];
  });
}

const byName = (a: TiableVideo, b: TiableVideo): number => (a.name < b.name ? -1 : 1);

/** Cuts the name shorter at each separator, so that a folder of 100,000 files costs no more than their names. */
function longestPrefix<Video>(stem: string, byStem: ReadonlyMap<string, Video>): Video | undefined {
  for (let end = stem.length; end > 0; end--) {
    const atEdge = end === stem.length || /[.\-_ (]/.test(stem[end] ?? '');
    const video = atEdge ? byStem.get(stem.slice(0, end)) : undefined;
    if (video !== undefined) return video;
  }
  return undefined;
}

function nameSuffix(companion: TiableCompanion, video: TiableVideo): string {
  const stem = stemOf(companion.name).normalize('NFC');
  return stem.slice(stemOf(video.name).normalize('NFC').length).trimEnd();
}

/** The suffix of a companion that does not bear its video's name: a language, or what the picture shows. */
function looseSuffix({ name, role }: TiableCompanion): string {
  const stem = stemOf(name);
  if (role === 'nfo') return '';
  if (role === 'picture') return `-${stem}`;
  const words = stem.replace(/^\d+[_. -]+/, '').split(/[_. -]+/);
  const tags = words.map((word) => LANGUAGES[word.toLowerCase()] ?? FLAGS[word.toLowerCase()]);
  const found = tags.filter((tag) => tag !== undefined);
  return found.length === 0 ? '' : `.${found.join('.')}`;
}

const FLAGS: Readonly<Record<string, string>> = { forced: 'forced', sdh: 'sdh', cc: 'sdh', hi: 'sdh' };

const LANGUAGES: Readonly<Record<string, string>> = {
  arabic: 'ar',
  chinese: 'zh',
  czech: 'cs',
  danish: 'da',
  dutch: 'nl',
  english: 'en',
  finnish: 'fi',
  french: 'fr',
  german: 'de',
  greek: 'el',
  hebrew: 'he',
  hungarian: 'hu',
  italian: 'it',
  japanese: 'ja',
  korean: 'ko',
  norwegian: 'no',
  polish: 'pl',
  portuguese: 'pt',
  romanian: 'ro',
  russian: 'ru',
  spanish: 'es',
  swedish: 'sv',
  turkish: 'tr',
  en: 'en',
  eng: 'en',
  fr: 'fr',
  fre: 'fr',
  de: 'de',
  ger: 'de',
  es: 'es',
  spa: 'es',
  it: 'it',
  ita: 'it',
};

/** Folders whose files belong to the videos one level up. */
export function isSubtitleFolder(name: string): boolean {
  return /^(?:subs?|subtitles?|vobsubs?|sous[- ]titres)$/i.test(name);
}

/**
 * How many folders above their own the videos lie that the companions in these folders belong to: none, one for
 * `Subs/2_English.srt`, two for `Subs/Show.S01E01/2_English.srt`.
 */
export function levelsToVideos(folders: readonly string[]): 0 | 1 | 2 {
  if (isSubtitleFolder(folders.at(-1) ?? '')) return 1;
  return isSubtitleFolder(folders.at(-2) ?? '') ? 2 : 0;
}

/** The videos that a folder within a folder of subtitles is named for; all when they are of one work. */
export function videosNamed<Video extends TiableVideo>(
  folder: string,
  videos: readonly Video[],
): readonly Video[] {
  const wanted = fold(folder);
  const named = videos.filter(({ name }) => fold(stemOf(name)) === wanted);
  if (named.length > 0) return named;
  return new Set(videos.map(({ work }) => work)).size === 1 ? videos : [];
}
