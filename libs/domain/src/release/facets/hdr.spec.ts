import { describe, expect, it } from '@jest/globals';
import { hdrOf } from './hdr.js';
import { tagText, type TagText } from './tag-text.js';

const TITLE = 'Harbour Lights 2011';
const behindTitle = (tags: string): TagText => tagText(`${TITLE}${tags}`, TITLE.length);

describe('hdrOf', () => {
  it.each([
    [' 2160p HDR', ['hdr']],
    [' 2160p HDR10', ['hdr10']],
    [' 2160p HDR10Plus', ['hdr10+']],
    [' 2160p DoVi HDR10+', ['dv', 'hdr10+']],
    [' 2160p DV HDR', ['hdr', 'dv']],
    [' 2160p Dolby Vision', ['dv']],
    [' 2160p HLG', ['hlg']],
    [' 2160p SDR', []],
    [' DVDRip', []],
  ])('reads %j as %j', (tags, formats) => {
    expect(hdrOf(behindTitle(tags))).toEqual(formats);
  });
});
