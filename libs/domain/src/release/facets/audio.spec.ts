import { describe, expect, it } from '@jest/globals';
import { audioOf } from './audio.js';
import { tagText, type TagText } from './tag-text.js';

const TITLE = 'Harbour Lights 2011';
const behindTitle = (tags: string): TagText => tagText(`${TITLE}${tags}`, TITLE.length);

describe('audioOf', () => {
  it.each([
    [' DD5 1', ['ac3'], '5.1'],
    [' DDP5.1 Atmos', ['eac3', 'atmos'], '5.1'],
    [' DDPA5.1', ['eac3', 'atmos'], '5.1'],
    [' DD+ 2.0', ['eac3'], '2.0'],
    [' E-AC-3', ['eac3'], null],
    [' EAC3 5 1', ['eac3'], '5.1'],
    [' AC3D', ['ac3'], null],
    [' AAC2 0', ['aac'], '2.0'],
    [' HE-AACv2', ['aac'], null],
    [' DTS', ['dts'], null],
    [' DTS-ES 6 1', ['dts'], '6.1'],
    [' DTS-HD MA 7 1', ['dts-hd'], '7.1'],
    [' DTS-HDMA', ['dts-hd'], null],
    [' DTS-X', ['dts-hd'], null],
    [' TrueHD Atmos 7.1', ['truehd', 'atmos'], '7.1'],
    [' FLAC 2.0', ['flac'], '2.0'],
    [' LPCM', ['pcm'], null],
    [' MP3', ['mp3'], null],
    [' MP2', ['mp2'], null],
    [' [Opus]', ['opus'], null],
    [' OGG', ['vorbis'], null],
    [' AAC 6ch', ['aac'], '5.1'],
    [' [5.1]', [], '5.1'],
    [' 2.1GB', [], null],
  ])('reads %j as %j with channels %j', (tags, codecs, channels) => {
    expect(audioOf(behindTitle(tags))).toEqual({ codecs, channels });
  });
});
