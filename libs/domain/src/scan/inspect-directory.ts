import { clusterKey } from '../identify/cluster-key.js';
import { firstQuery } from '../identify/lookup-queries.js';
import { readPath } from '../release/read-path.js';
import type { Reading } from '../release/reading.js';
import {
  baseName,
  bytesKey,
  concatBytes,
  decodeName,
  encodeUtf8,
  joinPath,
  parentPath,
  toHex,
} from '../shared/bytes.js';
import {
  classifyFile,
  downloadedName,
  type FileKind,
  isDiscMarker,
  isSystemFolder,
} from '../library/classify.js';
import { levelsToVideos } from '../library/companions.js';
import { homeOfExtra } from '../library/extras.js';
import type { DirectoryListing, FoundFile } from './directory-reader.js';
import { FolderNfos, type NamedFile, type NfoGroup } from './folder-nfos.js';
import { IGNORED_BY_RULE } from './ignore-rules.js';
import type { InspectionContext } from './inspection-context.js';
import type { NfoFiles } from './nfo-files.js';
import { readWithNfos } from './read-with-nfos.js';
import type { ClusterRecord, DirectoryOutcome, FileRecord, KnownFile } from './scan-store.js';
import { tieFolder } from './tie-folder.js';

/** A file of the folder with what its name, place and size tell. */
interface Entry extends NamedFile {
  readonly kind: FileKind;
  readonly reason: string | null;
  readonly known: KnownFile | undefined;
  readonly ignoredByRule: boolean;
  /** Its row need not be written: nothing that a rewrite would change has changed. */
  readonly unchanged: boolean;
}

/** One folder while it is inspected. */
interface Inspection {
  readonly listing: DirectoryListing;
  readonly context: InspectionContext;
  readonly entries: readonly Entry[];
  /** Names of the folders that make this one a disc. */
  readonly markers: readonly Uint8Array[];
  readonly folderNfos: FolderNfos<Entry>;
  readonly nfos: NfoFiles;
}

/**
 * Works out what one folder's entries are and what has to be written about them. Nfo files are read for the videos
 * to be written only. A video that has not changed is read anew when an nfo tied to it is new or has changed, unless
 * it is in a plan or the user has decided what it is. Not noticed are an nfo that is gone, a `tvshow.nfo` beside or
 * above several episodes that came or changed after them, and nfo files beside or inside a disc's folders.
 */
export async function inspectDirectory(
  listing: DirectoryListing,
  context: InspectionContext,
  nfos: NfoFiles,
): Promise<DirectoryOutcome> {
  const inspection = begin(listing, context, nfos);
  const { entries, markers } = inspection;
  const disc = markers.length > 0;
  const kept = entries.filter((entry) => isKept(entry));
  const isSettled = (entry: Entry): boolean => entry.unchanged && !hasNewNfo(entry, inspection);
  const changed = kept.filter((entry) => !isSettled(entry));
  const records: FileRecord[] = [];
  for (const entry of changed) records.push(await recordOf(entry, inspection));
  if (disc) records.push(...(await discRecord(inspection)));
  const missing = missingOf(context, listing, disc);
  const gone = new Set(missing);
  const here = context.known.filter(({ id, state }) => state !== 'missing' && !gone.has(id));
  const { mtimeNs, ctimeNs, device, names } = listing;
  const unchanged = kept.length - changed.length;
  const tied = tieFolder({ records, known: here, disc }, context);
  return {
    ...{ directory: context.directory, mtimeNs, ctimeNs, device },
    ...{
      digest: null,
      settled: entries.every(({ reason }) => reason !== GROWING),
      rulesNs: context.rules.rulesNs,
      isLast: true,
    },
    ...foldersOf(listing, context),
    ...tied,
    missing,
    rows: unchanged + tied.files.filter((file) => !file.disc).length,
    unchanged,
    ignored: names.length - kept.length,
    error: null,
  };
}

/** Whether a file is of the library; one that a rule names is so until its row says that it is ignored. */
function isKept({ kind, ignoredByRule, known }: Entry): boolean {
  if (ignoredByRule) return known !== undefined && !known.ignoredByRule && RULED_STATES.has(known.state);
  return kind !== 'junk' && kind !== 'partial';
}

function foldersOf(
  listing: DirectoryListing,
  { rules }: InspectionContext,
): Pick<DirectoryOutcome, 'folders' | 'ignoredFolders'> {
  const walked = listing.folders.filter((name) => isWalked(decodeName(name)));
  const ignoredFolders = walked.filter((name) => rules.ignores(decodeName(name), true));
  return { folders: walked.filter((name) => !ignoredFolders.includes(name)), ignoredFolders };
}

