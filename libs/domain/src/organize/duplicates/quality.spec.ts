import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { film } from '#testing';
import type { MediaFacts } from '../../probe/media-facts.js';
import { readPath } from '../../release/read-path.js';
import type { Copy } from './copy.js';
import { byQuality, compareCopies, explainQuality, isClearlyBetter, qualityOf } from './quality.js';

const named = (name: string, given: Partial<Copy> = {}): Copy => ({
  reading: readPath([`Film.2010.${name}.mkv`])[0]!,
  ...{ media: null, size: 0, damaged: false },
  ...given,
});

const headers = (given: {
  readonly height?: number;
  readonly audio?: string;
  readonly channels?: number;
  readonly languages?: readonly string[];
  readonly hdr?: string;
  readonly bitRate?: number;
}): MediaFacts => ({
  ...{ container: 'Matroska', durationMs: null, bitRate: given.bitRate ?? null, subtitles: [] },
  video:
    given.height === undefined
      ? []
      : [
          {
            ...{ codec: 'HEVC', width: null, framesPerSecond: null, bitDepth: null, scanType: null },
            ...{ width: Math.round((given.height * 16) / 9), height: given.height, hdr: given.hdr ?? null },
          },
        ],
  audio: (given.languages ?? (given.audio === undefined ? [] : [null])).map((language) => ({
    ...{ codec: given.audio ?? null, channels: given.channels ?? null, language },
    ...{ title: null, isDefault: false },
  })),
});

describe('a copy that is clearly better', () => {
  it.each([
    ['more lines', '1080p.BluRay.x264.DTS', '720p.BluRay.x264.DTS'],
    ['a better source', '1080p.BluRay.x264', '1080p.WEB-DL.x264'],
    ['a disc kept as it is', '1080p.BluRay.REMUX.AVC', '1080p.BluRay.x264'],
    ['both, and the other says nothing of its sound', '1080p.BluRay.DTS', '720p.HDTV'],
    ['one that was not filmed from a screen', '1080p.WEB-DL', '1080p.CAM'],
    ['high dynamic range', '2160p.WEB-DL.HDR10', '2160p.WEB-DL'],
    ['sound without loss', '1080p.BluRay.TrueHD', '1080p.BluRay.AC3'],
    ['more channels', '1080p.BluRay.DD5.1', '1080p.BluRay.DD2.0'],
    ['further languages', 'MULTi.FRENCH.ENGLISH.1080p.BluRay', 'FRENCH.1080p.BluRay'],
    ['a mended release', '1080p.BluRay.PROPER', '1080p.BluRay'],
  ])('has %s', (_, better, worse) => {
    expect(isClearlyBetter(named(better), named(worse))).toBe(true);
    expect(isClearlyBetter(named(worse), named(better))).toBe(false);
    expect(byQuality(named(better), named(worse))).toBe(-1);
  });

  it('is sound where the other is damaged, once somebody has looked', () => {
    const sound = named('1080p', { media: headers({}) });
    expect(isClearlyBetter(sound, named('1080p', { damaged: true }))).toBe(true);
    expect(isClearlyBetter(named('1080p'), named('1080p', { damaged: true }))).toBe(false);
  });

  it('is told by headers rather than by names', () => {
    const lying = named('2160p.WEB-DL', { media: headers({ height: 720 }) });
    const honest = named('1080p.WEB-DL', { media: headers({ height: 1080 }) });
    expect(isClearlyBetter(honest, lying)).toBe(true);
  });
});

describe('copies that nobody may choose between', () => {
  it.each([
    ['each better in something', '2160p.WEB-DL', '1080p.BluRay'],
    ['of other languages', 'FRENCH.1080p.BluRay', 'GERMAN.720p.HDTV'],
    ['with other codecs only', '1080p.BluRay.x265', '1080p.BluRay.x264'],
    ['alike', '1080p.BluRay', '1080p.BluRay'],
    ['of unknown resolutions', 'BluRay.1080p', 'BluRay'],
    ['of more lines from a screen', '1080p.CAM', '480p.DVDRip'],
  ])('are %s', (_, one, other) => {
    expect(compareCopies(named(one), named(other)).clearlyBetter).toBeNull();
    expect(compareCopies(named(other), named(one)).clearlyBetter).toBeNull();
  });

  it('differ in size or bit rate, which only put them in an order', () => {
    const [large, small] = [named('1080p', { size: 2_000_000 }), named('1080p', { size: 1_000_000 })];
    expect(compareCopies(large, small).clearlyBetter).toBeNull();
    expect(byQuality(large, small)).toBe(-1);
    const [fast, slow] = [headers({ bitRate: 9_000_000 }), headers({ bitRate: 5_000_000 })];
    expect(byQuality(named('1080p', { media: slow }), named('1080p', { media: fast }))).toBe(1);
  });

  it('include one that nobody has looked at and one whose headers are in order', () => {
    const [looked, unseen] = [named('1080p', { media: headers({ height: 1080 }) }), named('2160p')];
    expect(compareCopies(unseen, looked).clearlyBetter).toBeNull();
  });
});

