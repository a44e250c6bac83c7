import { describe, expect, it } from '@jest/globals';
import { film } from '#testing';
import { describeNaming } from './describe-naming.js';
import { type NamesOfSample, previewNaming } from './preview.js';
import { NAMING_WORDS } from './naming-words.js';
import { NAMING_PRESETS, namingProblems, type NamingSettings, templatesOf } from './scheme.js';

const PLAIN: NamingSettings = { preset: 'cineorg', words: 'fr' };

const viewOf = (settings: Partial<NamingSettings>, about: string): string | null =>
  sampleOf(previewNaming(PLAIN, { ...PLAIN, ...settings }).samples, about).after.view;

function sampleOf(samples: readonly NamesOfSample[], about: string): NamesOfSample {
  const found = samples.find((sample) => sample.about === about);
  if (found === undefined) throw new Error(`no sample shows ${about}`);
  return found;
}

describe('a preview', () => {
  it('shows the names of every sample in both trees, before and after', () => {
    const { problems, samples } = previewNaming(PLAIN, { preset: 'plex', words: 'fr' });
    expect(problems).toEqual([]);
    expect(sampleOf(samples, 'a film of a saga')).toEqual({
      about: 'a film of a saga',
      source: '/downloads/The.Matrix.1999.MULTi.1080p.BluRay.x264.DTS-GRP.mkv',
      before: {
        storage: 'Films/The Matrix (1999)/The Matrix (1999) MULTi DTS x264 1080p.mkv',
        view: 'Films/Science-Fiction/G-M/The Matrix (1999) MULTi DTS x264 1080p.mkv',
      },
      after: {
        storage: 'Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv',
        view: 'Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv',
      },
    });
  });

  it.each(NAMING_PRESETS)('has a path of its own for every sample (%s)', (preset) => {
    const { samples } = previewNaming(PLAIN, { preset, words: 'en' });
    for (const tree of ['storage', 'view'] as const) {
      const names = samples.map(({ after }) => after[tree]);
      expect(names).not.toContain(null);
      expect(new Set(names).size).toBe(samples.length);
      for (const name of names) expect(Buffer.from(name?.split('/').at(-1) ?? '').length).toBeLessThan(256);
    }
  });

  it.each<[string, Partial<NamingSettings>, string, string]>([
    ['words', { words: 'en' }, 'an anime', 'Series/Anime/A-F/'],
    ['a colon', { colon: 'smart' }, 'a colon in the title', '/Alien - Covenant (2017)'],
    ['a colon', { colon: 'delete' }, 'a colon in the title', '/Alien Covenant (2017)'],
    ['slashes', { illegal: 'replace' }, 'signs that no name may have', '/Face+Off - What! - (1997)'],
    ['genres', { genres: ['action', 'science-fiction'] }, 'a film of a saga', 'Films/Action & Aventure/'],
  ])('shows what is set: %s', (_, settings, about, part) => {
    expect(viewOf(settings, about)).toContain(part);
  });

  it('tells films of one title and year apart, where the template says nothing of that', () => {
    const templates = { view: { movie: 'Films/{title}' } };
    expect(viewOf({ templates }, 'two films of one title and year')).toBe(
      'Films/Pinocchio [tmdbid-532639].mkv',
    );
    expect(viewOf({ templates }, 'the second part')).toBe('Films/Gone with the Wind - part2.avi');
    expect(viewOf({ templates }, 'an edition, and another version of the same film')).toBe(
      'Films/Blade Runner - Final 2160p.mkv',
    );
  });

  it('names titles in a language where they are known in it', () => {
    const templates = { view: { movie: '{title:en} ({year})', episode: '{title:fr:upper} {code}' } };
    expect(viewOf({ templates }, 'an article and accents')).toBe('Amélie (2001).mkv');
    expect(viewOf({ templates }, 'a film of a saga')).toContain('The Matrix (1999)');
    expect(viewOf({ templates }, 'an anime')).toBe("L'ATTAQUE DES TITANS S01E01.mkv");
  });

  it('says what is wrong with templates, and shows the names that the others give', () => {
    const templates = { storage: { movie: '{titel}', episode: 'TV/{title}/{code}' } };
    const { problems, samples } = previewNaming(PLAIN, { ...PLAIN, templates });
    expect(problems).toEqual([
      { template: 'storage.movie', at: 2, message: expect.stringContaining('"titel" is not a field') },
    ]);
    expect(sampleOf(samples, 'a film of a saga').after).toEqual({
      storage: null,
      view: 'Films/Science-Fiction/G-M/The Matrix (1999) MULTi DTS x264 1080p.mkv',
    });
    expect(sampleOf(samples, 'an episode').after.storage).toBe('TV/Breaking Bad/S01E01.mkv');
  });

  it("shows the library's own videos too", () => {
    const { videos } = previewNaming(PLAIN, { ...PLAIN, preset: 'kodi' }, [film({ path: '/in/inc.mkv' })]);
    expect(videos).toEqual([
      {
        about: null,
        source: '/in/inc.mkv',
        before: {
          storage: 'Films/Inception (2010)/Inception (2010).mkv',
          view: 'Films/Science-Fiction/G-M/Inception (2010).mkv',
        },
        after: {
          storage: 'Movies/Inception (2010)/Inception (2010).mkv',
          view: 'Movies/Inception (2010)/Inception (2010).mkv',
        },
      },
    ]);
  });
});

describe('presets', () => {
  it.each(NAMING_PRESETS.flatMap((preset) => NAMING_WORDS.map((words) => [preset, words] as const)))(
    '%s (%s) can be used',
    (preset, words) => {
      expect(namingProblems(templatesOf({ preset, words }))).toEqual([]);
    },
  );
});

describe('what is told about naming', () => {
  it('says what each thing does, by doing it', () => {
    const { colonStyles, modifiers, conditions, episodeStyles, presets, genres } = describeNaming();
    expect(Object.fromEntries(colonStyles.map(({ style, gives }) => [style, gives]))).toEqual({
      delete: 'Alien Covenant - ReZero',
      dash: 'Alien- Covenant - Re-Zero',
      'space-dash': 'Alien - Covenant - Re -Zero',
      'space-dash-space': 'Alien - Covenant - Re - Zero',
      smart: 'Alien - Covenant - Re-Zero',
    });
    expect(Object.fromEntries(modifiers.map(({ form, gives }) => [form, gives]))).toMatchObject({
      ':30': 'The Wages',
      ':00': '01',
      ':title': 'Épisode Pilote',
      ':ascii': 'episode pilote',
      ':fr': 'Le Salaire de la peur',
    });
    expect(conditions.map(({ gives }) => gives)).toEqual([
      'The Wages of Fear - Restored',
      '[204]',
      'The Wages of Fear (not at IMDb)',
      'Films 4K/The Wages of Fear',
      'The Wages of Fear {tmdb-204}',
    ]);
    expect(episodeStyles.map(({ gives }) => gives)).toEqual([
      'S01E01E02E03',
      'S01E01-E02-E03',
      'S01E01-02-03',
      'S01E01.S01E02.S01E03',
      'S01E01-03',
      'S01E01-E03',
    ]);
    expect(presets).toHaveLength(4);
    expect(genres.map(({ key }) => key)).toContain('comedy-drama');
  });
});
