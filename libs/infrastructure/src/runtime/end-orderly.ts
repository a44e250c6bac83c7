import { endWithParent } from '../observability/index.js';
import type { Runtime } from './runtime.js';

/** Ends the process in order on SIGTERM, at the parent's end, or on Ctrl-C when nobody supervises it. */
export function endOrderly({ log, database }: Runtime, close: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    log.info('stopping');
    void close()
      .then(() => database.close())
      .catch((error: unknown) => log.error({ err: error }, 'could not stop in order'))
      .finally(() => process.exit(0));
  };
  const parent = process.env['CINEORG_PARENT_FD'];
  process.on('SIGTERM', end);
  if (!parent) process.on('SIGINT', end);
  endWithParent(parent, end);
}
