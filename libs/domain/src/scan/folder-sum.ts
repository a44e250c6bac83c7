import type { DirectoryEntries, DirectoryReader, FoundFile } from './directory-reader.js';

/**
 * How long times must have stood still before they prove that a folder is as it was, in nanoseconds: what is written
 * while it is read may leave them as they are, since clocks of file systems are coarse (DESIGN section 6).
 */
const SETTLED_NS = 2_000_000_000n;

/** What a folder holds, summed up while its files' facts come in. */
export class FolderSum {
  private readonly digest;
  private youngestNs: bigint;

  /** `settings` stands for what decides over rows: with others the same entries have another sum. */
  constructor(
    reader: DirectoryReader,
    settings: string,
    private readonly entries: DirectoryEntries,
  ) {
    this.digest = reader.startDigest(settings);
    this.youngestNs = entries.mtimeNs > entries.ctimeNs ? entries.mtimeNs : entries.ctimeNs;
    for (const name of entries.names) this.digest.name(name);
    for (const name of entries.folders) this.digest.name(name);
  }

  /** Adds files in the order of their names. */
  add(files: readonly FoundFile[]): void {
    for (const file of files) {
      this.digest.file(file);
      if (file.mtimeNs > this.youngestNs) this.youngestNs = file.mtimeNs;
    }
  }

  /** The sum; nothing may be added after it. */
  end(): Uint8Array {
    return this.digest.end();
  }

  /** Whether times that stay the same will mean that nothing has changed. */
  get isSettled(): boolean {
    return this.youngestNs < this.entries.readAtNs - SETTLED_NS;
  }

  /** Whether a file was written so lately that it may be being written still. */
  isYoung({ mtimeNs }: FoundFile): boolean {
    return mtimeNs >= this.entries.readAtNs - SETTLED_NS;
  }
}

/** Files whose facts are taken at once, so that a folder of 200,000 needs no more memory than others. */
export const PART = 2_000;

/** Names on either side of a part that are looked at for its videos. */
const BESIDE = 100;

/** Some of a folder's names, with the bounds within which rows belong to this part: from one up to another. */
export interface NamesPart {
  /** Those of the part and some on either side, since a video and what belongs to it have names alike. */
  readonly around: readonly Uint8Array[];
  readonly names: readonly Uint8Array[];
  readonly from: Uint8Array | null;
  readonly to: Uint8Array | null;
  readonly isLast: boolean;
}

/** The names in parts, in their order; one empty part when there are none. */
export function* partsOf(names: readonly Uint8Array[]): Generator<NamesPart> {
  for (let at = 0; at === 0 || at < names.length; at += PART) {
    const from = at === 0 ? null : (names[at] ?? null);
    const to = names[at + PART] ?? null;
    const around = names.slice(Math.max(0, at - BESIDE), at + PART + BESIDE);
    yield { around, names: names.slice(at, at + PART), from, to, isLast: to === null };
  }
}
