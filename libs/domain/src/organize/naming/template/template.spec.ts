import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { utf8Length } from '../../../shared/bytes.js';
import { USUAL_SIGNS } from '../../signs.js';
import { templateProblems, type Tree } from './check-template.js';
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
  const { folders, stem } = renderTemplate(parseTemplate(template), values, { room, signs: USUAL_SIGNS });
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
    ['{title:upper:fr}', 'LE COUREUR'],
    ['{sortTitle:fr}', 'Coureur, Le'],
    ['{letter:fr}', 'C'],
    ['{title:lower:title}', 'Blade Runner'],
    ['{season=1?first|later}', 'first'],
    ['{!season=1?first|later}', 'later'],
    ['{edition=FINAL?{title} - final cut}', 'Blade Runner - final cut'],
    ['{edition=Final Cut?x|{title}}', 'Blade Runner'],
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

  it.each([
    ['Amélie', 'Amelie'],
    ['Œuvre de Þór Łukasz', 'Oeuvre de Thor Lukasz'],
    ['Солярис – Щит', 'Solyaris - Shchit'],
    ['Ο Θίασος', 'O Thiasos'],
    ['L’Été… “fou”', "L'Ete... fou"],
    ['Ａｌｉｅｎ：Ｃ／Ｄ', 'Alien - C-D'],
    ['七人の侍', '_'],
  ])('spells %j in ASCII as %j', (title, name) => {
    expect(write('{title:ascii}', { title })).toBe(name);
  });

  it('gives a folder for what a field knows', () => {
    expect(write('{collection?{collection}/}{title}', { collection: 'Saga: One/Two' })).toBe(
      'Saga - One-Two/Blade Runner',
    );
  });

  it.each([
    ['{titel}', /"titel" is not a field; there are title, .* \(at character 2\)/],
    ['{title', /"}" is missing \(at/],
    ['{title}{edition?{year? x}}', /"}" is missing \("}}" is a brace that is shown/],
    ['title}', /"}" closes nothing/],
    ['{title:big}', /"big" is not a modifier/],
    ['{title:scene}', /"scene" is for \{code\} only/],
    ['{!title}', /needs "\?"/],
    ['{genre=Drama}', /"\{genre=Drama" needs "\?"/],
    ['{genre=?x}', /needs the value to compare with/],
    ['{collection:fr}', /only \{title\}, \{sortTitle\}, \{letter\} can be asked for in/],
    ['{'.repeat(3), /is not a field/],
    [`${'{year?'.repeat(20)}`, /too many braces/],
    ['x'.repeat(3_000), /longer than 2000/],
  ])('%j is refused', (template, message) => {
    expect(() => parseTemplate(template)).toThrow(TemplateError);
    expect(() => parseTemplate(template)).toThrow(message);
  });
});

describe('what a template is refused for', () => {
  const problems = (text: string, tree: Tree, kind: 'movie' | 'episode'): string[] =>
    templateProblems(text, tree, kind).map(({ message }) => message);
  const film = (text: string): string[] => problems(text, 'view', 'movie');

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
    ['{resolution=2160p?4K|HD}/{range}/{title}', /\{resolution\} cannot stand before/],
    ['{range}/{edition?{edition}/}{title}', /\{edition\?…\} cannot have "\/"/],
    ['{range}/{edition}/{title}', /each folder below \{range\} needs a text/],
    [`{title}${'x'.repeat(161)}`, /no room for it: at most 160 bytes/],
    [
      '{title}{year}{year}{year}{year}{year}{year}{year}{year}{year}{year}{year}{year}{year}{year}',
      /no room/,
    ],
    ['{title', /"}" is missing/],
  ])('%j', (template, problem) => {
    expect(film(template)).toEqual([expect.stringMatching(problem)]);
  });

  it.each([
    ['Films//{title}', 6],
    ['Films/{title', 13],
    ['Films/{titel}', 8],
    ['x{range}/{title}', 2],
    ['{title}\u0007', 8],
    ['Films/{year}', null],
  ])('%j, with its place', (template, at) => {
    expect(templateProblems(template, 'view', 'movie').map((problem) => problem.at)).toEqual([at]);
  });

  it.each([
    'Movies/{resolution=2160p?4K|HD}/{title} ({year})',
    'Movies/{genre=Family?Kids|All}/{range}/{title} ({year})/{title}{edition? - {edition}}',
    '{range}/{title:30}/{collection? {collection}/}{title}',
  ])('does not concern %j', (template) => {
    expect(film(template)).toEqual([]);
  });

  it('depends on the tree and the kind', () => {
    expect(problems('{range}/{title}', 'storage', 'movie')).toEqual([
      expect.stringContaining('for the view only'),
    ]);
    for (const name of ['{episodeTitle}', '{code:3}', '{year?{code}}', '{season:1} {episode}']) {
      expect(problems(`{title}/${name}`, 'view', 'episode')).toEqual([
        expect.stringContaining('does not tell episodes apart'),
      ]);
    }
    expect(problems('{title}/Season {season}/{episode:00}', 'view', 'episode')).toEqual([]);
    expect(problems('{range}/{title}/{season:00}/{code}', 'view', 'episode')).toEqual([]);
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
        const signs = USUAL_SIGNS;
        const { folders, stem } = renderTemplate(parsed, { ...VALUES, texts }, { room: 200, signs });
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
