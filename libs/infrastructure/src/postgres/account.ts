import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DomainError } from '#domain';

/** The account that PostgreSQL runs as, where that is not the caller's own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: root lends it an account that every system has. */
const LENT_ACCOUNTS = ['postgres', 'nobody'];

/**
 * The account to run a cluster as. Null for an ordinary user, who runs it himself. Root takes the owner of the cluster
 * in `dir` where there is one already, so that a user's cluster can be started by root too.
 */
export function accountFor(dir: string): Account | null {
  const owner = statSync(dir, { throwIfNoEntry: false });
  const own = process.getuid?.();
  if (own !== 0) {
    if (owner === undefined || owner.uid === own) return null;
    throw new DomainError(
      'postgres.other-owner',
      `${dir} belongs to another user: start as that user, or as root`,
    );
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of LENT_ACCOUNTS) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields !== undefined) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new DomainError(
    'postgres.no-account',
    'PostgreSQL cannot run as root, and there is no account "postgres" or "nobody" to run it as',
  );
}

/** Whether an account may pass through a folder and all those above it. */
export function canEnter(folder: string, { uid, gid }: Account): boolean {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = statSync(at);
    const shift = owner === uid ? 6 : group === gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Whether this process may make files in a folder. */
export function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
