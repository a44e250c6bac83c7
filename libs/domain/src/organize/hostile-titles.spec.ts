import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { episode, film, layout, planAll } from '#testing';
import { decodeName, splitPath } from '../shared/bytes.js';
import { foldedPath } from './build-plan.js';
import { NAMING_PRESETS, namingProblems, type NamingSettings, templatesOf } from './naming/scheme.js';

const TITLES = 10_000;

const part = fc.constantFrom(
  '..',
  '.',
  '/',
  '\\',
  '../../etc/passwd',
  '/etc',
  '~',
  '$HOME',
  '`id`',
  '\0',
  '\n',
  '\r',
);
const direction = fc.constantFrom('\u202E', '\u200B', '\u2066', '\uFEFF', '\u0007', '\u001B[2J');
const broken = fc.constantFrom('\uD800', '\uDFFF', '\uFFFF', '\u{10FFFF}', '\uE000');
const reserved = fc.constantFrom(
  'CON',
  'nul.mkv',
  'LPT1',
  'a.',
  'a ',
  ' a',
  '.hidden',
  'a:b',
  'a?b*',
  '<>|"',
);
const rightToLeft = fc.constantFrom('שלום', 'العربية', 'فيلم', 'ﷺ');
const plain = fc.constantFrom('a', 'A', 'é', 'e\u0301', 'É', 'Film', 'FILM', '長');
const long = fc.constantFrom('x'.repeat(10_000), '長'.repeat(4_000), 'é'.repeat(130), '👩‍👩‍👧‍👦'.repeat(30));
const title = fc
  .array(fc.oneof(part, direction, broken, reserved, rightToLeft, plain), { maxLength: 5 })
  .chain((parts) =>
    fc
      .integer({ min: 0, max: 9 })
      .chain((dice) =>
        dice === 0 ? long.map((extra) => [...parts, extra].join('')) : fc.constant(parts.join('')),
      ),
  );

/** Templates of a user, between them with every modifier and condition, and with names that tell very little. */
const OWN: readonly (readonly [string, Partial<NamingSettings>])[] = [
  [
    'cut, in ASCII',
    {
      colon: 'delete',
      templates: {
        storage: {
          movie: 'F/{title:ascii:12}/{title:ascii:12}',
          episode: '{title:ascii:-8}/{season:000}/{code:range}',
        },
        view: {
          movie: '{letter}/{range}/{title:3}{homonym:2}',
          episode: '{range}/{title:ascii:lower}/{code:scene:lower}{episodeTitle:10}',
        },
      },
    },
  ],
  [
    'in languages and letters',
    {
      colon: 'smart',
      illegal: 'replace',
      templates: {
        storage: {
          movie: '{title:fr:upper} {imdbId?[{imdbId}]|}',
          episode: '{title:ja:title} {code:duplicate}',
        },
        view: {
          movie: '{letter:fr}/{sortTitle:fr:capital}{year=2001? - {year:0000}}',
          episode: '{originalTitle:lower}/{season=1?one|other}/{code:extend} {episodeTitle:title}',
        },
      },
    },
  ],
  [
    'of conditions and marks',
    {
      colon: 'dash',
      templates: {
        storage: {
          movie: '{year?{title}|{tmdbId:1}}',
          episode: '{!tvdbId?{title}}/{code:prefixedRange:ascii}',
        },
        view: {
          movie: '{collection}/{title:upper}{version:4}',
          episode: '{genre}{title:10}{season:00}x{episode:00}',
        },
      },
    },
  ],
];

const WAYS = [
  ...NAMING_PRESETS.map((preset) => [TITLES, preset, { preset }] as const),
  ...OWN.map(([name, settings]) => [Math.ceil(TITLES / OWN.length), name, settings] as const),
];

describe.each(WAYS)('%i hostile titles (%s)', (count, _, settings) => {
  const titles = fc.sample(title, { numRuns: count, seed: 7 });
  const videos = titles.map((one, at) => {
    const given = {
      title: one,
      originalTitle: one,
      tmdbId: at + 1,
      year: 2000 + (at % 3),
      path: `/in/${at}.mkv`,
      titles: { fr: titles[at + 1] ?? '', ja: one },
      collection: at % 2 === 0 ? one : null,
    };
    return at % 5 === 0 ? episode({ ...given, episodeTitles: [one] }) : film(given);
  });
  const groups = planAll(videos, { layout: layout(settings) });
  const paths = groups.flatMap(({ operations }) => operations.map(({ target }) => target));

  it('are named by templates that are accepted', () => {
    expect(namingProblems(templatesOf({ preset: 'cineorg', words: 'fr', ...settings }))).toEqual([]);
  });

  it('all get places', () => {
    expect(groups).toHaveLength(count);
    expect(groups.flatMap(({ conflict }) => conflict ?? []).slice(0, 3)).toEqual([]);
  });

  it('stay inside their trees, under names that every file system takes', () => {
    for (const path of paths) {
      const text = decodeName(path);
      expect(text).toMatch(/^\/(store|view)\/[^/]/);
      for (const name of splitPath(path)) {
        const shown = decodeName(name);
        if (name.length <= 255 && !/^\.|[. ]$|[\p{Cc}\p{Cf}\\:*?"<>|]/u.test(shown)) continue;
        throw new Error(`${JSON.stringify(shown)} in ${JSON.stringify(text)}`);
      }
    }
  });

  it('never share a path', () => {
    expect(new Set(paths.map(foldedPath)).size).toBe(paths.length);
  });
});
