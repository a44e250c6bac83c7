import type { WorkLimits } from '#domain';
import type { JobContext } from '../queue/index.js';

/** A ticket's limits as the domain knows them: its time, and the process' end. */
export function limitsOf({ signal, deadline }: JobContext): WorkLimits {
  return { expired: () => signal.aborted || Date.now() >= deadline };
}
