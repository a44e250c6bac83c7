import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { CollectionPage, EnrichmentView, ScanView, TitleDetailView, TitlePage } from '#contracts/http';
import { type Backend, Installation } from './installation.js';

jest.setTimeout(180_000);

const FILES = [
  'Films/The Lord of the Rings The Two Towers (2002).mkv',
  'Films/Toy Story (1995)/Toy Story (1995).mkv',
  'TV/Fargo/Season 1/Fargo S01E01.mkv',
];

let installation: Installation;
afterEach(async () => installation.dispose());

async function get<Body>(path: string): Promise<Body> {
  const response = await fetch(`${installation.url}/api/v1${path}`, {
    headers: { 'x-api-key': installation.key },
  });
  return (await response.json()) as Body;
}

async function scanned(backend: Backend, settings: NodeJS.ProcessEnv): Promise<ScanView> {
  installation = await Installation.start(backend, settings);
  installation.addFiles(FILES);
  return installation.json<ScanView>('scan', installation.library, '--wait');
}

describe('enrichment', () => {
  it.each(['PostgreSQL', 'Redis'] as const)('follows identification by itself, on %s', async (backend) => {
    const scan = await scanned(backend, { CINEORG_ENRICH: 'auto' });
    expect(scan).toMatchObject({ settled: true, counts: { identified: 3 } });
    expect(await installation.json<EnrichmentView>('enrich', '--wait')).toEqual({
      enabled: true,
      ...{ waiting: 0, done: 3, gone: 0 },
    });
    const { items } = await get<TitlePage>('/titles?q=towers');
    expect(items).toMatchObject([
      {
        ...{ title: 'The Lord of the Rings: The Two Towers', kind: 'movie', imdbId: 'tt0167261', files: 1 },
        ...{
          genres: ['Adventure', 'Fantasy', 'Action'],
          collection: { name: 'The Lord of the Rings Collection' },
        },
      },
    ]);
    const sagas = await get<CollectionPage>('/collections');
    expect(sagas.items.map(({ titles }) => titles.length)).toEqual([1, 1]);
    const series = await get<TitlePage>('/titles?kind=episode');
    const detail = await get<TitleDetailView>(`/titles/${series.items[0]?.id ?? ''}`);
    expect(detail.cast).toHaveLength(3);
    expect(detail.episodes.filter(({ present }) => present)).toMatchObject([{ season: 1, number: 1 }]);
    const before = installation.tmdb.stats().requests;
    await installation.json('enrich', '--wait');
    expect(installation.tmdb.stats().requests).toBe(before);
    await installation.json('enrich', '--refresh');
    while ((await get<EnrichmentView>('/titles/enrichment')).waiting === 0) {
      if (installation.tmdb.stats().requests >= before + 5) break;
    }
    expect(await installation.json('enrich', '--wait')).toMatchObject({ waiting: 0, done: 3 });
  });

  it('asks for nothing when it is switched off, and says so', async () => {
    await scanned('PostgreSQL', { CINEORG_ENRICH: 'off' });
    const before = installation.tmdb.stats().requests;
    const { code, stderr } = await installation.cli('enrich');
    expect(code).toBe(1);
    expect(stderr).toContain('CINEORG_ENRICH');
    expect(await get<EnrichmentView>('/titles/enrichment')).toMatchObject({ enabled: false, waiting: 3 });
    expect(installation.tmdb.stats().requests).toBe(before);
  });
});
