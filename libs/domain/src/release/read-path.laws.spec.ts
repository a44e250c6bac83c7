import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Reading } from './reading.js';
import { readPath } from './read-path.js';

const SIGNS = '[](){}.-_ ~&+#0123456789sSeExXpPvV年第話集/\\|,:\'"①★'.split('');
const PIECES = [
  ...[
    'S01E02',
    '1x02',
    'Season 1',
    'S01-S99',
    'S05-S01',
    'E01-E02',
    'S9999E99999',
    '99999 of 2',
    ' - 07',
    '[07]',
  ],
  ...[
    '2nd Season',
    'Cap.104',
    '第2季第5集',
    '(2012)',
    '2014.05.06',
    '140722',
    '1080p',
    'x264',
    'CD1',
    '[Moss] ',
  ],
  ...[
    'AKA',
    ' / ',
    'www.',
    '.com',
    '{tmdb-1}',
    '[tt1234567]',
    'Tide, The',
    'Kite',
    'Harbour',
    'Complete Series',
  ],
  ...['Films', 'TV', 'Anime', 'Season 2', 'Specials', '9f86d081884c7d659a2feaa0c55ad015'],
];
const name = fc.array(fc.constantFrom(...SIGNS, ...PIECES), { maxLength: 40 }).map((parts) => parts.join(''));
const path = fc.array(name, { maxLength: 8 });

/** A law of every reading of every path. */
const holds = (law: (reading: Reading, all: readonly Reading[], names: readonly string[]) => void): void => {
  fc.assert(
    fc.property(path, (names) => {
      const all = readPath(names);
      for (const reading of all) law(reading, all, names);
    }),
    { numRuns: 250 },
  );
};

const isRising = (numbers: readonly number[]): boolean =>
  numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));

describe('every reading', () => {
  it('counts whole seasons and episodes, each once and in order', () => {
    holds(({ seasons, episodes, absoluteEpisodes }) => {
      expect([...seasons, ...episodes].every(Number.isInteger)).toBe(true);
      for (const numbers of [seasons, episodes, absoluteEpisodes]) expect(isRising(numbers)).toBe(true);
    });
  });

  it('of a film counts nothing', () => {
    holds(({ kind, seasons, episodes, absoluteEpisodes, date }) => {
      if (kind === 'episode') return;
      expect([...seasons, ...episodes, ...absoluteEpisodes]).toEqual([]);
      expect(date).toBeNull();
    });
  });

  it('has each spelling of its title once, in NFC, and no empty one among the others', () => {
    holds(({ title, alternativeTitles }) => {
      expect(new Set([title, ...alternativeTitles]).size).toBe(alternativeTitles.length + 1);
      for (const one of alternativeTitles) {
        expect(one).not.toBe('');
        expect(one).toBe(one.normalize('NFC'));
      }
    });
  });

  it('has a title without spaces around it and a year in which there were films', () => {
    holds(({ title, year }) => {
      expect(title).toBe(title.trim());
      if (year === null) return;
      expect(year).toBeGreaterThanOrEqual(1878);
      expect(year).toBeLessThanOrEqual(2039);
    });
  });

  it('differs from the others of its path', () => {
    holds((_, all) => {
      expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(all.length);
    });
  });

  it('finds its title’s folder among those of the path', () => {
    holds(({ titleFolderDepth }, _, names) => {
      expect(titleFolderDepth).toBeLessThan(Math.max(1, names.length));
    });
  });

  it('is the same when the path is read again', () => {
    holds((_, all, names) => {
      expect(readPath(names)).toEqual(all);
    });
  });
});
