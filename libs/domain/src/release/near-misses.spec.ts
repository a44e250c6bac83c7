import { describe, expect, it } from '@jest/globals';
import { withoutAdvertising } from './advertising.js';
import { withoutLeadingGroup } from './leading-group.js';
import { namesOf } from './names-of-path.js';
import { plainText, spaced } from './normalise.js';
import { findYears } from './years.js';

describe('what is no year', () => {
  it.each([
    'Kite 1877',
    'Kite 2040',
    'Kite 1999p',
    'Kite x1999',
    'Kite 1999x',
    'Kite1999',
    '1999K',
    'Kite 19999',
    'Kite 1999.5',
    'Kite 1999.55',
    'Kite 1999,5',
    'Kite 2019×1080',
    'Kite 1999.10.10',
  ])('%s', (text) => {
    expect(findYears(text)).toEqual([]);
  });

  it.each([
    ['1878', 1878],
    ['2039', 2039],
    ['Kite 1999.720p', 1999],
    ['Kite 1978–2022', 1978],
  ])('%s states %s', (text, year) => {
    expect(findYears(text)).toMatchObject([{ value: year }]);
  });
});

describe('signs that are a name’s own', () => {
  it.each([
    ['St. Tide', 'St. Tide'],
    ['Paper_Tide_v1.5_5.1', 'Paper Tide v1.5 5.1'],
    ['A-B-C', 'A-B-C'],
    ['A-B-C-D', 'A B C D'],
    ['Paper.-.Tide', 'Paper - Tide'],
    ['Paper…Tide', 'Paper…Tide'],
    ['Paper Tide [a.b.c]', 'Paper Tide [a.b.c]'],
  ])('%s is spaced as %s', (raw, text) => {
    expect(spaced(raw)).toBe(text);
  });

  it.each([
    ['\ufeffKite', 'Kite'],
    ['Ki\u00adte', 'Kite'],
    ['Ｋ１（２）', 'K1(2)'],
    ['\ud800', '\ud800'],
  ])('%j is plainly %j', (raw, text) => {
    expect(plainText(raw)).toBe(text);
  });
});

describe('what is no advertisement', () => {
  it.each([
    'Example.com',
    'Paper.Tide.in.1987',
    'Paper Tide [YTS.MX]',
    'Tide.Net.1995',
    'The.Social.Site.1999',
    'Paper.com (1999)',
    'Me.in.Paris - 1999',
    'Repost',
  ])('%s', (text) => {
    expect(withoutAdvertising(text)).toBe(text);
  });
});

describe('what is no leading group', () => {
  it.each([
    '[07] Kite',
    '[S01E02] Kite',
    '[2008-2009] Kite',
    '[] Kite',
    '(Moss) Kite - 07',
    'x-kite.1999.1080p',
    'moss-kite.1999',
  ])('%s', (text) => {
    expect(withoutLeadingGroup(text)).toEqual({ text, group: null });
  });
});

describe('slashes', () => {
  it.each([
    ['Films/En/Kite.mkv', ['Films', 'En', 'Kite.mkv']],
    ['Films/Kite / Road/x.mkv', ['Films', 'Kite / Road', 'x.mkv']],
    ['Films/a(b/c)d/x.mkv', ['Films', 'a(b/c)d', 'x.mkv']],
    ['Films/[a/b', ['Films', '[a', 'b']],
    ['Films/a]/b]', ['Films', 'a]', 'b]']],
    ['Films/back\\slash.mkv', ['Films', 'back\\slash.mkv']],
    [String.raw`\\server\share\Kite.mkv`, ['server', 'share', 'Kite.mkv']],
  ])('%s', (path, names) => {
    expect(namesOf(path)).toEqual(names);
  });
});
