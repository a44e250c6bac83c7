import { type ClassifyOptions, isOfInterest } from '../library/classify.js';
import { decodeName, equalBytes } from '../shared/bytes.js';
import { DomainError } from '../shared/domain-error.js';
import type { DirectoryFacts, DirectoryReader } from './directory-reader.js';
import { FolderSum, partsOf } from './folder-sum.js';
import type { IgnoreFiles } from './ignore-rules.js';
import type { ClaimedRange, KnownDirectory, RefreshedDirectory, SweepOutcome } from './scan-store.js';

/** What a folder that is known has become. */
type Verdict = 'unchanged' | 'changed' | 'gone' | RefreshedDirectory;

/** How a range is held against the disk. */
export interface SweepOptions {
  /** Whether folders are read even where their times are the same. */
  readonly fullPass: boolean;
  /** What entries mean depends on these. */
  readonly settings: string;
  /** The scanned path itself. */
  readonly root: Uint8Array;
  /** When to leave the rest for later. */
  readonly expired: () => boolean;
}

/** Finds out which known folders have to be read, from their times or, in a full pass, from what they hold. */
export class SweepRange {
  constructor(
    private readonly reader: DirectoryReader,
    private readonly ignoreFiles: IgnoreFiles,
    private readonly classify: ClassifyOptions,
  ) {}

  /** Looks at a range's folders until all are done or the time is up; at one at least. */
  async run(range: ClaimedRange, options: SweepOptions): Promise<SweepOutcome> {
    const changed: string[] = [];
    const refreshed: RefreshedDirectory[] = [];
    let unchanged = 0;
    for (const [at, directory] of range.directories.entries()) {
      if (at > 0 && options.expired())
        return { range, restFromId: directory.id, changed, refreshed, unchanged };
      const verdict = await this.verdictOn(directory, options);
      if (verdict === 'changed') changed.push(directory.id);
      else if (verdict === 'gone') changed.push(whoNotices(directory, options.root));
      else unchanged += directory.files;
      if (typeof verdict === 'object') refreshed.push(verdict);
    }
    return { range, restFromId: null, changed, refreshed, unchanged };
  }

  private async verdictOn(directory: KnownDirectory, options: SweepOptions): Promise<Verdict> {
    try {
      const facts = this.reader.look(directory.path);
      if (facts === null) return 'gone';
      if (directory.digest === null || this.hasNewRules(directory)) return 'changed';
      if (options.fullPass) return await this.compare(directory, directory.digest, options.settings);
      return directory.settled && isSame(directory, facts) ? 'unchanged' : 'changed';
    } catch (error) {
      if (error instanceof DomainError) return 'changed';
      throw error;
    }
  }

  private hasNewRules({ path, rulesNs }: KnownDirectory): boolean {
    return rulesNs !== null && this.ignoreFiles.changedAt(path) !== rulesNs;
  }

  /** Reads the folder and compares what it holds with what it held. */
  private async compare(directory: KnownDirectory, before: Uint8Array, settings: string): Promise<Verdict> {
    const { id, path } = directory;
    const entries = await this.reader.list(path);
    const sum = new FolderSum(this.reader, settings, entries);
    const names = entries.names.filter((name) => isOfInterest(decodeName(name), this.classify));
    for (const part of partsOf(names)) sum.add(this.reader.stat(path, part.names));
    if (!equalBytes(sum.end(), before)) return 'changed';
    const { mtimeNs, ctimeNs } = entries;
    const { isSettled } = sum;
    if (isSettled === directory.settled && isSame(directory, entries)) return 'unchanged';
    return { id, mtimeNs, ctimeNs, settled: isSettled };
  }
}

/** The folder above finds that one is gone; the scanned path itself has to fail to be read. */
const whoNotices = ({ id, parentId, path }: KnownDirectory, root: Uint8Array): string =>
  parentId === null || equalBytes(path, root) ? id : parentId;

const isSame = (directory: KnownDirectory, facts: DirectoryFacts): boolean =>
  directory.mtimeNs === facts.mtimeNs && directory.ctimeNs === facts.ctimeNs;
