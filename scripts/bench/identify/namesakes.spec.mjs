import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decidedNamesakes, namesakesIn, parseFilmTable } from './namesakes.mjs';

const TABLE = [
  'id\ttitle\toriginal_title\trelease_date\tgenres',
  '1\tPinocchio\tPinocchio\t2022-09-07\tDrama',
  "2\tPinocchio!\tGuillermo del Toro's Pinocchio\t2022\tDrama",
  '3\tPinocchio\t\t1940-02-07\tDrama',
  '4\tThe Boat\tDas Boot\t1981\tWar',
  '5\tDas Bóot\tDas Bóot\t1981\tWar',
  '6\tNo Date\tNo Date\t\t',
  '7\tNo Date\tNo Date\t\t',
  '',
].join('\n');

it('finds films that share a title, or the original one, in one year', () => {
  expect([...namesakesIn(parseFilmTable(TABLE))]).toEqual([
    [1, ['pinocchio']],
    [2, ['pinocchio']],
    [4, ['das boot']],
    [5, ['das boot']],
  ]);
  expect(() => parseFilmTable('id\tname\n1\tHeat')).toThrow('columns');
});

describe('decidedNamesakes', () => {
  let folder;
  const shared = namesakesIn(parseFilmTable(TABLE));
  const file = (path, tmdbId, decided = true) => ({ path, decided, video: { kind: 'movie', tmdbId } });
  const found = (...files) => decidedNamesakes(files, shared, folder).map(({ path }) => path);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cineorg-namesakes-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('tells films that could be either', () => {
    expect(found(file('Pinocchio.2022.1080p.mkv', 1))).toEqual(['Pinocchio.2022.1080p.mkv']);
  });

  it('leaves out what was asked, other years, other titles and ids in the name', () => {
    expect(found(file('Pinocchio.2022.mkv', 1, false), file('Pinocchio.1940.mkv', 3))).toEqual([]);
    expect(found(file('The Boat (1981).mkv', 4), file('Das Boot (1981) {tmdb-4}.mkv', 4))).toEqual([]);
  });

  it('leaves out films with an id in an .nfo beside them', () => {
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a', 'x.nfo'), 'https://www.imdb.com/title/tt0032910/');
    mkdirSync(join(folder, 'b'));
    writeFileSync(join(folder, 'b', 'x.nfo'), 'no id');
    const files = ['a', 'b'].map((name) => file(`${name}/Pinocchio (2022).mkv`, 2));
    expect(found(...files)).toEqual(['b/Pinocchio (2022).mkv']);
  });
});
