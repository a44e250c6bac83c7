import { type ClassifyOptions, classifyFile, isOfInterest } from '../library/classify.js';
import { levelsToVideos } from '../library/companions.js';
import { compareBytes, decodeName, splitPath } from '../shared/bytes.js';
import { DomainError } from '../shared/domain-error.js';
import type { DirectoryEntries, DirectoryListing, DirectoryReader, FoundFile } from './directory-reader.js';
import { FolderSum, type NamesPart, PART, partsOf } from './folder-sum.js';
import { type FolderRules, IgnoreFiles } from './ignore-rules.js';
import { inspectDirectory } from './inspect-directory.js';
import type { InspectionContext } from './inspection-context.js';
import type { NfoFiles } from './nfo-files.js';
import { recogniseMoves } from './recognise-moves.js';
import type {
  ClaimedDirectory,
  CompanionTie,
  DirectoryOutcome,
  KnownFile,
  KnownFilesQuery,
  ScanStore,
  ScanTask,
} from './scan-store.js';

/** Names after which what was read is stored, so that rows are visible soon and memory stays low. */
const UNIT = 1_500;

/** A folder that so many processes died over is left alone. */
const MOST_ATTEMPTS = 8;

/** From this attempt on a folder is read by itself, so that it cannot take others with it. */
const ALONE = 3;

/** What reading folders works with. */
export interface ReadingParts {
  readonly store: ScanStore;
  readonly reader: DirectoryReader;
  readonly ignoreFiles: IgnoreFiles;
  readonly classify: ClassifyOptions;
  /** Stands for the settings that decide over rows. */
  readonly settings: string;
}

/** A folder of usual size with all that the disk says of it. */
interface Listed {
  readonly directory: ClaimedDirectory;
  readonly listing: DirectoryListing;
  readonly sum: FolderSum;
}

/** Reads claimed folders and works out what has to be stored about them, in units that are stored as one each. */
export class ReadFolders {
  constructor(
    private readonly parts: ReadingParts,
    private readonly task: ScanTask,
    private readonly nfos: NfoFiles,
  ) {}

  /** Outcomes of these folders; one that cannot be read is an outcome too. */
  async *units(claimed: readonly ClaimedDirectory[]): AsyncGenerator<readonly DirectoryOutcome[]> {
    let unit: Listed[] = [];
    let names = 0;
    for (const directory of claimed) {
      const entries = await this.list(directory);
      if (typeof entries === 'string') yield [unreadable(directory, entries)];
      else if (entries.names.length > PART || directory.files > PART) yield* this.inParts(directory, entries);
      else if (directory.attempts >= ALONE) yield await this.inspect([this.look(directory, entries)]);
      else {
        unit.push(this.look(directory, entries));
        names += entries.names.length;
      }
      if (names < UNIT) continue;
      yield await this.inspect(unit);
      unit = [];
      names = 0;
    }
    if (unit.length > 0) yield await this.inspect(unit);
  }

  private async list({ path, attempts }: ClaimedDirectory): Promise<DirectoryEntries | string> {
    if (attempts > MOST_ATTEMPTS) {
      return `${decodeName(path)}: given up, since ${MOST_ATTEMPTS} processes ended while they read it`;
    }
    try {
      return await this.parts.reader.list(path);
    } catch (error) {
      if (error instanceof DomainError) return error.message;
      throw error;
    }
  }

  private look(directory: ClaimedDirectory, entries: DirectoryEntries): Listed {
    const { reader, settings } = this.parts;
    const sum = new FolderSum(reader, settings, entries);
    const files = reader.stat(directory.path, this.ofInterest(entries.names));
    sum.add(files);
    return { directory, listing: { ...entries, files }, sum };
  }

  private ofInterest(names: readonly Uint8Array[]): readonly Uint8Array[] {
    return names.filter((name) => isOfInterest(decodeName(name), this.parts.classify));
  }

  private async inspect(unit: readonly Listed[]): Promise<readonly DirectoryOutcome[]> {
    const growing = await this.growing(unit);
    const directories = unit.map(({ directory }) => directory);
    const above = this.foldersAbove(directories);
    const read = directories.filter(({ isKnown }) => isKnown);
    const isNew = read.length + above.videosOf.length + above.videosAbove.length === 0;
    const known = isNew ? [] : await this.parts.store.knownFiles({ directories: read, ...above });
    const outcomes: DirectoryOutcome[] = [];
    for (const { directory, listing, sum } of unit) {
      const context = { ...this.contextOf(directory, known, listing), growing, allVideos: null };
      await this.parts.reader.breathe();
      const outcome = await inspectDirectory(listing, context, this.nfos);
      outcomes.push({ ...outcome, digest: sum.end(), settled: outcome.settled && sum.isSettled });
    }
    return this.withMoves(outcomes);
  }

  private async withMoves(outcomes: readonly DirectoryOutcome[]): Promise<readonly DirectoryOutcome[]> {
    const { store, reader } = this.parts;
    return this.task.hasHistory ? recogniseMoves(outcomes, store, reader) : outcomes;
  }

  private async growing(unit: readonly Listed[]): Promise<ReadonlySet<FoundFile>> {
    const young = unit.flatMap(({ directory, listing, sum }) =>
      listing.files.filter((file) => sum.isYoung(file)).map((file) => ({ folder: directory.path, file })),
    );
    return young.length === 0 ? new Set() : this.parts.reader.growing(young);
  }

