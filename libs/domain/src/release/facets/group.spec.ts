import { describe, expect, it } from '@jest/globals';
import { groupOf } from './group.js';
import { tagText, type TagText } from './tag-text.js';

const TITLE = 'Harbour Lights 2011';
const behindTitle = (tags: string): TagText => tagText(`${TITLE}${tags}`, TITLE.length);

describe('groupOf', () => {
  it.each([
    [' 1080p WEB-DL H 264-GRP', 'GRP'],
    [' 720p HDTV x264-GRP[rartv]', 'GRP'],
    [' 720p HDTV x264-GRP [TGx]', 'GRP'],
    [' 720p HDTV x264-GRP (site.com)', 'GRP'],
    [' 720p x264-GRP-Obfuscated', 'GRP'],
    [' 720p x264-GRP-RP-RP', 'GRP'],
    [' 720p x264-Two-Names', 'Two-Names'],
    [' 720p x264-GRP English', 'GRP'],
    [' 720p x264 -GRP', 'GRP'],
    [' 720p x264 - GRP', 'GRP'],
    [' 720p - 1.4GB - ESub - GRP - Poster', 'GRP'],
    [' 720p x264-720', '720'],
    [' (1080p)(HEVC x265)(Eng-Subs)-GRP', 'GRP'],
    [' (1080p BluRay x265 10bit Encoder)', 'Encoder'],
    [' (1080p BluRay x265 10bit - Encoder)', 'Encoder'],
    [' (1080p BluRay x265 10bit Encoder) [QxR]', 'QxR'],
    [' (1080p x265-Encoder[TAoE])', 'TAoE'],
    [' [1080p] [WEBRip] [YTS MX]', 'YTS MX'],
    [' [BDRemux 1080p][GRP]', 'GRP'],
    [' [Blu-ray][1080p][Softsubs (GRP)]', 'GRP'],
    [' 720p BRRip x264 GRP', 'GRP'],
    [' 1080p WEB-DL', null],
    [' x264 HDTV-1080p', null],
    [' BluRay DTS-HD MA 5 1', null],
    [' 1080p Blu-ray', null],
    [' [1080p][AAC 2.0][x264]', null],
    [' (720p) [1A2B3C4D]', null],
    [' 1080p Dual-Audio', null],
  ])('reads %j as %j', (tags, group) => {
    expect(groupOf(behindTitle(tags), null)).toBe(group);
  });

  it.each([
    ['Harbour-Lights', 14, null, null],
    ['Harbour Lights S01E02 Ship-Wreck', 21, null, null],
    ['Harbour Lights - 12 [720p][1A2B3C4D]', 19, 'Fansubbers', 'Fansubbers'],
    ['Harbour Lights - 12', 19, 'Fansubbers', 'Fansubbers'],
    ['Harbour Lights - 12 [720p]', 19, '1080p', null],
    ['Harbour Lights - 12 720p x264-GRP', 19, 'tvN', 'GRP'],
  ])('reads %j from %d on, with the leading group %j, as %j', (text, tagsFrom, leading, group) => {
    expect(groupOf(tagText(text, tagsFrom), leading)).toBe(group);
  });
});
