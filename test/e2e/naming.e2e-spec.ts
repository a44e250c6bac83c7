import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { LibraryPage, LibraryView, NamingReferenceView, NamingView, PreviewView } from '#contracts/http';
import { Installation } from './installation.js';

// Hooks start whole installations, beside other specs on a machine of two cores.
jest.setTimeout(180_000);

describe('naming', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await Installation.start('PostgreSQL');
    installation.addFiles(['Films/Heat (1995)/Heat.1995.1080p.mkv']);
    await installation.json('scan', installation.library, '--wait');
  });

  afterAll(async () => installation.dispose());

  const request = async (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${installation.url}/api/v1${path}`, {
      method,
      headers: { 'x-api-key': installation.key, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const libraryId = async (): Promise<string> => {
    const { items } = (await (await request('GET', '/libraries')).json()) as LibraryPage;
    return items[0]?.id ?? '';
  };

  it('is told with everything that templates may say', async () => {
    const reference = (await (await request('GET', '/naming')).json()) as NamingReferenceView;
    expect(reference.presets.map(({ preset }) => preset)).toEqual(['cineorg', 'jellyfin', 'plex', 'kodi']);
    expect(reference.fields.map(({ field }) => field)).toContain('episodeTitle');
    expect((await installation.cli('naming', 'fields')).stdout).toContain('{episodeTitle}');
  });

  it('is previewed on samples and on videos of the library, and changes nothing', async () => {
    const { stdout, code } = await installation.cli(
      ...['naming', 'preview', '--preset', 'plex', '--videos', '5', '--json'],
    );
    const preview = JSON.parse(stdout) as PreviewView;
    expect(code).toBe(0);
    expect(preview.videos).toEqual([
      expect.objectContaining({
        source: expect.stringContaining('Heat.1995.1080p.mkv'),
        after: {
          storage: 'Movies/Heat (1995) {tmdb-949}/Heat (1995) {tmdb-949}.mkv',
          view: 'Movies/Heat (1995) {tmdb-949}/Heat (1995) {tmdb-949}.mkv',
        },
      }),
    ]);
    expect(preview.samples.length).toBeGreaterThan(12);
    expect(await installation.json<NamingView>('naming')).toMatchObject({ preset: 'cineorg', own: [] });
  });

  it('is chosen for a library, kept over a start, and used by plans', async () => {
    const template = 'Films/{letter}/{title:upper} ({year}){resolution=1080p? HD}';
    const set = ['naming', 'set', '--words', 'en', '--view-movie', template] as const;
    expect(await installation.json<NamingView>(...set)).toMatchObject({
      words: 'en',
      own: ['words', 'view.movie'],
      templates: { view: { movie: template } },
    });
    await installation.end('SIGTERM');
    await installation.restart();
    const made = await installation.json<{ id: string }>('plan');
    const operations = (await (await request('GET', `/plans/${made.id}/operations`)).json()) as {
      items: { target: string }[];
    };
    expect(operations.items.map(({ target }) => target)).toEqual([
      `${installation.storage}/Movies/Heat (1995)/Heat (1995) 1080p.mkv`,
      `${installation.view}/Films/H/HEAT (1995) HD.mkv`,
    ]);
    const reset = ['naming', 'reset', 'view.movie'] as const;
    expect(await installation.json<NamingView>(...reset)).toMatchObject({ own: ['words'] });
    expect(await installation.json<NamingView>('naming', 'reset')).toMatchObject({ words: 'fr', own: [] });
  });

  it('is refused as a whole where a template could not be used', async () => {
    const id = await libraryId();
    const templates = { view: { movie: '{titel}', episode: '{title}' } };
    const refused = await request('PATCH', `/libraries/${id}`, { naming: { preset: 'kodi', templates } });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      type: 'urn:cineorg:naming.invalid',
      errors: [
        { template: 'view.movie', at: 2, message: expect.stringContaining('"titel" is not a field') },
        { template: 'view.episode', at: null, message: expect.stringContaining('tell episodes apart') },
      ],
    });
    const library = (await (await request('GET', `/libraries/${id}`)).json()) as LibraryView;
    expect(library.naming).toMatchObject({ preset: 'cineorg', own: [] });
    const shown = await request('POST', '/naming/preview', { templates });
    expect(shown.status).toBe(200);
    expect(((await shown.json()) as PreviewView).problems).toHaveLength(2);
    const command = await installation.cli('naming', 'set', '--view-movie', '{titel}');
    expect(command).toMatchObject({ code: 2, stderr: expect.stringContaining('view.movie: "titel"') });
    expect((await installation.cli('naming', 'preview', '--view-movie', '{titel}')).code).toBe(2);
    expect((await installation.cli('naming', 'set')).code).toBe(2);
    expect((await installation.cli('naming', 'set', '--genres', 'musicals')).code).toBe(2);
  });

  it.each<[string, string, unknown, number]>([
    ['PATCH', '/libraries/999', { naming: { preset: 'kodi' } }, 404],
    ['PATCH', '/libraries/1', { naming: { preset: 'emby' } }, 400],
    ['PATCH', '/libraries/1', { naming: { templates: { view: { movie: 7 } } } }, 400],
    ['PATCH', '/libraries/1', { naming: { templates: { shelf: {} } } }, 400],
    ['PATCH', '/libraries/1', { naming: { templates: 'x', genres: [1] } }, 400],
    ['POST', '/naming/preview', { libraryId: '999' }, 404],
    ['POST', '/naming/preview', { videos: 51 }, 400],
    ['GET', '/libraries/x', undefined, 404],
  ])('answers %s %s %j with %i', async (method, path, body, status) => {
    expect((await request(method, path, body)).status).toBe(status);
  });
});
