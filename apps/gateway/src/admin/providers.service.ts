import type { ProvidersView } from '#contracts/http';
import type { Config } from '#infrastructure/config';
import type { Database } from '#infrastructure/database';
import { cacheReport, providerReports } from '#infrastructure/metadata';

const MEBIBYTE = 2 ** 20;

/** Says how the providers are, for administrators. */
export class ProvidersService {
  constructor(
    private readonly database: Database,
    private readonly config: Pick<Config, 'tmdb' | 'fallbacks'>,
  ) {}

  async overview(): Promise<ProvidersView> {
    const [items, cache] = await Promise.all([
      providerReports(this.database, this.config),
      cacheReport(this.database),
    ]);
    return { items, cache: { ...cache, limitBytes: this.config.tmdb.cacheMb * MEBIBYTE } };
  }
}
