import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The account that PostgreSQL runs as; null: the caller's own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: root lends it an account that every system has. */
const LENT_ACCOUNTS = ['postgres', 'nobody'];

/** The account to run as: null for an ordinary user, who runs it himself. */
export function postgresAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of LENT_ACCOUNTS) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields !== undefined) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('PostgreSQL cannot run as root, and there is no account "postgres" or "nobody" to run it as');
}

/** Whether an account may pass through a folder and all those above it. */
export function canEnter(folder: string, { uid, gid }: Account): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = statSync(at);
    const shift = owner === uid ? 6 : group === gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
