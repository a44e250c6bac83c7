import type { AdminHealthView, HealthView } from '#contracts/http';
import type { Config } from '#infrastructure/config';
import type { Database } from '#infrastructure/database';
import { linkReport } from '#infrastructure/files';
import type { QueueAdmin } from '#infrastructure/queue';
import { watchReport } from '#infrastructure/watch';

const UNKNOWN = {
  state: 'degraded',
  folders: 0,
  message: 'PostgreSQL does not answer, so it is not known',
  roots: [],
} as const;

/** Says whether all that the gateway needs answers, how the roots are watched, and what links the folders allow. */
export class HealthService {
  constructor(
    private readonly database: Database,
    private readonly queues: QueueAdmin,
    private readonly config: Pick<Config, 'watch' | 'roots' | 'storageDir' | 'viewDir'>,
  ) {}

  async health(): Promise<HealthView> {
    const [watching, queue] = await Promise.all([
      watchReport(this.database, this.config.watch.mode).catch(() => null),
      this.queues.answers(),
    ]);
    const database = await this.answers();
    return { status: database && queue ? 'ok' : 'degraded', database, queue, watching: watching ?? UNKNOWN };
  }

  /** With what the folders allow, which is looked up for each question: disks come and go. */
  async full(): Promise<AdminHealthView> {
    return { ...(await this.health()), links: linkReport(this.config) };
  }

  private async answers(): Promise<boolean> {
    return this.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }
}
