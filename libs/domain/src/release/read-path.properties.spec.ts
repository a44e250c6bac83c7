import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parsePath, readPath } from './read-path.js';

const SIGNS = '[](){}.-_ ~&+#0123456789sSeExXpPvV年第話集【】/\\|,:\'"％①\u0301\u200b\ud800'.split('');
const PIECES = [
  'S01E02',
  '1x02',
  'Season 1',
  '1080p',
  'x264',
  '2012',
  'www.',
  '.com',
  'AKA',
  'E01-E02',
  'CD1',
  ' - 07',
  'Cap.104',
];

const hostile = fc
  .array(fc.constantFrom(...SIGNS, ...PIECES), { maxLength: 120 })
  .map((parts) => parts.join(''));
const any = fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme' }));

const isCount = (number: number): boolean => Number.isFinite(number) && number >= 0;

describe('any path', () => {
  it('has one to five readings, none of which invents anything', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (names) => {
        const readings = readPath(names);
        expect(readings.length).toBeGreaterThanOrEqual(1);
        expect(readings.length).toBeLessThanOrEqual(5);
        const longest = names.join('').normalize('NFC').length + names.length * 20;
        for (const { title, seasons, episodes, absoluteEpisodes, date, doubt } of readings) {
          expect(title).toBe(title.normalize('NFC'));
          expect(title.length).toBeLessThanOrEqual(longest);
          expect([...seasons, ...episodes, ...absoluteEpisodes].every(isCount)).toBe(true);
          if (date !== null)
            expect(date).toMatch(/^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
          expect(doubt === null).toBe(readings.length === 1);
        }
      }),
      { numRuns: 500 },
    );
  });
});

const LETTERS = 'abcdefghijklmnoprstuvwyéèüößñçåøабвгдйё가나다ภาษाहिन्दी'.split('');
const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 2, maxLength: 8 });
const release = fc.record({
  title: fc.array(word, { minLength: 1, maxLength: 4 }),
  mark: fc.constantFrom('1987', '2019', 'S01E02', 'S02E03E04', '1x02', 'S01', '2014 05 06', '103', 'E07', ''),
  tags: fc.subarray(['1080p', 'BluRay', 'x264', 'GERMAN', 'EXTENDED', 'PROPER', 'DTS', 'WEB-DL']),
  group: fc.constantFrom('-MOSS', ''),
});

const named = fc.constantFrom(' ', '.', '_');
const written = (
  { title, mark, tags, group }: { title: string[]; mark: string; tags: string[]; group: string },
  by: string,
) => [...title, ...mark.split(' '), ...tags].filter((part) => part !== '').join(by) + group;

describe('a name', () => {
  it('reads the same in NFC and NFD', () => {
    fc.assert(
      fc.property(release, named, (parts, by) => {
        const name = written(parts, by);
        expect(parsePath(name.normalize('NFD'))).toEqual(parsePath(name.normalize('NFC')));
      }),
    );
  });

  it('is cut at the same letter in both, however long', () => {
    const name = `${'가각난닫'.repeat(14)}.S01E02.1080p.mkv`;
    expect(parsePath(name.normalize('NFD'))).toEqual(parsePath(name.normalize('NFC')));
    expect(parsePath(name.normalize('NFD'))).toMatchObject([{ seasons: [1], episodes: [2] }]);
  });

  it('reads the same whatever stands for its spaces', () => {
    fc.assert(
      fc.property(release, (parts) => {
        const spaced = parsePath(written(parts, ' '));
        expect(parsePath(written(parts, '.'))).toEqual(spaced);
        expect(parsePath(written(parts, '_'))).toEqual(spaced);
      }),
    );
  });
});
