import { describe, expect, it } from '@jest/globals';
import { findPack } from './packs.js';

describe('findPack', () => {
  it.each([
    ['Lantern S01', [1]],
    ['Lantern S 01 720p', [1]],
    ['Lantern S2014', [2014]],
    ['Lantern S01D2', [1]],
    ['Lantern S01-S03', [1, 2, 3]],
    ['Lantern S01-03', [1, 2, 3]],
    ['Lantern S01 to S04', [1, 2, 3, 4]],
    ['Lantern S01+S03', [1, 3]],
    ['Lantern S01 S02', [1, 2]],
    ['Lantern Season 1', [1]],
    ['Lantern Saison 2', [2]],
    ['Lantern Saison VII FRENCH', [7]],
    ['Lantern Season 1xAll', [1]],
    ['Lantern Seasons 1-3', [1, 2, 3]],
    ['Lantern Season 01 - Season 03', [1, 2, 3]],
    ['Lantern Season 1, 2, 3 & 4', [1, 2, 3, 4]],
    ['Lantern season 1 to season 3 + season 5', [1, 2, 3, 5]],
    ['Lantern Season 1 1080p', [1]],
    ['Lantern 2nd Season', [2]],
    ['Фонарь 1-3 сезон', [1, 2, 3]],
    ['Lantern - 1ª Temporada Completa', [1]],
    ['Lantern 1xAll', [1]],
    ['Lantern (The Complete Series)', []],
  ])('takes %s', (text, seasons) => {
    expect(findPack(text)?.seasons).toEqual(seasons);
  });

  it.each([
    'Lantern',
    'Lantern Series 209',
    'Series 7 The Contenders',
    'Se 7en',
    'Sex and the City',
    'Concert Series 2012',
    'S W A T',
    'I S S 2023',
    'Lantern 1080p WEB-DL H264-S56',
    'Lantern (1995) [1080p x265 10bit S82 Joy]',
  ])('leaves %s alone', (text) => {
    expect(findPack(text)).toBeNull();
  });
});
