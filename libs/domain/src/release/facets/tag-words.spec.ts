import { describe, expect, it } from '@jest/globals';
import { firstTag, tagLength } from './tag-words.js';

const behindTitle = (text: string): string | null => {
  const at = firstTag(text, 0);
  return at === -1 ? null : text.slice(at);
};

describe('firstTag', () => {
  it.each([
    ['Harbour Lights 1080p WEB-DL', '1080p WEB-DL'],
    ['Harbour Lights S01E02 WEB h264-GRP', 'WEB h264-GRP'],
    ['Harbour Lights 720pHDTV', '720pHDTV'],
    ['Harbour Lights [1920x1080]', '1920x1080]'],
    ['Harbour Lights DTS-HD MA 5 1', 'DTS-HD MA 5 1'],
    ['Harbour Lights DDP5 1', 'DDP5 1'],
    ['Harbour Lights German AC3D DL', 'AC3D DL'],
    ['Harbour Lights H 264', 'H 264'],
    ['港の灯1080p', '1080p'],
    ['Harbour Lights EXTENDED 1080p', 'EXTENDED 1080p'],
    ['Harbour Lights UHD', 'UHD'],
  ])('begins the tags of %j at %j', (text, tags) => {
    expect(behindTitle(text)).toBe(tags);
  });

  it.each([
    ['Charlotte’s Web'],
    ['Webcam'],
    ['The Cam'],
    ['Extended Family'],
    ['Uncut'],
    ['The Italian Cook'],
    ['Camera Obscura 3D'],
    ['Proper Limited Internal'],
    ['8-Bit Days'],
    ['Uncut 1080'],
    ['Multi'],
  ])('finds no tag in the title %j', (text) => {
    expect(firstTag(text, 0)).toBe(-1);
  });

  it('looks only behind the offset that it is given', () => {
    expect(firstTag('[1080p] Harbour Lights 720p', 7)).toBe(23);
  });
});

describe('tagLength', () => {
  it.each([
    ['WEB-DL', 0, 6],
    ['x WEB-DL', 0, 0],
    ['x WEB-DL', 2, 6],
  ])('measures the tag in %j at %d', (text, at, length) => {
    expect(tagLength(text, at)).toBe(length);
  });
});
