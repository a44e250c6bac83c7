import { describe, expect, it } from '@jest/globals';
import { copyFacets } from './copy-facets.js';

const TITLE = 'Harbour Lights 2011';
const facetsOf = (tags: string): ReturnType<typeof copyFacets> =>
  copyFacets({ text: `${TITLE}${tags}`, tagsFrom: TITLE.length, leadingGroup: null });

describe('copyFacets', () => {
  it('reads a whole name', () => {
    expect(
      facetsOf(' EXTENDED German DL 2160p UHD BluRay REMUX DV HDR10 HEVC TrueHD Atmos 7.1 PROPER-GRP[site]'),
    ).toEqual({
      editions: ['extended'],
      resolution: '2160p',
      source: 'bluray',
      remux: true,
      videoCodec: 'h265',
      audioCodecs: ['truehd', 'atmos'],
      audioChannels: '7.1',
      hdr: ['hdr10', 'dv'],
      languages: ['de', 'multi'],
      subtitleLanguages: [],
      group: 'GRP',
      proper: true,
      threeD: false,
    });
  });

  it.each([[''], ['[]'], ['🎬'], ['Harbour Lights'], ['-----'], ['((((((']])('says nothing of %j', (text) => {
    expect(copyFacets({ text, tagsFrom: text.length, leadingGroup: null })).toEqual({
      editions: [],
      resolution: null,
      source: null,
      remux: false,
      videoCodec: null,
      audioCodecs: [],
      audioChannels: null,
      hdr: [],
      languages: [],
      subtitleLanguages: [],
      group: null,
      proper: false,
      threeD: false,
    });
  });

  it.each([
    ['-'],
    ['a-'],
    ['('],
    [')'],
    ['[a]'],
    ['web '],
    ['dts-hd '],
    ['1080 '],
    ['ita '],
    ['sub-'],
    ['x264-'],
    ['- a '],
  ])('takes little time for a long name of %j', (unit) => {
    const text = unit.repeat(Math.ceil(255 / unit.length));
    const begin = performance.now();
    for (let count = 0; count < 20; count += 1) copyFacets({ text, tagsFrom: 3, leadingGroup: null });
    expect(performance.now() - begin).toBeLessThan(500);
  });
});
