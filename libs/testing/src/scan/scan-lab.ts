import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ClassifyOptions, type DirectoryEntries, type DirectoryReader, WalkScan } from '#domain';
import {
  Database,
  ensureDefaultLibrary,
  findLibrary,
  PostgresScanStore,
  ScanQueries,
  ScanRequests,
  type ScanView,
  VideoQueries,
  type VideoView,
} from '#infrastructure/database';
import { NodeDirectoryReader, NodeIgnoreFiles } from '#infrastructure/files';
import { createTestDatabase, type TestDatabase } from '../services/test-database.js';

const ALL = { q: null, state: null, kind: null, damaged: false, everything: true };
const unlimited = { expired: () => false };
const DEAF = { onDiscovered: async () => undefined, onPlenty: async () => undefined };

const HOUR_NS = 3_600_000_000_000n;

/** Reads as if it were an hour later, so that nothing is too young to be believed. */
export class LaterReader extends NodeDirectoryReader {
  override async list(path: Uint8Array): Promise<DirectoryEntries> {
    const entries = await super.list(path);
    return { ...entries, readAtNs: entries.readAtNs + HOUR_NS };
  }
}

/** Some settings of a walk, each with a usual value. */
export interface LabOptions {
  readonly reader?: DirectoryReader;
  readonly classify?: ClassifyOptions;
  readonly ignore?: readonly string[];
  readonly full?: boolean;
}

/** A folder on the disk, a database of its own, and scans of the one into the other. */
export class ScanLab {
  /** How scans read the disk unless they are told otherwise. */
  reader: DirectoryReader = new NodeDirectoryReader();

  private constructor(
    private readonly server: TestDatabase,
    readonly database: Database,
    readonly home: string,
    private readonly libraryId: string,
  ) {}

  static async open(): Promise<ScanLab> {
    const server = await createTestDatabase();
    const database = await Database.connect(server.url);
    const trees = {
      ...({ storageDir: null, viewDir: null, mode: 'dual' } as const),
      ...({ naming: 'cineorg', words: 'fr', collisions: 'keep-both' } as const),
    };
    await ensureDefaultLibrary(database, trees);
    const library = await findLibrary(database, null);
    return new ScanLab(server, database, mkdtempSync(join(tmpdir(), 'cineorg-scan-')), library?.id ?? '');
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.server.drop();
    rmSync(this.home, { recursive: true });
  }

  at(name: string): string {
    return join(this.home, name);
  }

  /** Writes a file below the folder, with all folders above it. */
  add(name: string | Buffer, contents = 'x'): void {
    const path = Buffer.concat([Buffer.from(`${this.home}/`), Buffer.from(name)]);
    mkdirSync(dirname(path.toString('latin1')), { recursive: true });
    writeFileSync(path, contents);
  }

  /** Sets a file's modification time back by an hour. */
  touch(name: string): void {
    const hourAgo = Date.now() / 1000 - 3600;
    utimesSync(this.at(name), hourAgo, hourAgo);
  }

  async request(path = this.home, full = false): Promise<string> {
    const from = { path: Buffer.from(path), readFrom: Buffer.from(this.home) };
    const asked = { libraryId: this.libraryId, ...from, traceId: 'test', full };
    return (await new ScanRequests(this.database).request(asked)).id;
  }

  walker({ reader = this.reader, classify, ignore = [] }: LabOptions = {}): WalkScan {
    const options = classify ?? { videoExtensions: null, minSizeBytes: 0 };
    return new WalkScan({
      store: new PostgresScanStore(this.database, 'test', []),
      reader,
      ignoreFiles: new NodeIgnoreFiles(ignore),
      classify: options,
      settings: JSON.stringify([options, ignore]),
      needsFullPass: () => false,
      now: () => performance.now(),
    });
  }

  /** Works on a scan until nothing is left to do. */
  async walk(id: string, options: LabOptions = {}): Promise<ScanView> {
    await this.walker(options).run(id, unlimited, DEAF);
    const scan = await new ScanQueries(this.database).one(id);
    if (scan === null) throw new Error('the scan is gone');
    return scan;
  }

  async scan(path = this.home, options: LabOptions = {}): Promise<ScanView> {
    return this.walk(await this.request(path, options.full), options);
  }

  /** All files by their path below the folder. */
  async files(): Promise<ReadonlyMap<string, VideoView>> {
    const { items } = await new VideoQueries(this.database).list(ALL, { limit: 500, cursor: null });
    return new Map(items.map((file) => [file.path.slice(this.home.length + 1), file]));
  }
}
