import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readMediaInfo } from './read-media-info.js';

const VIDEO = { '@type': 'Video', Format: 'HEVC', Width: 3840, Height: '2160', FrameRate: 23.976 };
const general = (more: object = {}): object => ({ '@type': 'General', Format: 'Matroska', ...more });
const result = (...track: readonly unknown[]): unknown => ({ media: { '@ref': '', track } });

describe('readMediaInfo', () => {
  it('reads container, length and tracks', () => {
    const audio = { '@type': 'Audio', Format: 'AC-3', Channels: 6, Language: 'fr', Default: 'Yes' };
    const text = { '@type': 'Text', Format: 'UTF-8', Language: 'en', Forced: 'Yes', Title: 'Signs' };
    const facts = readMediaInfo(
      result(general({ Duration: 5400.25, OverallBitRate: '4000000' }), VIDEO, audio, text),
    );
    expect(facts).toEqual({
      container: 'Matroska',
      durationMs: 5_400_250,
      bitRate: 4_000_000,
      video: [
        {
          ...{ codec: 'HEVC', width: 3840, height: 2160, framesPerSecond: 23.976 },
          ...{ bitDepth: null, hdr: null, scanType: null },
        },
      ],
      audio: [{ codec: 'AC-3', channels: 6, language: 'fr', title: null, isDefault: true }],
      subtitles: [{ codec: 'UTF-8', language: 'en', title: 'Signs', isForced: true }],
    });
  });

  it('takes a file without format or without pictures for damaged', () => {
    expect(readMediaInfo(result({ '@type': 'General' }, VIDEO))).toBeNull();
    expect(readMediaInfo(result(general()))).toBeNull();
    expect(readMediaInfo({ media: null })).toBeNull();
    expect(readMediaInfo(null)).toBeNull();
  });

  it('believes no absurd number', () => {
    const facts = readMediaInfo(
      result(general({ Duration: 1e12, OverallBitRate: -1 }), { ...VIDEO, Width: 'NaN', Height: 1e9 }),
    );
    expect(facts).toMatchObject({ durationMs: null, bitRate: null, video: [{ width: null, height: null }] });
  });

  it('keeps texts short and plain, and tracks few', () => {
    const title = `\u202Eevil\u0000${'x'.repeat(10_000)}`;
    const many = Array.from({ length: 1_000 }, () => ({ '@type': 'Audio', Title: title }));
    const facts = readMediaInfo(result(general(), VIDEO, ...many));
    expect(facts?.audio).toHaveLength(64);
    expect(facts?.audio[0]?.title).toMatch(/^evil x{195}$/);
  });

  it('survives whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.dictionary(fc.string(), fc.anything())), (any, tracks) => {
        readMediaInfo(any);
        readMediaInfo(result(general({ Duration: any }), VIDEO, ...tracks, any));
      }),
    );
  });
});
