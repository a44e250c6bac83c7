import { clusterKey } from '../identify/cluster-key.js';
import { firstQuery } from '../identify/lookup-queries.js';
import { readPath } from '../release/read-path.js';
import type { Reading } from '../release/reading.js';
import { decodeName, toHex } from '../shared/bytes.js';
import { classifyFile, isDiscMarker, isSystemFolder } from '../library/classify.js';
import type { DirectoryListing, FoundFile } from './directory-reader.js';
import type { ClusterRecord, DirectoryOutcome, FileRecord, KnownFile } from './scan-store.js';
import type { InspectionContext } from './inspection-context.js';
import { tieFolder } from './tie-folder.js';

/** Works out what one folder's entries are and what has to be written about them. */
export function inspectDirectory(listing: DirectoryListing, context: InspectionContext): DirectoryOutcome {
  const disc = listing.folders.some((name) => isDiscMarker(decodeName(name)));
  const found = listing.files.map((file) => ({ file, text: decodeName(file.name) }));
  const known = new Map(context.known.map((file) => [keyOf(file), file]));
  const records: FileRecord[] = [];
  let ignored = 0;
  let unchanged = 0;
  for (const { file, text } of found) {
    const record = recordOf(file, text, context);
    if (record === null) ignored += 1;
    else if (isUnchanged(known.get(keyOf({ ...file, disc: false })), file)) unchanged += 1;
    else records.push(record);
  }
  if (disc) records.push(...discRecord(listing, context, known));
  return {
    directory: context.directory,
    mtimeNs: listing.mtimeNs,
    ctimeNs: listing.ctimeNs,
    folders: listing.folders.filter((name) => isWalked(decodeName(name))),
    ...tieFolder({ records, known: context.known, disc }, context),
    missing: missingOf(context, listing, disc),
    unchanged,
    ignored,
    error: null,
  };
}

const keyOf = (file: { name: Uint8Array; disc: boolean }): string =>
  `${file.disc ? 'd' : 'f'}${toHex(file.name)}`;

const isWalked = (name: string): boolean => !isSystemFolder(name) && !isDiscMarker(name);

/** A file is taken as the one known when nothing that a rewrite would change has changed. */
function isUnchanged(known: KnownFile | undefined, file: Omit<FoundFile, 'name' | 'device'>): boolean {
  if (known === undefined || known.state === 'missing') return false;
  return known.size === file.size && known.mtimeNs === file.mtimeNs && known.inode === file.inode;
}

function missingOf(context: InspectionContext, listing: DirectoryListing, disc: boolean): string[] {
  const present = new Set(listing.files.map((file) => keyOf({ ...file, disc: false })));
  return context.known
    .filter((file) => file.state !== 'missing')
    .filter((file) => (file.disc ? !disc : !present.has(keyOf(file))))
    .map(({ id }) => id);
}

function recordOf(file: FoundFile, text: string, context: InspectionContext): FileRecord | null {
  const { folders, directory, options } = context;
  const { kind, reason } = classifyFile({ folders, name: text, size: Number(file.size) }, options);
  const base = { ...file, directoryId: directory.id, disc: false, reason: reason ?? null, cluster: null };
  switch (kind) {
    case 'video':
      return videoRecord(base, readPath([...folders, text]), context);
    case 'subtitle':
      return { ...base, kind: 'subtitle', state: 'ignored' };
    case 'nfo':
    case 'picture':
      return { ...base, kind: 'other', state: 'ignored' };
    case 'sample':
    case 'extra':
      return { ...base, kind, state: 'ignored' };
    case 'junk':
    case 'partial':
      return null;
  }
}

/** The folder that holds BDMV or VIDEO_TS is the item; its row lies in the folder above. */
function discRecord(
  listing: DirectoryListing,
  context: InspectionContext,
  known: ReadonlyMap<string, KnownFile>,
): FileRecord[] {
  const { directory, folders } = context;
  if (directory.parentId === null) return [];
  const name = nameOfDirectory(directory.path);
  const { mtimeNs, device, inode } = listing;
  const size = 0n;
  const before = known.get(keyOf({ name, disc: true }));
  // A folder's mtime changes with its entries, which says nothing about which film the disc is.
  if (before !== undefined && before.state !== 'missing' && before.inode === inode) return [];
  const base = { name, size, mtimeNs, device, inode, directoryId: directory.parentId, disc: true };
  const video = videoRecord({ ...base, reason: null, cluster: null }, readPath(folders), {
    ...context,
    folders: folders.slice(0, -1),
  });
  return [video];
}

function nameOfDirectory(path: Uint8Array): Uint8Array {
  return path.subarray(path.lastIndexOf(0x2f) + 1);
}

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
  // Files without any title have nothing in common but their folder: each is decided by itself.
  const folderId = best.title === '' ? `${titleFolder}/${toHex(name)}` : titleFolder;
  return {
    key: clusterKey({ libraryId, folderId, reading: best }),
    folder: titleFolder,
    readings,
    lookups: [firstQuery(readings)].filter((query) => query !== null),
  };
}
