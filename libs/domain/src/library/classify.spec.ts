import { describe, expect, it } from '@jest/globals';
import { classifyFile, type ClassifyOptions, isDiscMarker, isSystemFolder, stemOf } from './classify.js';

const GIB = 2 ** 30;
const DEFAULTS: ClassifyOptions = { videoExtensions: null, minSizeBytes: 0 };

function kindOf(path: string, size = GIB): string {
  const names = path.split('/');
  return classifyFile({ folders: names.slice(0, -1), name: names.at(-1) ?? '', size }, DEFAULTS).kind;
}

describe('classifyFile', () => {
  it.each([
    ['Movies/Heat (1995)/Heat (1995).mkv', 'video'],
    ['Movies/Heat (1995).MKV', 'video'],
    ['Movies/Heat.divx', 'video'],
    ['Movies/Heat.iso', 'video'],
    ['GOPR1234.MP4', 'video'],
    ['Movies/...And Justice for All.mkv', 'video'],
    ['Movies/Heat (1995)/Heat (1995).en.forced.srt', 'subtitle'],
    ['Movies/Heat (1995)/Heat.idx', 'subtitle'],
    ['Movies/Heat (1995)/movie.nfo', 'nfo'],
    ['Movies/Heat (1995)/poster.jpg', 'picture'],
    ['Movies/Heat (1995)/RARBG.txt', 'junk'],
    ['Movies/Heat (1995)/Heat.rar', 'junk'],
    ['Movies/Heat (1995)/._Heat (1995).mkv', 'junk'],
    ['Movies/Heat (1995)/.hidden.mkv', 'junk'],
    ['Movies/Heat (1995)/Heat.mkv.part', 'partial'],
    ['Movies/Heat (1995)/Heat.mp4.!qB', 'partial'],
    ['Movies/Heat (1995)/Heat.mkv.crdownload', 'partial'],
    ['no extension', 'junk'],
  ])('%s is %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });

  it.each([
    ['Movies/Heat (1995)/sample.mkv', 'sample'],
    ['Movies/Heat (1995)/Heat.1995-sample.mkv', 'sample'],
    ['Movies/Heat (1995)/heat.sample.mkv', 'sample'],
    ['Movies/Heat (1995)/sample-xyz.avi', 'sample'],
    ['Movies/Heat (1995)/Sample/xyz.mkv', 'sample'],
    ['Movies/Free Sample (2012).mkv', 'video'],
    ['Movies/The Sample (2010)/The Sample (2010).mkv', 'video'],
    ['Sample/Heat.mkv', 'video'],
  ])('sample or not: %s is %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });

  it.each([
    ['Movies/Heat (1995)/Extras/Making of.mkv', 'extra'],
    ['Movies/Heat (1995)/Behind The Scenes/a.mkv', 'extra'],
    ['Movies/Heat (1995)/Deleted Scenes/a.mkv', 'extra'],
    ['Movies/Heat (1995)/Other/The Cast.mkv', 'extra'],
    ['Movies/Heat (1995)/Specials/Bonus Disc/a.mkv', 'extra'],
    ['Heat.1995.1080p/Shorts/Gag Reel.mkv', 'extra'],
    ['Movies/Heat (1995)/trailer.mp4', 'extra'],
    ['Movies/Heat (1995)/Heat (1995)-trailer.mp4', 'extra'],
    ['Movies/Heat (1995)/Heat (1995) - Trailer.webm', 'extra'],
    ['Movies/Heat (1995)/Heat (1995)-behindthescenes.mkv', 'extra'],
    ['Movies/Heat (1995)/Heat (1995)-deleted.mkv', 'extra'],
    ['Movies/Heat (1995)/Heat (1995)-short.mkv', 'extra'],
    ['Anime/Show/[Group] Show - NCOP1 [1080p].mkv', 'extra'],
    ['Anime/Show/[Group] Show - NCED2v2 [1080p].mkv', 'extra'],
    ['TV/Show/Specials/S00E01.mkv', 'video'],
    ['Shorts/Luxo Jr. (1986).mkv', 'video'],
    ['Movies/Shorts/Luxo Jr. (1986).mkv', 'video'],
    ['Movies/The Other (1972).mkv', 'video'],
    ['Movies/Making of a Lady (2012).mkv', 'video'],
    ['Movies/Trailer Park Boys (2006)/Trailer Park Boys (2006).mkv', 'video'],
    ['TV/Extras/Season 1/Extras S01E01.mkv', 'video'],
  ])('extra or not: %s is %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind);
  });

  it('takes an empty video for junk, and says why', () => {
    const found = classifyFile({ folders: [], name: 'Heat.mkv', size: 0 }, DEFAULTS);
    expect(found).toEqual({ kind: 'junk', reason: 'empty file' });
  });

  it('keeps to the extensions and the size that are set', () => {
    const options = { videoExtensions: ['webm'], minSizeBytes: 1_000 };
    expect(classifyFile({ folders: [], name: 'a.mkv', size: 5_000 }, options).kind).toBe('junk');
    expect(classifyFile({ folders: [], name: 'a.webm', size: 5_000 }, options).kind).toBe('video');
    expect(classifyFile({ folders: [], name: 'a.webm', size: 999 }, options)).toMatchObject({
      kind: 'extra',
      reason: expect.stringContaining('CINEORG_MIN_SIZE_MB'),
    });
  });
});

describe('folders', () => {
  it.each([
    '@eaDir',
    '.Trash-1000',
    '.cineorg-trash',
    'lost+found',
    '$RECYCLE.BIN',
    'System Volume Information',
    '#recycle',
    '.git',
  ])('%s is a system folder', (name) => {
    expect(isSystemFolder(name)).toBe(true);
  });

  it.each(['Movies', '...And Justice for All (1979)', 'Recycled (2010)'])('%s is not', (name) => {
    expect(isSystemFolder(name)).toBe(false);
  });

  it('knows the folders of a disc', () => {
    expect(['BDMV', 'video_ts', 'Video'].map(isDiscMarker)).toEqual([true, true, false]);
  });
});

describe('stemOf', () => {
  it.each([
    ['Heat.mkv', 'Heat'],
    ['Heat.1995', 'Heat.1995'],
    ['.mkv', '.mkv'],
    ['Vol. 2', 'Vol. 2'],
  ])('%s without extension is %s', (name, stem) => {
    expect(stemOf(name)).toBe(stem);
  });
});
