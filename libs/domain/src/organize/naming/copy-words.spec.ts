import { describe, expect, it } from '@jest/globals';
import type { MediaFacts } from '../../probe/media-facts.js';
import { readPath } from '../../release/read-path.js';
import { copyWordsOf, versionWords } from './copy-words.js';

const reading = (name: string) => readPath([`${name}.mkv`])[0]!;

const NAMED = reading('Film.2010.FRENCH.1080p.BluRay.x264.DTS');

const FACTS: MediaFacts = {
  container: 'Matroska',
  durationMs: null,
  bitRate: null,
  video: [],
  audio: [],
  subtitles: [],
};
const sound = (language: string | null, codec: string | null = null, channels: number | null = null) => ({
  codec,
  channels,
  language,
  title: null,
  isDefault: false,
});
const subtitle = (language: string) => ({ codec: null, language, title: null, isForced: false });
const picture = (codec: string, width: number, height: number, hdr: string | null = null) => ({
  ...{ codec, width, height, hdr },
  ...{ framesPerSecond: null, bitDepth: null, scanType: null },
});

describe('the language word', () => {
  it.each([
    ['two languages', [sound('fr'), sound('en')], [], 'MULTi'],
    ['one language on two tracks', [sound('en'), sound('en-US')], [], 'EN'],
    ['foreign sound with French subtitles', [sound('ja')], [subtitle('fr')], 'VOSTFR'],
    ['French sound with French subtitles', [sound('fr')], [subtitle('fr')], 'FR'],
    ['tracks that say nothing, by the name', [sound('und'), sound(null)], [], 'FR'],
  ])('of %s', (_, audio, subtitles, word) => {
    expect(copyWordsOf(NAMED, { ...FACTS, audio, subtitles }).language).toBe(word);
  });

  it.each([
    ['Film.2010.MULTi.1080p', 'MULTi'],
    ['Film.2010.VOSTFR.1080p', 'VOSTFR'],
    ['Film.2010.FRENCH.1080p', 'FR'],
    ['Film.2010.1080p', ''],
  ])('of the name %j is %j', (name, word) => {
    expect(copyWordsOf(reading(name), null).language).toBe(word);
  });
});

describe('other words', () => {
  it('are those of the headers, where they say anything', () => {
    const media = {
      ...FACTS,
      video: [picture('HEVC', 3840, 1600, 'Dolby Vision / SMPTE ST 2086, HDR10 compatible')],
      audio: [sound('fr', 'AC-3', 6), sound('en', 'MLP FBA', 8)],
    };
    expect(copyWordsOf(NAMED, media)).toEqual({
      language: 'MULTi',
      audio: 'TrueHD',
      channels: '7.1',
      video: 'x265',
      resolution: '2160p',
      hdr: 'DV HDR10',
    });
  });

  it('are those of the name, where the headers say nothing', () => {
    expect(copyWordsOf(NAMED, FACTS)).toMatchObject({ audio: 'DTS', video: 'x264', resolution: '1080p' });
  });

  it.each([
    [1920, 800, '1080p'],
    [1440, 1080, '1080p'],
    [1280, 536, '720p'],
    [720, 576, '576p'],
    [640, 480, '480p'],
  ])('call a picture of %i by %i %s', (width, height, word) => {
    const media = { ...FACTS, video: [picture('AVC', width, height)] };
    expect(copyWordsOf(NAMED, media).resolution).toBe(word);
  });

  it('tell versions apart', () => {
    const copy = copyWordsOf(NAMED, null);
    expect(versionWords(NAMED, copy, 'none')).toBe('');
    expect(versionWords(NAMED, copy, 'version')).toBe('1080p bluray');
    expect(versionWords(NAMED, copy, 'copy')).toBe('1080p bluray x264 DTS FR');
  });
});
