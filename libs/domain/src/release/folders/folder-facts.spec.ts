import { describe, expect, it } from '@jest/globals';
import { expectationOf, folderFacts } from './folder-facts.js';

describe('folderFacts', () => {
  it.each([
    ['Season 1', 1],
    ['season.02', 2],
    ['S03', 3],
    ['T1', 1],
    ['Season 1 (2010)', 1],
    ['Season 1 - 720p', 1],
    ['Season 5 Complete', 5],
    ['Complete Season 2', 2],
    ['The Complete Fourth Season', 4],
    ['2nd Season', 2],
    ['Harbour 3. Staffel', 3],
    ['Saison 2', 2],
    ['Temporada 02', 2],
    ['Stagione 1', 1],
    ['Sezon 1', 1],
    ['Säsong 2', 2],
    ['Сезон 2', 2],
    ['Series 12', 12],
    ['Season 2009', 2009],
    ['Specials', 0],
    ['Season 00', 0],
    ['Season 1-3', null],
    ['T2 (1991)', null],
    ['Series 7 (2001)', null],
    ['Harbour', null],
    ['Seasons of Love', null],
  ])('%s is season %s', (name, season) => {
    expect(folderFacts(name).season).toBe(season);
  });

  it.each([
    ['Paper Tide (1987)', 'title'],
    ['Harbour.S01.1080p', 'title'],
    ['Harbour.S01E02.1080p', 'episode'],
    ['Harbour 2014-05-06', 'episode'],
    ['Episode 3', 'episode'],
    ['CD1', 'filler'],
    ['VIDEO_TS', 'filler'],
    ['Sample', 'filler'],
    ['New folder (2)', 'filler'],
    ['9f86d081884c7d659a2feaa0c55ad015', 'filler'],
    ['Movies', 'collection'],
    ['Horror', 'collection'],
    ['1980s', 'collection'],
    ['A-D', 'collection'],
    ['Paper Tide Collection', 'collection'],
    ['Saga Tide', 'collection'],
  ])('%s is good for a %s', (name, role) => {
    expect(folderFacts(name).role).toBe(role);
  });

  it.each([
    ['Harbour.S02.1080p', 2],
    ['Harbour - Season 3 (2006-2007)', 3],
    ['Harbour.S01-S03', null],
    ['Open Season 2 (2008)', null],
    ['Paper Tide (1987)', null],
  ])('%s tells season %s', (name, season) => {
    expect(folderFacts(name).toldSeason).toBe(season);
  });
});

describe('expectationOf', () => {
  it.each([
    [['TV', 'Harbour'], { kind: 'series', season: null, folderTitle: 'Harbour' }],
    [['Harbour', 'Season 2'], { kind: 'series', season: 2, folderTitle: null }],
    [['TV', 'Harbour.S02.1080p'], { kind: 'series', season: 2 }],
    [['Anime', 'Kite'], { kind: 'anime', season: null }],
    [['Anime', 'Kite', 'Season 2'], { kind: 'anime', season: 2 }],
    [['Anime', 'Movies'], { kind: 'films', season: null }],
    [['Films', 'Tide (1987)'], { kind: 'films', folderTitle: null }],
    [['Downloads', 'Tide'], { kind: 'unknown', folderTitle: 'Tide' }],
    [[], { kind: 'unknown', season: null, folderTitle: null }],
  ])('%j', (folders, expected) => {
    expect(expectationOf(folders)).toMatchObject(expected);
  });
});
