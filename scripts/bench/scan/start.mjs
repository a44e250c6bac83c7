import { mkdirSync } from 'node:fs';
import { CineOrg, twoPorts } from '../identify/services.mjs';

/** A whole CineOrg on a database of its own, without any key, so that no provider is asked. */
export async function startCineOrg({ home, library, databaseUrl, workers }) {
  mkdirSync(home, { recursive: true });
  const [port] = await twoPorts();
  const settings = {
    DATABASE_URL: databaseUrl,
    CINEORG_SCANNER_WORKERS: String(workers),
    CINEORG_PROBE: 'off',
    TMDB_API_KEY: '',
  };
  const standIn = { url: 'http://127.0.0.1:9/3' };
  const cineorg = new CineOrg({ folder: home, library, port, standIn, settings });
  await cineorg.start();
  return cineorg;
}
