import { describe, expect, it } from '@jest/globals';
import { foldFolders } from './fold-folders.js';

const fold = (paths: readonly string[], most: number, root = '/lib'): string[] =>
  foldFolders(
    paths.map((path) => ({ root, path, rewritten: true })),
    most,
  ).map(({ path }) => path);

const films = (parent: string, count: number): string[] =>
  Array.from({ length: count }, (_, film) => `${parent}/Film ${film}`);

describe('folders to scan', () => {
  it('are those that changed while they are few', () => {
    expect(fold(['/lib/A', '/lib/B/C'], 20)).toEqual(['/lib/A', '/lib/B/C']);
  });

  it('do not lie within each other', () => {
    expect(fold(['/lib/A/B/C', '/lib/A', '/lib/AB'], 20)).toEqual(['/lib/A', '/lib/AB']);
  });

  it('become the nearest common folder when they are many', () => {
    expect(fold(films('/lib/Films', 21), 20)).toEqual(['/lib/Films']);
    expect(fold([...films('/lib/Films/A', 15), ...films('/lib/Films/B', 15)], 20)).toEqual([
      '/lib/Films/A',
      '/lib/Films/B',
    ]);
    expect(fold([...films('/lib/Films/A', 15), ...films('/lib/Films/B', 15)], 1)).toEqual(['/lib/Films']);
  });

  it('never lie above their root', () => {
    expect(fold(films('/lib', 100), 20)).toEqual(['/lib']);
    expect(fold(films('', 100), 20, '/')).toEqual(['/']);
  });

  it('leave what is far away as it is', () => {
    expect(fold([...films('/lib/Films/New', 30), '/lib/Series'], 20)).toEqual([
      '/lib/Series',
      '/lib/Films/New',
    ]);
  });

  it('are read by their times when they were folded', () => {
    const folders = films('/lib/Films', 21).map((path) => ({ root: '/lib', path, rewritten: true }));
    expect(foldFolders(folders, 20)).toEqual([{ root: '/lib', path: '/lib/Films', rewritten: false }]);
  });
});