describe('explaining', () => {
  it('names what speaks for a copy and what against it', () => {
    const [one, other] = [named('2160p.WEB-DL.HDR10'), named('1080p.BluRay')];
    expect(explainQuality(one, other)).toBe(
      'better in resolution: 2160p against 1080p, hdr: hdr10 against SDR; worse in source: web-dl against bluray',
    );
    expect(explainQuality(one, one)).toBe('nothing that is known tells them apart');
    expect(explainQuality(named('1080p.WEB-DL'), named('1080p.CAM'))).toBe(
      'better in source: web-dl against cam',
    );
  });

  it('shows every feature, with nothing for what is not known', () => {
    const quality = new Map(qualityOf(named('1080p')).map(({ feature, value }) => [feature, value]));
    expect(quality.get('resolution')).toBe('1080p');
    expect(quality.get('sound')).toBe('');
    expect(quality.get('damage')).toBe('not probed');
  });
});

const maybe = <Value>(...values: readonly Value[]): fc.Arbitrary<Value | null> =>
  fc.constantFrom(null, ...values);

/** Copies with every mixture of what is known and what is not. */
const copies: fc.Arbitrary<Copy> = fc
  .record({
    source: maybe('bluray', 'web-dl', 'hdtv', 'cam', 'unheard-of'),
    remux: fc.boolean(),
    resolution: maybe('720p', '1080p', '2160p'),
    hdr: fc.constantFrom<readonly string[]>([], ['hdr10'], ['dv']),
    videoCodec: maybe('h264', 'h265', 'av1'),
    audioCodecs: fc.constantFrom<readonly string[]>([], ['truehd'], ['ac3'], ['pcm']),
    audioChannels: maybe('2.0', '5.1'),
    languages: fc.subarray(['fr', 'en', 'multi']),
    proper: fc.boolean(),
    media: fc.option(
      fc.record(
        {
          height: fc.constantFrom(720, 1080),
          audio: fc.constantFrom('AC-3', 'MLP FBA', 'PCM'),
          channels: fc.constantFrom(2, 6),
          languages: fc.subarray(['fr', 'en', 'de']),
          hdr: fc.constantFrom('HDR10', 'Dolby Vision'),
          bitRate: fc.constantFrom(1_000_000, 2_000_000),
        },
        { requiredKeys: [] },
      ),
    ),
    damaged: fc.boolean(),
    size: fc.constantFrom(0, 1, 2),
  })
  .map(({ media, damaged, size, ...copy }) => ({
    reading: film({ copy }).reading,
    media: media === null || damaged ? null : headers(media),
    ...{ damaged, size },
  }));

describe('any copies', () => {
  it('are in one order, whichever way they are compared', () => {
    fc.assert(
      fc.property(copies, copies, copies, (one, other, third) => {
        expect(byQuality(one, other) + byQuality(other, one)).toBe(0);
        expect(byQuality(one, one)).toBe(0);
        if (byQuality(one, other) <= 0 && byQuality(other, third) <= 0)
          expect(byQuality(one, third)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are never better than each other both, and better than all that the other is better than', () => {
    fc.assert(
      fc.property(copies, copies, copies, (one, other, third) => {
        expect(isClearlyBetter(one, one)).toBe(false);
        expect(isClearlyBetter(one, other) && isClearlyBetter(other, one)).toBe(false);
        if (isClearlyBetter(one, other) && isClearlyBetter(other, third))
          expect(isClearlyBetter(one, third)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it('come in their order before those that they are clearly better than', () => {
    fc.assert(
      fc.property(copies, copies, (one, other) => {
        if (isClearlyBetter(one, other)) expect(byQuality(one, other)).toBe(-1);
      }),
      { numRuns: 5_000 },
    );
  });
});