  /** A huge folder's files, some thousands at a time; the last part carries what is known only at the end. */
  private async *inParts(
    directory: ClaimedDirectory,
    entries: DirectoryEntries,
  ): AsyncGenerator<readonly DirectoryOutcome[]> {
    const { reader, settings, store } = this.parts;
    const sum = new FolderSum(reader, settings, entries);
    const isVideo = this.videoTest(directory);
    // They are far apart, so that no part takes its only video for the folder's only one.
    const ends = [entries.names.find(isVideo), entries.names.findLast(isVideo)].filter(
      (name) => name !== undefined,
    );
    const above = this.foldersAbove([directory]);
    const later: CompanionTie[] = [];
    let rows = 0;
    let settled = true;
    for (const { around, names, isLast, ...bounds } of partsOf(entries.names)) {
      const files = reader.stat(directory.path, this.ofInterest(names));
      sum.add(files);
      const known = await store.knownFiles({ directories: [directory], ...above, ...bounds });
      const allVideos = [...around.filter(isVideo), ...ends];
      const whole = { growing: new Set<FoundFile>(), allVideos };
      const context = { ...this.contextOf(directory, known, entries), ...whole };
      const part = await inspectDirectory({ ...entries, names, files }, context, this.nfos);
      const [ties, toOthers] = partition(part.ties, (tie) => isWithin(tie.videoName, bounds));
      later.push(...toOthers);
      rows += part.rows;
      settled &&= part.settled;
      const ending = { digest: isLast ? sum.end() : null, settled: settled && sum.isSettled, rows };
      const outcome = { ...part, ties: isLast ? [...ties, ...later] : ties };
      yield this.withMoves([isLast ? { ...outcome, ...ending } : { ...outcome, ...PARTIAL }]);
    }
  }

  /** Whether a name is a video's, whatever its size. */
  private videoTest(directory: ClaimedDirectory): (name: Uint8Array) => boolean {
    const folders = this.foldersOf(directory);
    const { classify } = this.parts;
    const size = Number.MAX_SAFE_INTEGER;
    return (name) => classifyFile({ folders, name: decodeName(name), size }, classify).kind === 'video';
  }

  /** Folders whose videos, or whose parents' videos, may have their subtitles in one of these. */
  private foldersAbove(
    directories: readonly ClaimedDirectory[],
  ): Pick<KnownFilesQuery, 'videosOf' | 'videosAbove'> {
    const parents = (levels: number): string[] => {
      const within = directories.filter((one) => levelsToVideos(this.foldersOf(one)) === levels);
      return [...new Set(within.flatMap(({ parentId }) => (parentId === null ? [] : [parentId])))];
    };
    return { videosOf: parents(1), videosAbove: parents(2) };
  }

  private foldersOf({ path }: ClaimedDirectory): string[] {
    return splitPath(path).slice(splitPath(this.task.readFrom).length).map(decodeName);
  }

  private contextOf(
    directory: ClaimedDirectory,
    known: readonly KnownFile[],
    entries: DirectoryEntries,
  ): Omit<InspectionContext, 'growing' | 'allVideos'> {
    const own = decodeName(splitPath(directory.path).at(-1) ?? new Uint8Array());
    return {
      libraryId: this.task.libraryId,
      directory,
      folders: this.foldersOf(directory),
      known: known.filter(
        (file) =>
          file.above === null &&
          ((file.directoryId === directory.id && !file.disc) ||
            (file.disc && file.directoryId === directory.parentId && decodeName(file.name) === own)),
      ),
      videosAbove: known.filter(
        (file) =>
          (file.above ?? file.directoryId) === directory.parentId &&
          (file.kind === 'movie' || file.kind === 'episode'),
      ),
      options: this.parts.classify,
      rules: this.rulesOf(directory, entries),
    };
  }

  private rulesOf({ path }: ClaimedDirectory, { names }: DirectoryEntries): FolderRules {
    const hasOwn = names.some((name) => isIgnoreFile(name));
    return this.parts.ignoreFiles.rulesOf(path, this.task.readFrom, hasOwn);
  }
}

const isIgnoreFile = (name: Uint8Array): boolean =>
  name.length === IgnoreFiles.fileName.length && decodeName(name) === IgnoreFiles.fileName;

/** A part that is not the last says nothing of the folder as a whole. */
const PARTIAL = { isLast: false, folders: [], ignoredFolders: [], digest: null } as const;

/** Whether a video is stored with this part: one of another part may have no row yet. */
const isWithin = (name: Uint8Array, { from, to }: Pick<NamesPart, 'from' | 'to'>): boolean =>
  (from === null || compareBytes(name, from) >= 0) && (to === null || compareBytes(name, to) < 0);

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter((item) => isFirst(item)), items.filter((item) => !isFirst(item))];
}

/** The outcome of a folder that could not be read, or not be stored. */
export function unreadable(directory: ClaimedDirectory, error: string): DirectoryOutcome {
  const facts = { mtimeNs: 0n, ctimeNs: 0n, device: 0n, digest: null, settled: false, rulesNs: null };
  const nothing = { folders: [], ignoredFolders: [], files: [], ties: [], missing: [] };
  return { directory, ...facts, isLast: true, ...nothing, rows: 0, unchanged: 0, ignored: 0, error };
}
