/**
 * A refusal or failure that ends one operation. `conflict`: nothing of it was done, and something other than CineOrg
 * stands in the way. `needs-attention`: the machine must be mended, or a name could not be put back.
 */
export class OperationRefused extends Error {
  constructor(
    readonly reason: string,
    readonly state: 'conflict' | 'needs-attention' = 'conflict',
  ) {
    super(reason);
  }
}

/**
 * The store's failure (a lost claim, a database that is down) in the middle of a step. It has no code, so that no step
 * takes it for the disk's: all work ends, and what is begun stays under way for who comes next.
 */
export class StoreFailure extends Error {
  constructor(override readonly cause: unknown) {
    super('the journal cannot be kept');
  }
}

const CONFLICTS: Readonly<Record<string, string>> = {
  EEXIST: 'something of that name is there already',
  EXDEV:
    'source and storage lie on different file systems, where hard links cannot lead: choose CINEORG_MODE=copy or dual',
  EPERM: 'the file system allows no hard links there, or the file is protected',
  ENOTSUP: 'the file system does not support this: choose a storage folder on another',
  EMLINK: 'the file has too many links',
  ENOENT: 'the file or its folder has vanished',
  ENOTDIR: 'a file lies where a folder is needed',
  ELOOP: 'symlinks lead in a circle there',
  ENAMETOOLONG: 'the path is too long for this file system',
};

const FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'permission refused: let CineOrg write there, then make a new plan',
  EROFS: 'the file system is read-only: remount it, or choose another storage folder, then make a new plan',
  ENOSPC: 'the target is full: free some space, then make a new plan',
  EDQUOT: 'the quota is used up: free some space, then make a new plan',
  EIO: 'the disk reports an error: check it, then make a new plan',
};

/** A system call's failure in the user's words; any other error is passed on. */
export function refusalOf(error: unknown): OperationRefused {
  if (error instanceof OperationRefused) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  const fault = FAULTS[code];
  if (fault !== undefined) return new OperationRefused(fault, 'needs-attention');
  return new OperationRefused(CONFLICTS[code] ?? `the system says ${code}`);
}
