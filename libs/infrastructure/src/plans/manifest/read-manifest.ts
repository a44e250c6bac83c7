import { createReadStream, existsSync } from 'node:fs';
import { DomainError } from '#domain';
import type { FileIdentity, RemovedFolder } from '../../files/index.js';
import { decodeLine, MANIFEST_VERSION, type ManifestLine, type ManifestOperation } from './manifest-lines.js';
import { manifestPaths } from './manifest-writer.js';

/** How far an operation has got: `applying` and `undoing` may have got any way. */
export type Progress = 'applying' | 'done' | 'undoing' | 'undone' | 'attention';

/** An operation of a manifest, and how far it has got. */
export interface ManifestEntry {
  readonly operation: ManifestOperation;
  readonly progress: Progress;
  /** Why somebody has to look at it. */
  readonly reason: string | null;
}

/** What a manifest says, line by line. */
export class Manifest {
  planId: string | null = null;
  readonly entries = new Map<string, ManifestEntry>();
  /** Folders that the plan made. */
  readonly made: Buffer[] = [];
  readonly trash: Buffer[] = [];
  /** Folders that it removed once they were empty, by their paths in latin1, which keeps every byte. */
  readonly removed = new Map<string, RemovedFolder>();
  /** Lines that are none: cut off by a crash, before anything was done for them. */
  unread = 0;

  add(line: ManifestLine | null): void {
    if (line === null) this.unread += 1;
    else if ('version' in line) this.begin(line);
    else if ('operation' in line) this.intend(line.operation);
    else if ('made' in line) this.made.push(...line.made);
    else if ('removed' in line) {
      for (const folder of line.removed) this.removed.set(folder.path.toString('latin1'), folder);
    } else if ('trash' in line) this.trash.push(...line.trash);
    else this.note(line);
  }

  private begin({ version, plan }: { readonly version: number; readonly plan: string }): void {
    if (version !== MANIFEST_VERSION) {
      throw new DomainError(
        'manifest.version',
        `The manifest has version ${version}, and this CineOrg reads ${MANIFEST_VERSION}: use a newer one`,
      );
    }
    this.planId = plan;
  }

  private intend(operation: ManifestOperation): void {
    this.entries.set(operation.id, { operation, progress: 'applying', reason: null });
  }

  private note(
    line: Exclude<
      ManifestLine,
      | { version: number }
      | { operation: unknown }
      | { made: unknown }
      | { removed: unknown }
      | { trash: unknown }
    >,
  ): void {
    if ('done' in line) for (const id of line.done) this.set(id, 'done', { identity: line.identities[id] });
    else if ('dropped' in line) for (const id of line.dropped) this.entries.delete(id);
    else if ('undoing' in line) for (const id of line.undoing) this.set(id, 'undoing');
    else if ('undone' in line) for (const id of line.undone) this.set(id, 'undone');
    else for (const [id, reason] of Object.entries(line.attention)) this.set(id, 'attention', { reason });
  }

  private set(
    id: string,
    progress: Progress,
    { identity, reason = null }: { identity?: FileIdentity | undefined; reason?: string | null } = {},
  ): void {
    const entry = this.entries.get(id);
    if (entry === undefined) return;
    const { operation } = entry;
    this.entries.set(id, {
      operation: identity === undefined ? operation : { ...operation, identity },
      progress,
      reason,
    });
  }
}

/** Reads a manifest and what an earlier undo of it has noted. Throws for a file that is none. */
export async function readManifest(path: string, undo: string): Promise<Manifest> {
  if (!existsSync(path)) throw new DomainError('manifest.not-found', `There is no manifest ${path}`);
  const manifest = new Manifest();
  for await (const line of linesOf(path)) manifest.add(decodeLine(line));
  if (manifest.planId === null)
    throw new DomainError('manifest.unreadable', `${path} is no manifest of CineOrg`);
  if (existsSync(undo)) for await (const line of linesOf(undo)) manifest.add(decodeLine(line));
  return manifest;
}

/** What `undo --manifest` has made of a plan's operations, of which the database knows nothing. */
export interface UndoneByHand {
  readonly undone: ReadonlySet<string>;
  /** Those that it has given up, which were under way: nothing is done of them. */
  readonly dropped: ReadonlySet<string>;
}

/** What `undo --manifest` has made of a plan; null when nobody has used it. */
export async function undoneByHand(folder: string, planId: string): Promise<UndoneByHand | null> {
  const { undo } = manifestPaths(folder, planId);
  if (!existsSync(undo)) return null;
  const [undone, dropped] = [new Set<string>(), new Set<string>()];
  for await (const text of linesOf(undo)) {
    const line = decodeLine(text);
    if (line !== null && 'undone' in line) for (const id of line.undone) undone.add(id);
    if (line !== null && 'dropped' in line) for (const id of line.dropped) dropped.add(id);
  }
  return { undone, dropped };
}

/** Lines of a file, at line feeds alone: a name in it may hold other separators. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(path, { highWaterMark: 1_048_576 })) {
    let from = 0;
    const text = Buffer.concat([rest, piece as Buffer]);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      if (at > from) yield text.toString('utf8', from, at);
      from = at + 1;
    }
    rest = text.subarray(from);
  }
  if (rest.length > 0) yield rest.toString();
}
