import { describe, expect, it } from '@jest/globals';
import { EXTRA, extraFolderOf, homeOfExtra } from './extras.js';

describe('homeOfExtra', () => {
  it.each([
    ['Films/Heat (1995)', 'Films/Heat (1995)'],
    ['Films/Heat (1995)/Extras', 'Films/Heat (1995)'],
    ['Heat (1995)/Trailers', 'Heat (1995)'],
    ['Films/Heat (1995)/Extras/Disc 2', 'Films/Heat (1995)'],
    ['Films/Heat (1995)/CD1', 'Films/Heat (1995)'],
    ['TV/Show/Season 1', 'TV/Show'],
    ['TV/Show/Season 1/Extras', 'TV/Show'],
    ['TV/Show/Specials', 'TV/Show'],
    ['TV/Extras/Season 1', 'TV/Extras'],
  ])('of an extra in %s is %s', (folder, home) => {
    expect(homeOfExtra(folder.split('/'), EXTRA)).toBe(home);
  });

  it('is nowhere at the root', () => {
    expect(homeOfExtra([], EXTRA)).toBeNull();
  });

  it('is nowhere for what is only small', () => {
    expect(homeOfExtra(['Heat (1995)'], 'smaller than CINEORG_MIN_SIZE_MB')).toBeNull();
  });
});

describe('extraFolderOf', () => {
  it.each([
    ['Heat/Extras/Heat-trailer', 'trailers'],
    ['Heat/Teasers/a', 'trailers'],
    ['Heat/Extras/The Making of Heat', 'behind the scenes'],
    ['Heat/Behind The Scenes/a', 'behind the scenes'],
    ['Heat/Deleted Scenes/a', 'deleted scenes'],
    ['Heat/Heat-deleted', 'deleted scenes'],
    ['Heat/Featurettes/Pacino', 'featurettes'],
    ['Heat/Extras/Featurettes/Pacino', 'featurettes'],
    ['Heat/Interviews/Pacino', 'interviews'],
    ['Heat/Shorts/Gag Reel', 'shorts'],
    ['Heat/Heat-scene', 'scenes'],
    ['Heat/Extras/Pacino and De Niro', 'other'],
    ['Heat/Heat-short', 'shorts'],
    ['Show/[Group] Show - NCOP1', 'other'],
    ['Heat/Extras/Scenery', 'other'],
  ])('%s goes into %s', (path, folder) => {
    const names = path.split('/');
    expect(extraFolderOf(names.slice(0, -1), names.at(-1) ?? '')).toBe(folder);
  });
});
