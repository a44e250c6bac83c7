import { join } from 'node:path';
import type { OperationResult } from '../../files/index.js';
import { LineFile } from './line-file.js';
import { MANIFEST_VERSION, type ManifestLine, type ManifestOperation } from './manifest-lines.js';

/** Where the manifests lie in a data folder. */
export const manifestFolder = (dataDir: string): string => join(dataDir, 'manifests');

/** The manifest of a plan, and what `undo --manifest` has noted beside it. */
export const manifestPaths = (folder: string, planId: string): { manifest: string; undo: string } => ({
  manifest: join(folder, `plan-${planId}.jsonl`),
  undo: join(folder, `plan-${planId}.undo.jsonl`),
});

/**
 * Keeps a plan's manifest: what the plan does, for the day on which the database is lost. Intents are durable before the
 * disk is touched; what has become of them is written after, and made durable with the next intents, since an intent
 * without a result is looked at on the disk.
 */
export class ManifestWriter {
  private readonly file: LineFile;
  private readonly trash = new Set<string>();

  constructor(
    folder: string,
    planId: string,
    private readonly trashFor: (source: Buffer) => Buffer,
  ) {
    const first = { version: MANIFEST_VERSION, plan: planId };
    this.file = new LineFile(manifestPaths(folder, planId).manifest, first);
  }

  /** What is about to be done, with the folders about to be made. */
  intents(operations: readonly ManifestOperation[], folders: readonly Buffer[]): void {
    const lines = operations.map((operation) => ({ operation }));
    this.file.append([{ trash: this.newTrash(operations) }, { made: folders }, ...lines], 'durable');
  }

  /** What has become of it. */
  results(results: readonly OperationResult[]): void {
    this.file.append(resultLines(results), 'soon');
  }

  /** What has been taken back. */
  undone(results: readonly OperationResult[]): void {
    const taken = results.filter(({ state }) => state === 'undone');
    this.file.append([{ undone: taken.map(({ operation }) => operation.id) }], 'soon');
  }

  private newTrash(operations: readonly ManifestOperation[]): Buffer[] {
    return operations.flatMap(({ kind, source }) => {
      const folder = kind === 'move' ? this.trashFor(source) : null;
      if (folder === null || this.trash.has(folder.toString('latin1'))) return [];
      this.trash.add(folder.toString('latin1'));
      return [folder];
    });
  }
}

/** What is said of operations that were to be done. */
export function resultLines(results: readonly OperationResult[]): ManifestLine[] {
  const done = results.filter(({ state }) => state === 'done');
  const attention = results.filter(({ state }) => state === 'needs-attention');
  const dropped = results.filter(({ state }) => state !== 'done' && state !== 'needs-attention');
  const known = done.flatMap(({ operation: { id }, identity }) =>
    identity?.placed === undefined ? [] : [[id, identity] as const],
  );
  const idsOf = (some: readonly OperationResult[]): string[] => some.map(({ operation }) => operation.id);
  return [
    ...(done.length === 0 ? [] : [{ done: idsOf(done), identities: Object.fromEntries(known) }]),
    { dropped: idsOf(dropped) },
    ...(attention.length === 0
      ? []
      : [
          {
            attention: Object.fromEntries(
              attention.map(({ operation: { id }, reason }) => [id, reason ?? ''] as const),
            ),
          },
        ]),
  ];
}
