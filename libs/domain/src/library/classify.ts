import { isExtraName, isExtrasFolder, isSampleName } from './extras.js';

/** What a file is, as far as its name, place and size tell. */
export type FileKind = 'video' | 'subtitle' | 'nfo' | 'picture' | 'sample' | 'extra' | 'junk' | 'partial';

export interface FileClass {
  readonly kind: FileKind;
  /** Why a video is not taken for a film or episode; absent when it is. */
  readonly reason?: string;
}

/** Settings of what counts as a video. */
export interface ClassifyOptions {
  /** Lower case, without dots; the built-in list when null. */
  readonly videoExtensions: readonly string[] | null;
  /** Videos below this size are ignored; 0 takes all. */
  readonly minSizeBytes: number;
}

/** A file with the names of the folders above it, from the root of readings, nearest last. */
export interface FilePlace {
  readonly folders: readonly string[];
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

const VIDEO = new Set(
  (
    'mkv mp4 m4v avi mov wmv flv webm mpg mpeg mpe m2v ts m2ts mts vob iso divx ogm ogv rmvb rm asf 3gp f4v ' +
    'wtv dvr-ms mk3d'
  ).split(' '),
);
const SUBTITLE = new Set('srt ass ssa vtt sub idx sup smi usf'.split(' '));
const PICTURE = new Set('jpg jpeg png webp tbn gif bmp'.split(' '));
const PARTIAL = new Set(
  'part !qb !ut crdownload aria2 partial download tmp opdownload bc! filepart'.split(' '),
);

/** The part behind the last dot, in lower case; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** A name without its extension, when the extension is one that files of a video library have. */
export function stemOf(name: string): string {
  const extension = extensionOf(name);
  const known =
    VIDEO.has(extension) || SUBTITLE.has(extension) || PICTURE.has(extension) || extension === 'nfo';
  return known ? name.slice(0, -extension.length - 1) : name;
}

/** Whether a file of this name may be anything but junk, so that its size and times matter. */
export function isOfInterest(name: string, { videoExtensions }: ClassifyOptions): boolean {
  if (isHidden(name)) return false;
  const extension = extensionOf(name);
  if (PARTIAL.has(extension)) return false;
  if (SUBTITLE.has(extension) || PICTURE.has(extension) || extension === 'nfo') return true;
  return videoExtensions?.includes(extension) ?? VIDEO.has(extension);
}

/** The name of the file that a download program's control file lies beside; null for any other name. */
export function downloadedName(name: string): string | null {
  return extensionOf(name) === 'aria2' ? name.slice(0, -'.aria2'.length) : null;
}

/** Tells what a file is by name, place and size alone. */
export function classifyFile({ folders, name, size }: FilePlace, options: ClassifyOptions): FileClass {
  if (isHidden(name)) return { kind: 'junk', reason: 'hidden file' };
  const extension = extensionOf(name);
  if (PARTIAL.has(extension)) return { kind: 'partial', reason: 'partial download' };
  if (SUBTITLE.has(extension)) return { kind: 'subtitle' };
  if (extension === 'nfo') return { kind: 'nfo' };
  if (PICTURE.has(extension)) return { kind: 'picture' };
  const isVideo = options.videoExtensions?.includes(extension) ?? VIDEO.has(extension);
  return isVideo ? classifyVideo({ folders, name, size }, options) : { kind: 'junk' };
}

function classifyVideo({ folders, name, size }: FilePlace, options: ClassifyOptions): FileClass {
  if (size === 0) return { kind: 'junk', reason: 'empty file' };
  const stem = stemOf(name);
  const above = folders.slice(-2);
  if (isSampleName(stem, above)) return { kind: 'sample', reason: 'sample' };
  if (isExtraName(stem) || isExtrasFolder(above, folders.length)) return { kind: 'extra', reason: 'extra' };
  if (size < options.minSizeBytes) return { kind: 'extra', reason: 'smaller than CINEORG_MIN_SIZE_MB' };
  return { kind: 'video' };
}

const SYSTEM = new Set([
  '@eadir',
  '@recently-snapshot',
  '@recycle',
  '#recycle',
  '#snapshot',
  '$recycle.bin',
  'found.000',
  'lost+found',
  'recycler',
  'system volume information',
]);

/** Hidden folders of systems and programs. Others may hold films: people hide those too. */
const SYSTEM_HIDDEN =
  /^\.(?:trash|trashes|trash-\d+|apple\w*|spotlight-v\d+|fseventsd|temporaryitems|documentrevisions-v\d+|snapshots?|zfs|cache|config|local|git|recycle|stfolder|stversions|cineorg-trash|sync|dropbox\.cache|thumbnails)$/i;

/** Folders that belong to a system or a program and are never walked. */
export function isSystemFolder(name: string): boolean {
  return SYSTEM_HIDDEN.test(name) || SYSTEM.has(name.toLowerCase());
}

/** One leading dot hides a name; "...And Justice for All" is a title. */
function isHidden(name: string): boolean {
  return name.startsWith('.') && !name.startsWith('..');
}

/** Folders whose holder is a disc: one item, whatever lies inside. */
export function isDiscMarker(name: string): boolean {
  return /^(?:bdmv|video_ts)$/i.test(name);
}
