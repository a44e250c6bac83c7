import { describe, expect, it } from '@jest/globals';
import { isRemux, sourceOf } from './source.js';
import { tagText, type TagText } from './tag-text.js';

const TITLE = 'Harbour Lights 2011';
const behindTitle = (tags: string): TagText => tagText(`${TITLE}${tags}`, TITLE.length);

describe('sourceOf', () => {
  it.each([
    [' 1080p BluRay', 'bluray'],
    [' 1080p Blu-ray', 'bluray'],
    [' BDRip x264', 'bluray'],
    [' BRRip', 'bluray'],
    [' UHD2BD', 'bluray'],
    [' [BD 1080p]', 'bluray'],
    [' 1080p REMUX', 'bluray'],
    [' WEB-DL', 'web-dl'],
    [' WEB DL 720p', 'web-dl'],
    [' 1080p WEB h264', 'web-dl'],
    [' 1080p AmazonHD x264', 'web-dl'],
    [' WEBRip', 'webrip'],
    [' Web-Rip', 'webrip'],
    [' HDTV-720p', 'hdtv'],
    [' HDTV720p', 'hdtv'],
    [' 720pWEB', 'web-dl'],
    [' [BD1080p]', 'bluray'],
    [' PDTV', 'hdtv'],
    [' DSRip', 'hdtv'],
    [' DVDRip XviD', 'dvd'],
    [' PAL 2xDVD9', 'dvd'],
    [' NTSC DVDR', 'dvd'],
    [' HDDVD', 'hd-dvd'],
    [' HDRip', 'hdrip'],
    [' HDCAM', 'cam'],
    [' CAM XviD', 'cam'],
    [' TS x264', 'telesync'],
    [' HDTS', 'telesync'],
    [' TeleSynch 720p', 'telesync'],
    [' TELECINE', 'telecine'],
    [' DVDScr', 'screener'],
    [' BluRay SCREENER', 'screener'],
    [' WORKPRINT', 'workprint'],
    [' VHSRip', 'vhs'],
    [' PPV XviD', 'ppv'],
    [' VODRip', 'vod'],
    [' 1080p x264', null],
  ])('reads %j as %j', (tags, source) => {
    expect(sourceOf(behindTitle(tags))).toBe(source);
  });

  it.each([
    ['Charlotte on the Web S01E02 The Cam'],
    ['Harbour Lights S01E02 A Web of Lies 1080p'],
    ['Harbour Lights S01E02 - TS Eliot Reads'],
  ])('does not take a title for a source: %j', (text) => {
    expect(sourceOf(tagText(text, text.indexOf('S01E02') + 6))).toBeNull();
  });
});

describe('isRemux', () => {
  it.each([
    [' BluRay REMUX', true],
    [' UHDRemux 2160p', true],
    [' [BDRemux 1080p]', true],
    [' BluRay x264', false],
  ])('reads %j as %j', (tags, remux) => {
    expect(isRemux(behindTitle(tags))).toBe(remux);
  });
});
