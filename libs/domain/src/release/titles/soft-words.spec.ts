import { describe, expect, it } from '@jest/globals';
import { type Behind, withoutSoftWords } from './soft-words.js';

describe('withoutSoftWords', () => {
  it.each<[Behind, string, string]>([
    ['tag', 'Paper Tide German', 'Paper Tide'],
    ['tag', 'Paper Tide GERMAN DL', 'Paper Tide'],
    ['tag', 'Paper Tide ITA-ENG', 'Paper Tide'],
    ['tag', 'Paper Tide Extended', 'Paper Tide'],
    ['tag', 'Paper Tide v2', 'Paper Tide'],
    ['tag', 'Paper Tide PROPER', 'Paper Tide'],
    ['tag', 'Paper Tide.PAL.Multi', 'Paper Tide'],
    ['tag', 'The Good German', 'The Good German'],
    ['tag', 'German', 'German'],
    ['tag', 'Paper Tide', 'Paper Tide'],
    ['year', 'Paper Tide EXTENDED', 'Paper Tide'],
    ['year', 'Paper Tide Imax', 'Paper Tide'],
    ['year', "Paper Tide Director's Cut", 'Paper Tide'],
    ['year', 'Paper Tide The Final Cut', 'Paper Tide'],
    ['year', 'Paper Tide GERMAN', 'Paper Tide'],
    ['year', 'The Good German', 'The Good German'],
    ['year', 'THE GOOD GERMAN', 'THE GOOD GERMAN'],
    ['year', 'Step Up 3D', 'Step Up 3D'],
    ['nothing', 'Paper Tide Extended Edition', 'Paper Tide'],
    ['nothing', 'Paper Tide 50th Anniversary Edition', 'Paper Tide'],
    ['nothing', 'Paper Tide Edition Collector', 'Paper Tide'],
    ['nothing', 'Paper Tide Open Matte', 'Paper Tide'],
    ['nothing', 'Paper Tide Uncut', 'Paper Tide Uncut'],
    ['nothing', 'Paper Tide German', 'Paper Tide German'],
    ['nothing', 'The Collector', 'The Collector'],
    ['nothing', 'Cut', 'Cut'],
  ])('before %s: %s', (behind, title, kept) => {
    expect(withoutSoftWords(title, behind)).toBe(kept);
  });
});
