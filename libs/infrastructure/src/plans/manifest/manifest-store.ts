import type { FileIdentity, JournalStore, OperationResult } from '../../files/index.js';
import type { LineFile } from './line-file.js';
import { resultLines } from './manifest-writer.js';

/** Keeps the journal of an undo that has no database: lines in a file beside the manifest, intents before, results after. */
export class ManifestStore implements JournalStore {
  constructor(
    private readonly file: LineFile,
    private readonly direction: 'apply' | 'undo',
  ) {}

  async begin(
    operations: readonly { readonly id: string; readonly identity: FileIdentity | null }[],
    folders: readonly Buffer[],
  ): Promise<void> {
    const ids = operations.map(({ id }) => id);
    this.file.append([{ made: folders }, { undoing: this.direction === 'undo' ? ids : [] }], 'durable');
    return Promise.resolve();
  }

  async finish(results: readonly OperationResult[]): Promise<void> {
    this.file.append(this.direction === 'apply' ? resultLines(results) : undoLines(results), 'durable');
    return Promise.resolve();
  }
}

const undoLines = (results: readonly OperationResult[]) => {
  const idsOf = (state: string): string[] =>
    results.filter((result) => result.state === state).map(({ operation }) => operation.id);
  return [{ undone: idsOf('undone') }, { done: idsOf('done'), identities: {} }];
};
