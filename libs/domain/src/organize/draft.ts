import { extensionOf } from '../library/classify.js';
import {
  baseName,
  bytesKey,
  cutToBytes,
  decodeName,
  encodeUtf8,
  joinPath,
  parentPath,
  splitPath,
  utf8Length,
} from '../shared/bytes.js';
import { hasTitleFolder, placeOf } from './naming/place.js';
import type { NamingScheme } from './naming/scheme.js';
import type { Tree } from './naming/template/check-template.js';
import type { NameNeeds } from './naming/values.js';
import type { OrganizableCompanion, OrganizableVideo } from './plan.js';
import { cleanText, LONGEST_NAME, safeName } from './safe-name.js';

/** One file's names in both trees, each relative to its tree. */
export interface Placing {
  readonly fileId: string;
  readonly source: Uint8Array;
  readonly storage: Uint8Array;
  readonly view: Uint8Array;
  /** Absolute path of its link in the view as it is now; null when it has none. */
  readonly linkedAt: Uint8Array | null;
}

/** Where a video and all that belongs to it would go. */
export interface Draft {
  readonly video: OrganizableVideo;
  readonly placings: readonly Placing[];
}

/** How a draft names its video. */
export interface DraftOptions {
  readonly scheme: NamingScheme;
  readonly needs: NameNeeds;
  /** The ranges that the work is filed under in the view, from the upper one down. */
  readonly range: readonly string[];
}

/** Longest text, in bytes, that a companion may add to its video's name. */
const LONGEST_SUFFIX = 80;
/** Room for the number that a second companion of the same kind gets. */
const NUMBER_ROOM = 4;

/** A file's name in one tree, by its position among the video's files. */
type Names = readonly Uint8Array[];

/** Works out the names of a video, its disc files and its companions. */
export function draftOf(video: OrganizableVideo, options: DraftOptions): Draft {
  const sources = sourcesOf(video);
  const storage = namesIn('storage', video, options);
  const view = namesIn('view', video, options);
  const placings = sources.map((source, at) => ({
    ...source,
    storage: storage[at] ?? source.source,
    view: view[at] ?? source.source,
  }));
  return { video, placings };
}

/** The draft for renaming in place: `storage` and `view` are absolute, each file staying in its folder. A disc keeps its names. */
export function draftInPlace(video: OrganizableVideo, options: DraftOptions): Draft {
  const names = namesInPlace(video, options);
  const placings = sourcesOf(video).map((source, at) => {
    const name = names[at] ?? source.source;
    return { ...source, storage: name, view: name };
  });
  return { video, placings };
}

function namesInPlace(video: OrganizableVideo, options: DraftOptions): Names {
  if (video.disc) return sourcesOf(video).map(({ source }) => source);
  const { stem } = placeOf(options.scheme, 'storage', { video, needs: options.needs, room: roomOf(video) });
  const folder = parentPath(video.path);
  const companions = companionEndings(video).map((ending, at) => {
    const path = video.companions[at]?.path ?? video.path;
    return named(parentPath(path), stem, ending);
  });
  return [named(folder, stem, endingOf('', video.path)), ...companions];
}

type Source = Pick<Placing, 'fileId' | 'source' | 'linkedAt'>;

/** All files of a video, its own first. A disc's files that are companions too are companions. */
function sourcesOf(video: OrganizableVideo): Source[] {
  const companions = video.companions.map(({ fileId, path, linkedAt }) => ({
    fileId,
    source: path,
    linkedAt,
  }));
  const { fileId, linkedAt } = video;
  const own = video.disc
    ? discFilesOf(video).map((source) => ({ fileId, source, linkedAt: null }))
    : [{ fileId, source: video.path, linkedAt }];
  return [...own, ...companions];
}

function discFilesOf({ discFiles, companions }: OrganizableVideo): readonly Uint8Array[] {
  const apart = new Set(companions.map(({ path }) => bytesKey(path)));
  return discFiles.filter((source) => !apart.has(bytesKey(source)));
}

function namesIn(tree: Tree, video: OrganizableVideo, options: DraftOptions): Names {
  const { scheme, needs, range } = options;
  const { folders, stem } = placeOf(scheme, tree, { video, needs, room: roomOf(video) });
  const folder = pathOf(folders.flatMap((name) => (name === null ? range : [name])).map(encodeUtf8));
  const companions = companionEndings(video).map((ending) => named(folder, stem, ending));
  if (!video.disc) return [named(folder, stem, endingOf('', video.path)), ...companions];
  const needsFolder = needsOwnFolder(video, needs) || !hasTitleFolder(scheme.templates[tree][video.kind]);
  return [...discNames(video, needsFolder ? under(folder, encodeUtf8(stem)) : folder), ...companions];
}

/** Bytes that the video's name may take, so that each of its files has its ending whole. */
function roomOf(video: OrganizableVideo): number {
  const endings = [
    video.disc ? '' : endingOf('', video.path),
    ...video.companions.map(({ suffix, path }) => endingOf(suffix, path)),
  ];
  return LONGEST_NAME - 1 - NUMBER_ROOM - Math.max(...endings.map(utf8Length));
}

/**
 * Discs all have files of the same names, so a second one in a title's folder needs a folder of its own; and each one of
 * a series, of which others come and whose folder says no episode.
 */
const needsOwnFolder = ({ kind, part }: OrganizableVideo, { detail }: NameNeeds): boolean =>
  kind === 'episode' || part !== null || detail !== 'none';

const under = (folder: Uint8Array, name: Uint8Array): Uint8Array =>
  folder.length === 0 ? name : joinPath(folder, name);

const pathOf = (names: readonly Uint8Array[]): Uint8Array => names.reduce(under, new Uint8Array());

const named = (folder: Uint8Array, stem: string, ending: string): Uint8Array =>
  under(folder, encodeUtf8(safeName(stem, ending)));

/** What follows a video's name in that of one of its files. The number of a further one stays whole, or none would differ. */
function endingOf(suffix: string, path: Uint8Array, number = 1): string {
  const extension = extensionOf(decodeName(baseName(path)));
  const mark = number === 1 ? '' : `.${number}`;
  const short = `${cutToBytes(cleanText(suffix), LONGEST_SUFFIX - mark.length)}${mark}`;
  return extension === '' ? short : `${short}.${extension}`;
}

/** A disc's files keep their names: players find them by these. */
function discNames(video: OrganizableVideo, folder: Uint8Array): Uint8Array[] {
  const above = splitPath(video.path).length;
  return discFilesOf(video).map((source) => pathOf([folder, ...splitPath(source).slice(above)]));
}

/** The endings of a video's companions; a second one of the same kind is numbered (`.en.srt`, `.en.2.srt`). */
function companionEndings({ companions }: OrganizableVideo): string[] {
  const taken = new Set<string>();
  return companions.map((companion) => freeEnding(companion, taken));
}

function freeEnding({ suffix, path }: OrganizableCompanion, taken: Set<string>): string {
  for (let number = 1; ; number++) {
    const ending = endingOf(suffix, path, number);
    const key = ending.toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return ending;
  }
}