function begin(listing: DirectoryListing, context: InspectionContext, nfos: NfoFiles): Inspection {
  const markers = listing.folders.filter((name) => isDiscMarker(decodeName(name)));
  const known = new Map(context.known.map((file) => [keyOf(file), file]));
  const loading = new Set(listing.names.map((name) => downloadedName(decodeName(name))));
  const entries = listing.files.map((file) => {
    const row = known.size === 0 ? undefined : known.get(keyOf({ ...file, disc: false }));
    const entry = entryOf(file, context, row);
    const isGrowing = context.growing.has(file) || loading.has(entry.text);
    return isGrowing && entry.kind === 'video'
      ? { ...entry, kind: 'partial' as const, reason: GROWING }
      : entry;
  });
  const videos =
    context.allVideos?.map((name) => decodeName(name)) ??
    entries.filter(({ kind }) => kind === 'video').map(({ text }) => text);
  if (markers.length > 0) videos.push(decodeName(baseName(context.directory.path)));
  // Companions in a folder of subtitles belong to videos above it.
  const inSubs = levelsToVideos(context.folders) > 0;
  const ownNfos = inSubs ? [] : entries.filter(({ kind }) => kind === 'nfo');
  return { listing, context, entries, markers, folderNfos: new FolderNfos(videos, ownNfos), nfos };
}

const GROWING = 'still being written';

function entryOf(
  file: FoundFile,
  { folders, options, rules }: InspectionContext,
  known: KnownFile | undefined,
): Entry {
  const text = decodeName(file.name);
  const { kind, reason } = classifyFile({ folders, name: text, size: Number(file.size) }, options);
  const ignoredByRule = rules.ignores(text, false);
  const unchanged = !ignoredByRule && isUnchanged(known, file) && isStillOf(kind, known);
  return { file, text, kind, reason: reason ?? null, known, ignoredByRule, unchanged };
}

const keyOf = (file: { name: Uint8Array; disc: boolean }): string =>
  `${file.disc ? 'd' : 'f'}${bytesKey(file.name)}`;

const isWalked = (name: string): boolean => !isSystemFolder(name) && !isDiscMarker(name);

/** A file is taken as the one known when nothing that a rewrite would change has changed. */
function isUnchanged(known: KnownFile | undefined, file: FoundFile): known is KnownFile {
  if (known === undefined || known.state === 'missing') return false;
  return known.size === file.size && known.mtimeNs === file.mtimeNs && known.inode === file.inode;
}

/** Whether a row is still of the kind that the file is taken for: settings and rules may have changed since. */
function isStillOf(kind: FileKind, known: KnownFile): boolean {
  if (known.ignoredByRule) return false;
  const isVideo = known.kind === 'movie' || known.kind === 'episode';
  if (isVideo !== (kind === 'video')) return isVideo && !OPEN_STATES.has(known.state);
  return kind !== 'extra' && kind !== 'sample' ? true : known.kind === kind;
}

/** States in which a video may still be read anew: no plan counts on what it is. */
const OPEN_STATES = new Set(['discovered', 'identified', 'review', 'unmatched']);

/** States in which a rule may put a file aside. */
const RULED_STATES = new Set([...OPEN_STATES, 'attached', 'ignored', 'failed']);

function hasNewNfo({ text, known }: Pick<Entry, 'text' | 'known'>, { folderNfos }: Inspection): boolean {
  if (known === undefined || known.decidedByUser || !OPEN_STATES.has(known.state)) return false;
  if (known.kind !== 'movie' && known.kind !== 'episode') return false;
  return folderNfos.tiedTo(text).some(({ unchanged }) => !unchanged);
}

function missingOf(context: InspectionContext, listing: DirectoryListing, disc: boolean): string[] {
  if (context.known.length === 0) return [];
  const present = new Set(listing.names.map((name) => keyOf({ name, disc: false })));
  return context.known
    .filter((file) => file.state !== 'missing')
    .filter((file) => (file.disc ? !disc : !present.has(keyOf(file))))
    .map(({ id }) => id);
}

