import { posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { folderOf, relativePath } from './names.js';

const name = fc.constantFrom('a', 'b', 'ab', 'Films', 'Séries', '..a', ' ');
const folder = fc.array(name, { maxLength: 5 }).map((names) => `/${names.join('/')}`);

describe('paths as bytes', () => {
  it('lead from one folder to a name in another as paths of text do', () => {
    fc.assert(
      fc.property(folder, folder, (from, to) => {
        const text = `${relativePath(Buffer.from(from), Buffer.from(to)).toString()}film.mkv`;
        expect(text).toBe(posix.join(posix.relative(from, to), 'film.mkv'));
      }),
      { numRuns: 2_000 },
    );
  });

  it('lie in the folder that text says', () => {
    fc.assert(
      fc.property(folder, (path) => {
        expect(folderOf(Buffer.from(path)).toString()).toBe(posix.dirname(path));
      }),
    );
  });
});
