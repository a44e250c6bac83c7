import type { OperationKind, OperationState } from '#domain';
import type { FileIdentity } from './identity.js';
import type { Rights, RightsSettings } from './rights.js';

/** An operation as the journal holds it. */
export interface JournalOperation {
  readonly id: string;
  readonly kind: OperationKind;
  readonly fileId: string;
  readonly source: Buffer;
  readonly target: Buffer;
  readonly state: OperationState;
  /** Of the file moved or linked to, taken when the plan was made; null for a link whose file is moved first. */
  readonly identity: FileIdentity | null;
}

/** The operations of one video, in order. */
export interface JournalGroup {
  readonly operations: readonly JournalOperation[];
}

/** What became of an operation that was to be done. */
export interface OperationResult {
  readonly operation: JournalOperation;
  readonly state: OperationState;
  /** Why it is not done, in the user's words. */
  readonly reason: string | null;
  readonly identity: FileIdentity | null;
}

/** What every work of a journal goes by. */
export interface JournalSettings {
  /** The folder for originals of files that are moved to another disk, on the disk that they lie on. */
  readonly trashFor: (source: Buffer) => Buffer;
  readonly rights?: RightsSettings;
}

/** A folder that was removed once it was empty. */
export interface RemovedFolder {
  readonly path: Buffer;
  readonly rights: Rights;
}

/** Where intents are made durable before the disk is touched, and results after. */
export interface JournalStore {
  /** Makes the intents durable, with the folders that will be made for them. Throws when the plan was taken away. */
  begin(
    operations: readonly { readonly id: string; readonly identity: FileIdentity | null }[],
    folders: readonly Buffer[],
  ): Promise<void>;

  /**
   * Prolongs the claim on the plan in the middle of long work, and throws when it was taken away: a process that was
   * held up for long must not touch the disk beside the one that took over. Says whether the work is still wanted: if
   * not, what is not begun is left as it was.
   */
  prolong?(): Promise<boolean>;

  /** Those of these folders that the plan has removed, with the rights that they had. */
  removedFolders?(paths: readonly Buffer[]): Promise<readonly RemovedFolder[]>;

  /** Stores results and what they mean for the files. */
  finish(results: readonly OperationResult[]): Promise<void>;
}
