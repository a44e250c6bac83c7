import { describe, expect, it } from '@jest/globals';
import { readBlocks } from './blocks.js';
import { filmTitle } from './film-title.js';
import { takePart } from './parts.js';
import { seriesTitle } from './series-title.js';
import { type Behind, withoutSoftWords } from './soft-words.js';
import { splitTitles, tidyTitle } from './titles.js';

describe('words that are the title’s own', () => {
  it.each<[Behind, string]>([
    ['tag', 'Dub Tide'],
    ['tag', 'The English Tide'],
    ['tag', 'English'],
    ['year', 'The English Tide'],
    ['year', 'American English'],
    ['year', 'TIDE FRENCH'],
    ['year', 'Theatrical'],
    ['year', 'Uncut'],
    ['year', 'The Final Cut'],
    ['year', 'Rough Cut'],
    ['nothing', 'Short Cut'],
    ['nothing', 'Tide Rough Cut'],
    ['nothing', 'A Version'],
    ['nothing', 'The Super Edition'],
  ])('before %s: %s', (behind, title) => {
    expect(withoutSoftWords(title, behind)).toBe(title);
  });
});

describe('signs that are the title’s own', () => {
  it.each(['Tide (2)', '(Tide)', 'The The', 'The', '¡Tide!'])('tidyTitle leaves %s', (title) => {
    expect(tidyTitle(title)).toBe(title);
  });

  it.each(['AKA', 'Oaka Kites', 'Kite aka', 'Kite/Road', '9 - 5', 'X - Y', 'Kite - Tide - Road', 'Kite (2)'])(
    'splitTitles leaves %s whole',
    (title) => {
      expect(splitTitles(title)).toEqual({ title, alternatives: [] });
    },
  );

  it.each(['Tide Part 10', 'Tide CD12', 'Tide cd', 'Tide Part II', 'Tide Parts 1', 'Tide 1', 'Apart 1'])(
    'takePart finds no part in %s',
    (text) => {
      expect(takePart(text)).toMatchObject({ rest: text, part: null });
    },
  );
});

describe('numbers that are the title’s own', () => {
  it.each([
    ['2012', '2012|'],
    ['(2012)', '(2012)|'],
    ['1999 (1999)', '1999|1999'],
    ['Tide 2 1987', 'Tide 2|1987'],
    ['Room 1408 2007', 'Room 1408|2007'],
    ['Tide 2040', 'Tide 2040|'],
    ['Tide 720', 'Tide 720|'],
    ['Tide in 3D 2010', 'Tide in 3D|2010'],
    ['Tide 1920x1080', 'Tide|'],
    ['Tide [1987-1990]', 'Tide|'],
    ['1080p', '1080p|'],
  ])('film %s: %s', (text, expected) => {
    const { title, year } = filmTitle(text);
    expect(`${title}|${year ?? ''}`).toBe(expected);
  });

  it.each([
    ['2005 ', '2005', null],
    ['Harbour 1860 ', 'Harbour 1860', null],
    ['Harbour 90210 ', 'Harbour 90210', null],
    ['Harbour 1 ', 'Harbour 1', null],
    ['Harbour 2005-present', 'Harbour', 2005],
    ['Harbour NZ 2005 ', 'Harbour NZ', 2005],
    ['The Complete Harbour ', 'The Complete Harbour', null],
    ['Season 2 ', 'Season 2', null],
    ['US ', 'US', null],
  ])('series %j: %s, %s', (before, title, year) => {
    expect(seriesTitle(before)).toMatchObject({ title, year });
  });

  it.each([
    ['[Kite][2019][07]', [7]],
    ['[Kite][EP07][1080p]', [7]],
    ['[Kite][07-08]', [7, 8]],
    ['[Kite][第7集]', [7]],
    ['[Kite][GB][07v2]', [7]],
  ])('%s is counted by %j', (text, absoluteEpisodes) => {
    expect(readBlocks(text)).toMatchObject({ title: 'Kite', numbering: { absoluteEpisodes } });
  });

  it.each(['[TV][07]', '[Kite][全12集]', '[Kite][x264]'])('%s is not counted', (text) => {
    expect(readBlocks(text)).toBeNull();
  });
});
