import { describe, expect, it } from '@jest/globals';
import { findCounted, findDashed, findEpisodeWord, findInWords } from './in-words.js';
import type { Numbering } from './numbering.js';

const show = (found: Numbering | null): string | null =>
  found === null
    ? null
    : `${found.seasons.join(',')}x${[...found.episodes, ...found.absoluteEpisodes].join(',')}`;

describe('findInWords', () => {
  it.each([
    ['Ferry Season 1 Episode 2', '1x2'],
    ['Ferry - Season 01 Ep 02 - Name', '1x2'],
    ['Ferry Saison 1 Épisode 2', '1x2'],
    ['Ferry Staffel 1 Folge 12', '1x12'],
    ['Ferry Temporada 2 Capitulo 5', '2x5'],
    ['Ferry Stagione 1 Episodio 2', '1x2'],
    ['Ferry Seizoen 3 Afl 5', '3x5'],
    ['Ferry Sezon 4 Odcinek 10', '4x10'],
    ['Ferry Se.3 afl.3 en 4', '3x3,4'],
    ['Паром / Сезон: 5 / Серии: 1-3', '5x1,2,3'],
    ['Паром. Сезон №9. Серия №18', '9x18'],
    ['Ferry 1. Sezon 5. Bölüm', '1x5'],
    ['Паром 1 сезон 2 серия', '1x2'],
    ['Ferry 3rd Season Ep 5', '3x5'],
    ['Ferry 1. évad 3. rész', '1x3'],
  ])('takes %s', (text, expected) => {
    expect(show(findInWords(text))).toBe(expected);
  });

  it.each([
    'Season of the Ferry',
    'Ferry Season 1',
    'The Episode',
    'Ferry Season 1 1080p',
    'Ferry Season 1 Episode 1080p',
  ])('leaves %s alone', (text) => {
    expect(findInWords(text)).toBeNull();
  });
});

describe('findDashed', () => {
  it.each([
    ['Ferry S2 - 07', '2x7'],
    ['Ferry Season 2 - 07v2 [1080p]', '2x7'],
    ['Ferry 2nd Season - 07', '2x7'],
    ['Ferry 2nd Season - 01 ~ 12 [720p]', '2x1,2,3,4,5,6,7,8,9,10,11,12'],
    ['Ferry S2 - 15 VOSTFR', '2x15'],
    ['Ferry S21 1000', '21x1000'],
    ['Ferry S01 07 2019', '1x7'],
    ['Ferry (S4-24)', '4x24'],
  ])('takes %s', (text, expected) => {
    expect(show(findDashed(text))).toBe(expected);
  });

  it.each(['Ferry S01-03', 'Ferry Season 1 - 4', 'Ferry S2 - 2019', 'Ferry S01 1080p', 'Ferry S01 10 Names'])(
    'leaves %s alone',
    (text) => {
      expect(findDashed(text)).toBeNull();
    },
  );
});

describe('findEpisodeWord', () => {
  it.each([
    ['Ferry E05', 'x5'],
    ['Ferry Ep 5', 'x5'],
    ['Ferry Episode 05', 'x5'],
    ['Ferry Folge 12', 'x12'],
    ['Ferry #12', 'x12'],
    ['Ferry E01-E03', 'x1,2,3'],
    ['Ferry E10 - E12 [CW]', 'x10,11,12'],
    ['Ferry E01E02', 'x1,2'],
    ['Паром 5 серия', 'x5'],
    ['Паром (05 сер.)', 'x5'],
    ['Ferry 79 BLM', 'x79'],
    ['渡船 第12話', 'x12'],
    ['渡船 12회', 'x12'],
    ['渡船 第2季第5集', '2x5'],
  ])('reads %s as %s', (text, expected) => {
    expect(show(findEpisodeWord(text))).toBe(expected);
  });

  it.each(['Ferry Episode 2019', 'Ferry Ephesus 3', 'Ferry #1', 'The Episodes', 'Ferry e-mail'])(
    'leaves %s alone',
    (text) => {
      expect(findEpisodeWord(text)).toBeNull();
    },
  );
});

describe('findCounted', () => {
  it.each([
    ['Islands 5of9', 'x5'],
    ['Islands 14 of 21 Name', 'x14'],
    ['Острова [05 из 12]', 'x5'],
    ['Islands Part 2 of 5', 'x2'],
    ['Islands 1-8 of 8', 'x1,2,3,4,5,6,7,8'],
  ])('takes %s', (text, expected) => {
    expect(show(findCounted(text))).toBe(expected);
  });

  it.each(['Islands CD 1 of 2', 'Islands Disc 1of2', 'Islands DVD 1 of 2', 'One of Two', 'Best of 2009'])(
    'leaves %s alone',
    (text) => {
      expect(findCounted(text)).toBeNull();
    },
  );
});
