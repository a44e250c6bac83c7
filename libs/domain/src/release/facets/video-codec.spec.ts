import { describe, expect, it } from '@jest/globals';
import { videoCodecOf } from './video-codec.js';
import { tagText, type TagText } from './tag-text.js';

const TITLE = 'Harbour Lights 2011';
const behindTitle = (tags: string): TagText => tagText(`${TITLE}${tags}`, TITLE.length);

describe('videoCodecOf', () => {
  it.each([
    [' x264', 'h264'],
    [' H.264', 'h264'],
    [' H 264-GRP', 'h264'],
    [' AVC', 'h264'],
    [' Hi10P', 'h264'],
    [' x265', 'h265'],
    [' HEVC10', 'h265'],
    [' H265', 'h265'],
    [' AV1', 'av1'],
    [' VP9', 'vp9'],
    [' VP8', 'vp8'],
    [' VC-1', 'vc1'],
    [' MPEG-2', 'mpeg2'],
    [' h263', 'h263'],
    [' XviD', 'xvid'],
    [' DivX5', 'divx'],
    [' 1080p', null],
  ])('reads %j as %j', (tags, codec) => {
    expect(videoCodecOf(behindTitle(tags))).toBe(codec);
  });
});