async function recordOf(entry: Entry, inspection: Inspection): Promise<FileRecord> {
  const { file, text, kind, reason, known } = entry;
  const { context } = inspection;
  const place = { directoryId: context.directory.id, disc: false, isNew: known === undefined, former: null };
  const base = { ...file, ...place, reason, cluster: null, extraHome: null };
  if (entry.ignoredByRule) {
    return { ...base, kind: kindOf(known), state: 'ignored', reason: IGNORED_BY_RULE };
  }
  switch (kind) {
    case 'video':
      return videoRecord(base, await readVideo(text, inspection), context);
    case 'subtitle':
      return { ...base, kind: 'subtitle', state: 'ignored' };
    case 'extra':
      return { ...base, kind, state: 'ignored', extraHome: homeOfExtra(context.folders, reason) };
    case 'sample':
      return { ...base, kind, state: 'ignored' };
    case 'nfo':
    case 'picture':
    case 'junk':
    case 'partial':
      return { ...base, kind: 'other', state: 'ignored' };
  }
}

const kindOf = (known: KnownFile | undefined): FileRecord['kind'] =>
  (known?.kind ?? 'other') as FileRecord['kind'];

function readVideo(name: string, { context, folderNfos, nfos }: Inspection): Promise<readonly Reading[]> {
  const { path } = context.directory;
  const readings = readPath([...context.folders, name]);
  const places = {
    ofFilm: folderNfos.ofFilm(name).map((group) => placed(group, path)),
    ofSeries: folderNfos.series === null ? null : joinPath(path, folderNfos.series.file.name),
    folder: path,
    above: context.folders.length,
  };
  return readWithNfos(readings, places, nfos);
}

const placed = ({ by, nfos }: NfoGroup<Entry>, folder: Uint8Array): NfoGroup<Uint8Array> => ({
  by,
  nfos: nfos.map(({ file }) => joinPath(folder, file.name)),
});

/** The folder that holds BDMV or VIDEO_TS is the item; its row lies in the folder above. */
async function discRecord(inspection: Inspection): Promise<FileRecord[]> {
  const { listing, context } = inspection;
  const { directory, folders, known } = context;
  if (directory.parentId === null) return [];
  const name = baseName(directory.path);
  const { mtimeNs, device, inode } = listing;
  const size = 0n;
  const before = known.find((file) => file.disc && file.state !== 'missing' && file.inode === inode);
  // A folder's mtime changes with its entries, which says nothing about which film the disc is.
  if (before !== undefined && !hasNewNfo({ text: decodeName(name), known: before }, inspection)) return [];
  const facts = { name, size, mtimeNs, device, inode, birthNs: null };
  const base = { ...facts, directoryId: directory.parentId, disc: true, isNew: false, former: null };
  const readings = await readDisc(decodeName(name), inspection);
  const above = { ...context, folders: folders.slice(0, -1) };
  return [videoRecord({ ...base, reason: null, cluster: null, extraHome: null }, readings, above)];
}

/** The nfo of a disc lies in its folder, beside it, or where players look: `VIDEO_TS/VIDEO_TS.nfo`, `BDMV/index.nfo`. */
function readDisc(name: string, inspection: Inspection): Promise<readonly Reading[]> {
  const { context, folderNfos, markers, nfos } = inspection;
  const { path } = context.directory;
  const inside = markers.map((marker) => {
    const index = decodeName(marker).toLowerCase() === 'bdmv' ? encodeUtf8('index') : marker;
    return joinPath(joinPath(path, marker), concatBytes(index, NFO));
  });
  const own = folderNfos.ofFilm(name).map((group) => placed(group, path));
  const ofFilm = [...own, { by: 'name' as const, nfos: [...inside, concatBytes(path, NFO)] }];
  const places = { ofFilm, ofSeries: null, folder: parentPath(path), above: context.folders.length - 1 };
  return readWithNfos(readPath(context.folders), places, nfos);
}

const NFO = encodeUtf8('.nfo');

type BaseRecord = Omit<FileRecord, 'kind' | 'state'>;

function videoRecord(base: BaseRecord, readings: readonly Reading[], context: InspectionContext): FileRecord {
  const [best] = readings;
  if (best === undefined) return { ...base, kind: 'movie', state: 'discovered', cluster: null };
  return {
    ...base,
    kind: best.kind,
    state: 'discovered',
    cluster: clusterOf(base.name, readings, best, context),
  };
}

function clusterOf(
  name: Uint8Array,
  readings: readonly Reading[],
  best: Reading,
  { libraryId, folders }: InspectionContext,
): ClusterRecord {
  const titleFolder = folders.slice(0, Math.max(0, folders.length - best.titleFolderDepth)).join('/');
  // Files without any title or id have nothing in common but their folder: each is decided by itself.
  const folderId = best.title === '' && best.idsFrom === null ? `${titleFolder}/${toHex(name)}` : titleFolder;
  return {
    key: clusterKey({ libraryId, folderId, reading: best }),
    folder: titleFolder,
    readings,
    lookups: [firstQuery(readings)].filter((query) => query !== null),
  };
}
