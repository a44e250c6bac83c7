import { describe, expect, it } from '@jest/globals';
import { dice } from '../dice.mjs';
import { shelf } from './make-tree.mjs';

const shelves = (seed) => {
  const draw = dice(seed);
  return Array.from({ length: 200 }, (_, at) => shelf(draw, at)).flat();
};

describe('the made-up library', () => {
  it('is the same for the same seed only', () => {
    expect(shelves(1)).toEqual(shelves(1));
    expect(shelves(1)).not.toEqual(shelves(2));
  });

  it('has every file once, of a size of its kind', () => {
    const files = shelves(3);
    expect(new Set(files.map(([path]) => path)).size).toBe(files.length);
    const videos = files.filter(([path]) => path.endsWith('.mkv'));
    expect(videos.length).toBeGreaterThan(300);
    for (const [path, size] of videos) expect([path, size >= 20_000_000]).toEqual([path, true]);
  });
});
