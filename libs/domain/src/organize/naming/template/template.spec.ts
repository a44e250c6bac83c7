import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { utf8Length } from '../../../shared/bytes.js';
import { templateProblems } from './check-template.js';
import { FIELDS } from './fields.js';
import { parseTemplate, TemplateError } from './parse-template.js';
import { type NameValues, renderTemplate } from './render-template.js';

const VALUES: NameValues = {
  texts: {
    title: 'Blade Runner',
    originalTitle: 'Blade Runner',
    year: '1982',
    edition: 'Final',
    season: '1',
    episodeTitle: 'Pilot',
    tmdbId: '78',
  },
  titles: { fr: 'Le Coureur', de: 'Blade/Runner' },
  season: 1,
  episodes: [1, 2, 3],
};

function write(template: string, texts: NameValues['texts'] = {}, room = 250): string {
  const values = { ...VALUES, texts: { ...VALUES.texts, ...texts } };
  const { folders, stem } = renderTemplate(parseTemplate(template), values, room);
  return [...folders.map((name) => name ?? '<range>'), stem].join('/');
}

describe('a template', () => {
  it.each([
    ['{title} ({year})', 'Blade Runner (1982)'],
    ['{title}{edition? - {edition}}', 'Blade Runner - Final'],
    ['{title}{imdbId? [{imdbId}]}', 'Blade Runner'],
    ['{title}{imdbId? [{imdbId}]| [{tmdbId}]}', 'Blade Runner [78]'],
    ['{title}{!imdbId? no number}', 'Blade Runner no number'],
    ['{title}{!year? undated}', 'Blade Runner'],
    ['{title} {{tmdb-{tmdbId}}}', 'Blade Runner {tmdb-78}'],
    ['{title}{edition? {{edition-{edition}}}}', 'Blade Runner {edition-Final}'],
    ['{title:5}', 'Blade'],
    ['{title:-6}', 'Runner'],
    ['{season:00}', '01'],
    ['{season:000}', '001'],
    ['{title:upper}', 'BLADE RUNNER'],
    ['{title:lower:5}', 'blade'],
    ['{title:lower:capital}', 'Blade runner'],
    ['{title:fr}', 'Le Coureur'],
    ['{title:DE}', 'Blade-Runner'],
    ['{title:ja}', 'Blade Runner'],
    ['{code}', 'S01E01E02E03'],
    ['{code:scene}', 'S01E01-E02-E03'],
    ['{code:extend}', 'S01E01-02-03'],
    ['{code:duplicate}', 'S01E01.S01E02.S01E03'],
    ['{code:range}', 'S01E01-03'],
    ['{code:prefixedRange:lower}', 's01e01-e03'],
    ['Films/{collection? {collection}/}{title}', 'Films/Blade Runner'],
    ['Films/{collection}/{title}', 'Films/Blade Runner'],
    ['Films/{letter}/{range}/{title}', 'Films/<range>/Blade Runner'],
    ['{title} {language} {audio} x', 'Blade Runner x'],
    ['a || b: {title}', 'a b - Blade Runner'],
  ])('%j gives %j', (template, name) => {
    expect(write(template)).toBe(name);
  });

  it('gives a folder for what a field knows', () => {
    expect(write('{collection?{collection}/}{title}', { collection: 'Saga: One/Two' })).toBe(
      'Saga - One-Two/Blade Runner',
    );
  });

  it.each([
    ['{titel}', /"titel" is not a field; there are title, .* \(at character 2\)/],
    ['{title', /"}" is missing/],
    ['title}', /"}" closes nothing/],
    ['{title:big}', /"big" is not a modifier/],
    ['{title:scene}', /"scene" is for \{code\} only/],
    ['{!title}', /needs "\?"/],
    ['{'.repeat(3), /is not a field/],
    [`${'{year?'.repeat(20)}`, /too many braces/],
    ['x'.repeat(3_000), /longer than 2000/],
  ])('%j is refused', (template, message) => {
    expect(() => parseTemplate(template)).toThrow(TemplateError);
    expect(() => parseTemplate(template)).toThrow(message);
  });
});

describe('what a template is refused for', () => {
  const film = (text: string): string[] => templateProblems(text, 'view', 'movie');

  it.each([
    ['/Films/{title}', /begins with "\/"/],
    ['Films//{title}', /no name/],
    ['{title}/', /no name/],
    ['../{title}', /stay within their tree/],
    ['Films/{year}', /nothing in it tells works apart/],
    ['{title}\u0007', /control characters/],
    ['x{range}/{title}', /folder of its own/],
    ['{title}/{range}', /folder of its own/],
    ['{range}/{range}/{title}', /only once/],
    ['{resolution}/{range}/{title}', /\{resolution\} cannot stand before/],
    ['{title', /"}" is missing/],
  ])('%j', (template, problem) => {
    expect(film(template)).toEqual([expect.stringMatching(problem)]);
  });

  it('depends on the tree and the kind', () => {
    expect(templateProblems('{range}/{title}', 'storage', 'movie')).toEqual([
      expect.stringContaining('for the view only'),
    ]);
    expect(templateProblems('{title}/{episodeTitle}', 'view', 'episode')).toEqual([
      expect.stringContaining('does not tell episodes apart'),
    ]);
    expect(templateProblems('{title}/Season {season}/{episode:00}', 'view', 'episode')).toEqual([]);
    expect(film('Films/{genre}/{range}/{title} ({year})')).toEqual([]);
  });
});

describe('any value', () => {
  const text = fc.string({ unit: 'binary', maxLength: 400 });
  const fields = fc.dictionary(fc.constantFrom(...Object.keys(FIELDS)), text);
  const templates = fc.constantFrom(
    '{title} ({year})/{title}{edition? - {edition}}',
    '{collection}/{sortTitle}/{original}{part? CD{part}}',
    '{title:30}/{season:00}/{episodeTitle} {words}',
  );

  it('stays in its name, and no name is longer than it may be', () => {
    fc.assert(
      fc.property(templates, fields, (template, texts) => {
        const parsed = parseTemplate(template);
        const { folders, stem } = renderTemplate(parsed, { ...VALUES, texts }, 200);
        expect(folders.length).toBeLessThanOrEqual(2);
        expect(utf8Length(stem)).toBeLessThanOrEqual(255);
        for (const name of [...folders, stem]) {
          expect(name).not.toMatch(/[/\0]|^\.|^$/);
          expect(utf8Length(name ?? '')).toBeLessThanOrEqual(255);
        }
      }),
    );
  });

  it('is cut before the marks around it', () => {
    const name = write('{title} ({year}) - {episodeTitle} [{tmdbId}]', {
      title: 'é'.repeat(100),
      episodeTitle: '長'.repeat(100),
    });
    expect(name).toMatch(/^é{100} \(1982\) - 長* \[78\]$/);
    expect(utf8Length(name)).toBeLessThanOrEqual(250);
  });
});
