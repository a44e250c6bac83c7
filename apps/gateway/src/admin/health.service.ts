import type { HealthView } from '#contracts/http';
import type { Config } from '#infrastructure/config';
import type { Database } from '#infrastructure/database';
import type { QueueAdmin } from '#infrastructure/queue';
import { watchReport } from '#infrastructure/watch';

const UNKNOWN = {
  state: 'degraded',
  folders: 0,
  message: 'PostgreSQL does not answer, so it is not known',
  roots: [],
} as const;

/** Says whether all that the gateway needs answers, and how the roots are watched. */
export class HealthService {
  constructor(
    private readonly database: Database,
    private readonly queues: QueueAdmin,
    private readonly config: Pick<Config, 'watch'>,
  ) {}

  async health(): Promise<HealthView> {
    const [watching, queue] = await Promise.all([
      watchReport(this.database, this.config.watch.mode).catch(() => null),
      this.queues.answers(),
    ]);
    const database = await this.answers();
    return { status: database && queue ? 'ok' : 'degraded', database, queue, watching: watching ?? UNKNOWN };
  }

  private async answers(): Promise<boolean> {
    return this.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }
}
