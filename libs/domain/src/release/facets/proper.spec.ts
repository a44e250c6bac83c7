import { describe, expect, it } from '@jest/globals';
import { isProper } from './proper.js';
import { tagText, type TagText } from './tag-text.js';

const TITLE = 'Harbour Lights 2011';
const behindTitle = (tags: string): TagText => tagText(`${TITLE}${tags}`, TITLE.length);

describe('isProper', () => {
  it.each([
    [' PROPER 1080p', true],
    [' 1080p REPACK-GRP', true],
    [' REPACK2 720p', true],
    [' RERiP XviD', true],
    [' REAL 720p', true],
    [' [v2] [1080p]', true],
    [' 1080p WEB-DL', false],
    [' [v1]', false],
    [' HE-AACv2', false],
  ])('reads %j as %j', (tags, proper) => {
    expect(isProper(behindTitle(tags))).toBe(proper);
  });

  it.each([
    ['Harbour Lights - 12v2 [720p]', 19, true],
    ['Harbour Lights S01E02 A Proper Breakfast 720p', 21, false],
    ['Harbour Lights S01E02 The Real Captain 720p', 21, false],
  ])('reads %j as %j', (text, tagsFrom, proper) => {
    expect(isProper(tagText(text, tagsFrom))).toBe(proper);
  });
});
