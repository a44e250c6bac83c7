import { describe, expect, it } from '@jest/globals';
import { findBracketed, findDash, findRun, findTrailing } from './absolute.js';
import { findAlone, findDotted, findLeading, findPair, findPairBehind } from './bare.js';
import { findChapter, findCompact } from './compact.js';
import { findDate, findShortDate } from './dates.js';
import { findCounted, findDashed, findEpisodeWord, findInWords } from './in-words.js';
import { findPack } from './packs.js';
import { findPartOfSeason, findSpecial, findUncounted } from './specials.js';
import { findStandard } from './standard.js';

describe('numbers of pictures, codecs and sound', () => {
  it.each([
    'Kite 640x480',
    'Kite 720x576',
    'Kite 1440x1080',
    'Kite 3840x2160',
    'Kite 1920 x 1080',
    'Kite 100x200',
  ])('findStandard leaves the size in %s', (text) => {
    expect(findStandard(text)).toBeNull();
  });

  it.each([
    'H S01E02-1080p',
    'H S01E02-2160p',
    'H S01E02 x264',
    'H S01E02-x264',
    'H S01E02 1080p',
    'H 1x2x264',
  ])('the chain ends before the tag in %s', (text) => {
    expect(findStandard(text)).toMatchObject({ seasons: [1], episodes: [2] });
  });

  it.each([265, 360, 480, 540, 576, 1440, 2160, 4320])('findCompact leaves %s', (number) => {
    expect(findCompact(`Kite ${number}`, { season: null, before: 20 })).toBeNull();
  });

  it.each([
    'Kite x264',
    'Kite h265',
    'Kite 128 kbps',
    'Kite 1700 MB',
    'Kite 5.103',
    'Kite 103.5',
    'Kite 103a',
  ])('findCompact leaves %s', (text) => {
    expect(findCompact(text, { season: null, before: text.length })).toBeNull();
  });

  it.each([480, 720, 1080, 1440, 2160])('%s lines end no title and fill no bracket', (lines) => {
    expect(findTrailing(`Kite ${lines}`)).toBeNull();
    expect(findBracketed(`Kite [${lines}]`)).toBeNull();
    expect(findBracketed(`Kite [${lines}p]`)).toBeNull();
    expect(findDash(`Kite - ${lines}p`)).toBeNull();
    expect(findDashed(`Kite S2 - ${lines}p`)).toBeNull();
  });
});

describe('years', () => {
  it.each([
    [findDash, 'Kite - 2012 (2009)'],
    [findBracketed, 'Kite [1999]'],
    [findTrailing, 'Kite 1999'],
    [findRun, 'Kite 1999-2005'],
    [findEpisodeWord, 'Kite E2020'],
    [findPair, '2001-02'],
    [findPairBehind, 'kite 2019 20'],
    [findLeading, '2012 - Name'],
    [findCounted, 'Class of 1984'],
    [findCounted, 'Best of 2009'],
  ])('%p leaves the year in %s', (find, text) => {
    expect(find(text)).toBeNull();
  });

  it.each([1900, 1999, 2099])('findCompact leaves %s', (year) => {
    expect(findCompact(`Kite ${year}`, { season: null, before: 20 })).toBeNull();
  });
});

describe('titles with numbers', () => {
  it.each([
    [findStandard, 'Chris1e2'],
    [findInWords, 'Ferry Episode 4 Season 2'],
    [findInWords, 'Open Season 3'],
    [findEpisodeWord, 'Ferry Epic 3'],
    [findEpisodeWord, 'Ferry Capital 5'],
    [findEpisodeWord, 'Wall-E 2008'],
    [findEpisodeWord, 'Ferry 7 minutes'],
    [findCounted, 'The 7 of Nine'],
    [findCounted, 'Day 1 of War'],
    [findCounted, '2 de Mayo'],
    [findPack, 'Kite 100s'],
    [findPack, 'Kite S100'],
    [findPack, 'Kite MS01'],
    [findPack, 'Kite Seasoned 3'],
    [findPack, 'Kite Season 123'],
    [findDash, 'Kite - 100%'],
    [findDash, 'Kite - 3D'],
    [findDash, 'Kite - 1st'],
    [findDash, '9-1-1'],
    [findTrailing, 'K12'],
    [findRun, 'Kite 24-7'],
    [findChapter, 'Captain 101'],
    [findChapter, 'Recap 101'],
    [findAlone, '3D'],
    [findLeading, '12 Strong'],
    [findLeading, '9-1-1 Kite'],
    [findPair, '4.13 Pilot'],
    [findDotted, 'Kite 5.1'],
    [findDotted, 'Kite 3.17.18'],
    [findPartOfSeason, 'Apart 1'],
    [findPartOfSeason, 'Part 123'],
    [findSpecial, 'Kite Special Edition'],
    [findUncounted, 'Kite SPY'],
    [findUncounted, 'Kite OVAL'],
  ])('%p leaves %s', (find, text) => {
    expect(find(text)).toBeNull();
  });
});

describe('what is no date', () => {
  it.each([
    'Talk 1939.01.01',
    'Talk 2050.01.01',
    'Talk 2014.05-06',
    'Talk 2014-00-06',
    'Talk 2014-05-00',
    'Talk 2014-05-32',
    'Talk 31.12.14',
    'Talk 4 July 1776',
    'Talk Mayor 3, 2014',
    'Talk 3 Marching 2014',
    'Talk 20140506x',
    'Talk 120141231',
  ])('%s', (text) => {
    expect(findDate(text)).toBeNull();
  });

  it.each(['Talk 300722', 'Talk 140732', 'Talk-140722', 'Talk 1407222', 'Talk x140722'])('%s', (text) => {
    expect(findShortDate(text)).toBeNull();
  });
});

describe('further spellings', () => {
  it.each([
    [findStandard, 'H S01x02', [1], [2]],
    [findStandard, 'H s01ep02', [1], [2]],
    [findStandard, 'H 1×02', [1], [2]],
    [findStandard, 'H S01E02~E04', [1], [2, 3, 4]],
    [findStandard, 'H S01E04E02', [1], [4]],
    [findInWords, 'Ferry season 1 episodes 1-3', [1], [1, 2, 3]],
    [findInWords, 'Ferry (Season 1) (Episode 2)', [1], [2]],
    [findInWords, 'Ferry Kausi 1 Jakso 2', [1], [2]],
    [findInWords, 'Ferry Säsong 1 Avsnitt 2', [1], [2]],
    [findEpisodeWord, 'Ferry E05v2', [], [5]],
    [findEpisodeWord, 'Ferry 5-7. Bölüm', [], [5, 6, 7]],
    [findEpisodeWord, '渡船 第01-03集', [], [1, 2, 3]],
    [findCounted, 'Islands 1 de 6', [], [1]],
    [findPack, 'L Season 1 & 2', [1, 2], []],
    [findPack, 'L S01,S02', [1, 2], []],
    [findPack, 'L S03-S01', [3], []],
    [findPack, 'L 3. Staffel', [3], []],
  ])('%p takes %s', (find, text, seasons, episodes) => {
    expect(find(text)).toMatchObject({ seasons, episodes });
  });
});
