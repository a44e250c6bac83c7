import { describe, expect, it } from '@jest/globals';
import { takePart } from './parts.js';

describe('takePart', () => {
  it.each([
    ['Tide CD1', 'Tide', 1],
    ['Tide cd 2 of 3', 'Tide', 2],
    ['Tide (1987) Disc 1', 'Tide (1987)', 1],
    ['Tide - part2', 'Tide', 2],
    ['Tide pt2', 'Tide', 2],
    ['Tide Teil 3 [720p]', 'Tide [720p]', 3],
    ['Tide (Part 2)', 'Tide', 2],
    ['CD2', '', 2],
    ['Part 1', 'Part 1', null],
    ['Tide Part Two', 'Tide Part Two', null],
    ['Tide Part 2 The Storm', 'Tide Part 2 The Storm', null],
    ['Tide', 'Tide', null],
    ['Tide DVD 1 of 2', 'Tide', 1],
    ['Tide DVD5', 'Tide DVD5', null],
    ['Tide (1987) DVD9', 'Tide (1987) DVD9', null],
    ['Tide CD0', 'Tide CD0', null],
  ])('%s', (text, rest, part) => {
    expect(takePart(text)).toMatchObject({ rest, part });
  });

  it('keeps "Part 2" as a spelling, and no "CD2"', () => {
    expect(takePart('Tide Part 2').whole('Tide')).toEqual(['Tide Part 2']);
    expect(takePart('Tide CD2').whole('Tide')).toEqual([]);
  });

  it('tells offsets of the name from those of the rest', () => {
    const { inText } = takePart('Tide CD1 [720p]');
    expect([inText(2), inText(5)]).toEqual([2, 9]);
  });
});
