import type { OperationKind, OperationState } from '#domain';
import type { FileIdentity } from './identity.js';

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

/** What became of an operation. */
export interface OperationResult {
  readonly operation: JournalOperation;
  readonly state: OperationState;
  /** Why it is not done, in the user's words. */
  readonly reason: string | null;
  readonly identity: FileIdentity | null;
}

/** Where intents are made durable before the disk is touched, and results after. */
export interface JournalStore {
  /** Makes the intents durable, with the folders that will be made for them. Throws when the plan was taken away. */
  begin(
    operations: readonly { readonly id: string; readonly identity: FileIdentity | null }[],
    folders: readonly Buffer[],
  ): Promise<void>;

  /** Stores results and what they mean for the files. */
  finish(results: readonly OperationResult[]): Promise<void>;
}

/** A refusal or failure that ends one operation and leaves the disk as it was. */
export class OperationRefused extends Error {
  constructor(
    readonly reason: string,
    readonly state: 'conflict' | 'needs-attention' = 'conflict',
  ) {
    super(reason);
  }
}

const CODES: Readonly<Record<string, string>> = {
  EEXIST: 'something of that name is there already',
  EXDEV: 'source and storage lie on different file systems, and moving between them is not available yet',
  EPERM: 'the file system allows no hard links there, or the file is protected',
  ENOTSUP: 'the file system does not support this',
  EACCES: 'permission refused: CineOrg may not write there',
  EROFS: 'the target is read-only: remount it, or choose another storage folder',
  ENOSPC: 'the target is full: free some space and apply again',
  EDQUOT: 'the quota is used up: free some space and apply again',
  EMLINK: 'the file has too many links',
  ENOENT: 'the file or its folder has vanished',
  ENAMETOOLONG: 'the name is too long for this file system',
  EIO: 'the disk reports an error: check it before going on',
};

/** A system call's failure in the user's words; any other error is passed on. */
export function refusalOf(error: unknown): OperationRefused {
  if (error instanceof OperationRefused) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return new OperationRefused(CODES[code] ?? `the system says ${code}`);
}
