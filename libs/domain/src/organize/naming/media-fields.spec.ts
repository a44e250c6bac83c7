import { describe, expect, it } from '@jest/globals';
import { namesNeedMedia } from './media-fields.js';
import { schemeOf } from './scheme.js';

const PLAIN = {
  movie: '{title}/{title} {tmdbId} {edition}',
  episode: '{title}/{title} {code}',
};

describe('namesNeedMedia', () => {
  it.each(['cineorg', 'jellyfin', 'plex', 'kodi'] as const)('holds for the preset %s', (preset) => {
    expect(namesNeedMedia(schemeOf({ preset, words: 'fr' }))).toBe(true);
  });

  it('holds only where a name says what headers know, be it on a condition or as one', () => {
    const scheme = (view: string): boolean =>
      namesNeedMedia(
        schemeOf({
          preset: 'plex',
          words: 'fr',
          templates: { storage: PLAIN, view: { ...PLAIN, movie: view } },
        }),
      );
    expect(scheme(PLAIN.movie)).toBe(false);
    expect(scheme('{title}{edition? {resolution}}')).toBe(true);
    expect(scheme('{resolution=2160p?Films 4K|Films}/{title}')).toBe(true);
    expect(scheme('{title}{edition?{hdr? HDR} cut}')).toBe(true);
  });
});
