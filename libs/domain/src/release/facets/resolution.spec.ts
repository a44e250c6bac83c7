import { describe, expect, it } from '@jest/globals';
import { resolutionOf } from './resolution.js';
import { tagText, type TagText } from './tag-text.js';

const TITLE = 'Harbour Lights 2011';
const behindTitle = (tags: string): TagText => tagText(`${TITLE}${tags}`, TITLE.length);

describe('resolutionOf', () => {
  it.each([
    [' 1080p WEB-DL', '1080p'],
    [' 1080i HDTV', '1080p'],
    [' 2160P WEB', '2160p'],
    [' HDTV720p', '720p'],
    [' [1920x800]', '1080p'],
    [' (1280*720)', '720p'],
    [' 848x480', '480p'],
    [' 1024 x 576', '576p'],
    [' 3840×1600', '2160p'],
    [' 4K HDR', '2160p'],
    [' UHD BluRay', '2160p'],
    [' FHD', '1080p'],
    [' [1080]', '1080p'],
    [' 4K to 1080p', '1080p'],
    [' UHD BluRay 1080p', '1080p'],
    [' 1440p', '1440p'],
    [' HDTV', null],
    [' 1080', null],
  ])('reads %j as %j', (tags, resolution) => {
    expect(resolutionOf(behindTitle(tags))).toBe(resolution);
  });

  it('falls back to what stands before the title', () => {
    expect(resolutionOf(tagText('720p Harbour Lights', 19))).toBe('720p');
  });
});
