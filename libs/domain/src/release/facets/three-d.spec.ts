import { describe, expect, it } from '@jest/globals';
import { isThreeD } from './three-d.js';
import { tagText, type TagText } from './tag-text.js';

const TITLE = 'Harbour Lights 2011';
const behindTitle = (tags: string): TagText => tagText(`${TITLE}${tags}`, TITLE.length);

describe('isThreeD', () => {
  it.each([
    [' 3D 1080p', true],
    [' 1080p HSBS', true],
    [' 1080p H-SBS', true],
    [' Half-OU BluRay', true],
    [' 3d ftab', true],
    [' [hou]', true],
    [' MVC 1080p', true],
    [' BluRay3D', true],
    [' 1080p', false],
  ])('reads %j as %j', (tags, threeD) => {
    expect(isThreeD(behindTitle(tags))).toBe(threeD);
  });

  it.each([
    ['Harbour Lights 3D hsbs', 22, true],
    ['Harbour Lights 3D 1080p', 18, true],
    ['3D Harbour - 04 [720p]', 15, false],
    ['Harbour Lights S01E02 A 3D Printer 720p', 21, false],
  ])('reads %j as %j', (text, tagsFrom, threeD) => {
    expect(isThreeD(tagText(text, tagsFrom))).toBe(threeD);
  });
});
