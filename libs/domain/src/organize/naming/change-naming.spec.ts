import { describe, expect, it } from '@jest/globals';
import {
  acceptedNaming,
  changedNaming,
  type NamingChange,
  NamingRefused,
  namingSettings,
} from './change-naming.js';

const NOTHING = { preset: null, words: null };
const FILM = 'Movies/{title} ({year})';

describe('a change of naming', () => {
  it('keeps what it does not name, and resets what it names with null', () => {
    const own = { preset: 'plex', colon: 'smart', templates: { view: { movie: FILM } } } as const;
    expect(changedNaming(own, { words: 'en' })).toEqual({ ...own, words: 'en' });
    expect(changedNaming(own, { colon: null, preset: 'kodi' })).toEqual({
      preset: 'kodi',
      templates: own.templates,
    });
    const unnamed = { preset: undefined, words: undefined, templates: undefined } as unknown as NamingChange;
    expect(changedNaming(own, unnamed)).toEqual(own);
    expect(changedNaming(own, { templates: null })).toEqual({ preset: 'plex', colon: 'smart' });
  });

  it('changes templates one by one', () => {
    const own = { templates: { view: { movie: FILM, episode: '{code}' }, storage: { movie: FILM } } };
    expect(changedNaming(own, { templates: { view: { episode: null } } })).toEqual({
      templates: { view: { movie: FILM }, storage: { movie: FILM } },
    });
    expect(changedNaming(own, { templates: { view: null, storage: { movie: null } } })).toEqual({});
  });

  it('knows its genres', () => {
    expect(() => changedNaming({}, { genres: ['drama', 'drama'] })).toThrow('there twice');
  });

  it('is refused as a whole for a template that cannot be used', () => {
    const change = { preset: 'kodi', templates: { view: { movie: '{titel}', episode: '{title}' } } } as const;
    expect(() => acceptedNaming(NOTHING, {}, change)).toThrow(NamingRefused);
    expect(() => acceptedNaming(NOTHING, {}, change)).toThrow(/view\.movie: "titel".*\nview\.episode: /);
  });

  it('is refused for what the configuration says', () => {
    const configured = { preset: 'plex', words: null } as const;
    expect(() => acceptedNaming(configured, {}, { preset: 'kodi' })).toThrow('CINEORG_NAMING=plex is set');
    expect(acceptedNaming(configured, {}, { preset: 'plex', words: 'en' })).toEqual({
      preset: 'plex',
      words: 'en',
    });
  });
});

describe('the naming of a library', () => {
  it('is the configured one first, then its own', () => {
    expect(namingSettings(NOTHING, {})).toEqual({ preset: 'cineorg', words: 'fr' });
    expect(namingSettings({ preset: 'kodi', words: null }, { preset: 'plex', words: 'en' })).toEqual({
      preset: 'kodi',
      words: 'en',
    });
  });
});
