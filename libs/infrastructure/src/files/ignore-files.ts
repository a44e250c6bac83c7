import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import ignore, { type Ignore } from 'ignore';
import { decodeName, type FolderRules, IgnoreFiles, splitPath } from '#domain';

/** Bytes of an ignore file that are read; what lies beyond is passed over. */
const MOST_BYTES = 65_536;

/** Stars in one name of a pattern: each may try every length, so more would let one line stop a scan. */
const MOST_STARS = 3;

/** Characters of a pattern, and patterns of a file: more is no list that somebody wrote. */
const LONGEST = 500;
const MOST_LINES = 1_000;

/** Folders whose rules are remembered: more than a path is deep, and enough for those walked side by side. */
const REMEMBERED = 4_096;

/** One ignore file. */
interface OwnRules {
  readonly patterns: Ignore;
  readonly changedNs: bigint;
}

/** Ignore files on the disk, each read once until they are forgotten. */
export class NodeIgnoreFiles extends IgnoreFiles {
  private readonly known = new Map<string, OwnRules | null>();
  private readonly general: Ignore;
  private readonly isEmpty: boolean;

  /** `patterns` apply everywhere, from the root that readings start from; ignore files may take them back. */
  constructor(patterns: readonly string[]) {
    super();
    this.general = parse(patterns.join('\n'));
    this.isEmpty = patterns.length === 0;
  }

  override rulesOf(folder: Uint8Array, root: Uint8Array, hasOwn: boolean): FolderRules {
    const names = splitPath(folder).slice(splitPath(root).length).map(decodeName);
    const own = hasOwn ? this.read(Buffer.from(folder)) : null;
    this.remember(Buffer.from(folder).toString('latin1'), own);
    const rulesNs = own?.changedNs ?? null;
    const chain = [own, ...this.above(folder, names.length)].map((rules) => rules?.patterns ?? null);
    if (this.isEmpty && chain.every((patterns) => patterns === null))
      return { ignores: () => false, rulesNs };
    const ignores = (name: string, isFolder: boolean): boolean => {
      const tail = isFolder ? `${name}/` : name;
      for (const [level, patterns] of chain.entries()) {
        const verdict = patterns?.test([...names.slice(names.length - level), tail].join('/'));
        if (verdict?.ignored === true) return true;
        if (verdict?.unignored === true) return false;
      }
      return this.general.ignores([...names, tail].join('/'));
    };
    return { ignores, rulesNs };
  }

  override forget(): void {
    this.known.clear();
  }

  override changedAt(folder: Uint8Array): bigint | null {
    const stat = statOf(fileIn(Buffer.from(folder)));
    return stat?.isFile() === true ? stat.mtimeNs : null;
  }

  /** Rules of the folders above, nearest first. */
  private above(folder: Uint8Array, levels: number): (OwnRules | null)[] {
    const rules: (OwnRules | null)[] = [];
    let path = Buffer.from(folder).toString('latin1');
    for (let level = 0; level < levels; level++) {
      path = path.slice(0, path.lastIndexOf('/'));
      rules.push(this.remembered(path));
    }
    return rules;
  }

  private remembered(path: string): OwnRules | null {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const rules = this.read(Buffer.from(path, 'latin1'));
    this.remember(path, rules);
    return rules;
  }

  private remember(path: string, rules: OwnRules | null): void {
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(path, rules);
  }

  private read(folder: Buffer): OwnRules | null {
    const path = fileIn(folder);
    // Nearly every folder has none, and an exception costs more than a look.
    if (statOf(path) === undefined) return null;
    try {
      const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      try {
        const stat = fstatSync(file, { bigint: true });
        if (!stat.isFile()) return null;
        const bytes = Buffer.alloc(MOST_BYTES);
        const text = bytes.subarray(0, readSync(file, bytes, 0, MOST_BYTES, 0)).toString();
        return { patterns: parse(text), changedNs: stat.mtimeNs };
      } finally {
        closeSync(file);
      }
    } catch {
      return null;
    }
  }
}

const fileIn = (folder: Buffer): Buffer => Buffer.concat([folder, Buffer.from(`/${IgnoreFiles.fileName}`)]);

function statOf(path: Buffer) {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Patterns in NFC, as names are compared; lines that could take for ever are left out. */
function parse(text: string): Ignore {
  const lines = text.normalize('NFC').split(/\r?\n/);
  return ignore({ allowRelativePaths: true }).add(lines.filter((line) => isPlain(line)).slice(0, MOST_LINES));
}

const isPlain = (line: string): boolean =>
  line.length <= LONGEST &&
  line.split('/').every((name) => name === '**' || name.split('*').length - 1 <= MOST_STARS);
