import { describe, expect, it } from '@jest/globals';
import { decodeName, encodeUtf8, joinPath } from '../shared/bytes.js';
import {
  type DirectoryEntries,
  type DirectoryFacts,
  DirectoryReader,
  type FoundFile,
} from './directory-reader.js';
import { inspectDirectory } from './inspect-directory.js';
import { NfoFiles } from './nfo-files.js';
import type { FileRecord, KnownFile } from './scan-store.js';

const ROOT = '/media';
const FILM = '<movie><uniqueid type="tmdb">77</uniqueid></movie>';
const SERIES = '<tvshow><tvdbid>88</tvdbid></tvshow>';
const NOTES = 'see https://www.imdb.com/title/tt0012345/';

const SAME = { mtimeNs: 1n, ctimeNs: 1n, device: 1n, inode: 1n };

/** A tree of texts by path below the root; a folder is one that some path goes through. Counts what is read. */
class TreeReader extends DirectoryReader {
  readonly asked: string[] = [];

  constructor(readonly files: Readonly<Record<string, string>>) {
    super();
  }

  override look(): DirectoryFacts {
    return SAME;
  }

  override async list(path: Uint8Array): Promise<DirectoryEntries> {
    const inside = `${decodeName(path)}/`;
    const below = Object.keys(this.files).filter((file) => `${ROOT}/${file}`.startsWith(inside));
    const rests = below.map((file) => `${ROOT}/${file}`.slice(inside.length));
    const names = rests.filter((rest) => !rest.includes('/'));
    const folders = new Set(
      rests.filter((rest) => rest.includes('/')).map((rest) => rest.split('/', 1)[0] ?? ''),
    );
    return {
      ...{ ...SAME, readAtNs: 10n ** 18n },
      names: names.map((name) => encodeUtf8(name)),
      folders: [...folders].map((name) => encodeUtf8(name)),
    };
  }

  override stat(_: Uint8Array, names: readonly Uint8Array[]): FoundFile[] {
    return names.map((name) => ({ ...SAME, name, size: 1000n, birthNs: null }));
  }

  override async breathe(): Promise<void> {
    await Promise.resolve();
  }

  override async growing(): Promise<ReadonlySet<FoundFile>> {
    return new Set();
  }

  override startDigest(): never {
    throw new Error('nothing is summed up here');
  }

  override async readText(path: Uint8Array): Promise<string | null> {
    const name = decodeName(path).slice(ROOT.length + 1);
    this.asked.push(name);
    return this.files[name] ?? null;
  }
}

/** The files with a text each; the others have none. */
const tree = (names: readonly string[], nfos: Readonly<Record<string, string>> = {}): TreeReader =>
  new TreeReader({ ...Object.fromEntries(names.map((name) => [name, ''])), ...nfos });

async function inspect(
  reader: TreeReader,
  folder: string,
  known: readonly KnownFile[] = [],
  nfos = new NfoFiles(reader),
): Promise<readonly FileRecord[]> {
  const path = folder === '' ? encodeUtf8(ROOT) : joinPath(encodeUtf8(ROOT), encodeUtf8(folder));
  const directory = { id: '1', parentId: '0', path, fence: '1', isKnown: true, files: 0, attempts: 1 };
  const folders = folder === '' ? [] : folder.split('/');
  const options = { videoExtensions: null, minSizeBytes: 0 };
  const rules = { ignores: () => false, rulesNs: null };
  const whole = { allVideos: null, growing: new Set<FoundFile>() };
  const context = { libraryId: '1', directory, folders, known, videosAbove: [], options, rules, ...whole };
  const entries = await reader.list(path);
  const listing = { ...entries, files: reader.stat(path, entries.names) };
  return (await inspectDirectory(listing, context, nfos)).files;
}

/** Each video of a folder with the kind and ids it is read with; without nfo ids only its name. */
async function idsIn(reader: TreeReader, folder: string): Promise<readonly string[]> {
  return (await inspect(reader, folder)).flatMap(({ name, cluster }) => {
    const [best] = cluster?.readings ?? [];
    if (best === undefined) return [];
    const said = best.idsFrom === 'nfo' ? [best.kind, ...Object.values(best.ids)] : [];
    return [[decodeName(name), ...said].join(' ')];
  });
}

describe('which nfo speaks of a film', () => {
  it.each([
    [
      'its own',
      ['F/xyz.mkv', 'F/Other (1999).mkv'],
      { 'F/xyz.nfo': FILM },
      ['xyz.mkv movie 77', 'Other (1999).mkv'],
    ],
    ['its own in other letters', ['F/Xyz.mkv'], { 'F/XYZ.NFO': FILM }, ['Xyz.mkv movie 77']],
    ['movie.nfo', ['F/xyz.mkv'], { 'F/movie.nfo': NOTES }, ['xyz.mkv movie tt0012345']],
    [
      'any beside an only film',
      ['F/xyz.mkv', 'F/sample.mkv'],
      { 'F/grp.nfo': NOTES },
      ['xyz.mkv movie tt0012345'],
    ],
    [
      'its own before others',
      ['F/xyz.mkv'],
      { 'F/movie.nfo': NOTES, 'F/xyz.nfo': FILM },
      ['xyz.mkv movie 77'],
    ],
    [
      'others when its own says nothing',
      ['F/x.mkv'],
      { 'F/x.nfo': 'art', 'F/movie.nfo': FILM },
      ['x.mkv movie 77'],
    ],
    [
      'several that agree',
      ['F/x.mkv'],
      { 'F/a.nfo': 'tt0012345', 'F/b.nfo': NOTES },
      ['x.mkv movie tt0012345'],
    ],
    ['none of several that differ', ['F/x.mkv'], { 'F/a.nfo': 'tt0054321', 'F/b.nfo': NOTES }, ['x.mkv']],
    ['none beside several films', ['F/a.mkv', 'F/b.mkv'], { 'F/movie.nfo': FILM }, ['a.mkv', 'b.mkv']],
    [
      'none of a series',
      ['F/Heat (1995).mkv'],
      { 'F/movie.nfo': SERIES, 'F/tvshow.nfo': SERIES },
      ['Heat (1995).mkv'],
    ],
    [
      'none of an episode',
      ['F/x.mkv'],
      { 'F/x.nfo': `<episodedetails><tvdbid>9</tvdbid></episodedetails>` },
      ['x.mkv'],
    ],
    ['none in a folder of subtitles', ['F/Subs/x.mkv'], { 'F/Subs/x.nfo': FILM }, ['x.mkv']],
  ])('%s', async (_, files, nfos, expected) => {
    const folder = files[0]?.split('/').slice(0, -1).join('/') ?? '';
    expect(await idsIn(tree(files, nfos as Record<string, string>), folder)).toEqual(expected);
  });

  it('speaks of all discs of a film', async () => {
    const discs = ['F/Harbour (1990) CD1.avi', 'F/Harbour (1990) CD2.avi'];
    const stated = ['Harbour (1990) CD1.avi movie 77', 'Harbour (1990) CD2.avi movie 77'];
    for (const nfo of ['Harbour (1990) CD1', 'movie', 'grp']) {
      expect(await idsIn(tree(discs, { [`F/${nfo}.nfo`]: FILM }), 'F')).toEqual(stated);
    }
  });

  it('speaks of the next part only as movie.nfo, for it may be the next film', async () => {
    const parts = ['F/Harbour Part 1.mkv', 'F/Harbour Part 2.mkv'];
    const idsBeside = (nfo: string): Promise<readonly string[]> =>
      idsIn(tree(parts, { [`F/${nfo}.nfo`]: FILM }), 'F');
    expect(await idsBeside('Harbour Part 1')).toEqual(['Harbour Part 1.mkv movie 77', 'Harbour Part 2.mkv']);
    expect(await idsBeside('grp')).toEqual(['Harbour Part 1.mkv', 'Harbour Part 2.mkv']);
    expect(await idsBeside('movie')).toEqual(['Harbour Part 1.mkv movie 77', 'Harbour Part 2.mkv movie 77']);
  });

  it('gives way to an id in the name, and is not even read then', async () => {
    const reader = tree(['Heat (1995) {tmdb-5}/Heat.mkv'], { 'Heat (1995) {tmdb-5}/Heat.nfo': FILM });
    const [video] = await inspect(reader, 'Heat (1995) {tmdb-5}');
    expect(video?.cluster?.readings[0]).toMatchObject({ ids: { tmdb: 5 }, idsFrom: 'name' });
    expect(reader.asked).toEqual([]);
  });

  it('makes the question to the provider one for the id', async () => {
    const [video] = await inspect(tree(['F/xyz.mkv'], { 'F/xyz.nfo': FILM }), 'F');
    expect(video?.cluster?.lookups.map(({ key }) => key)).toEqual(['movie/tmdb/77']);
  });

  it.each([
    ['beside its files', 'Ran/movie.nfo'],
    ['beside its folder', 'Ran.nfo'],
    ['where players look', 'Ran/VIDEO_TS/VIDEO_TS.nfo'],
  ])('speaks of a disc from %s', async (_, nfo) => {
    const reader = tree(['Ran/VIDEO_TS/VTS_01_1.VOB'], { [nfo]: FILM });
    expect(await idsIn(reader, 'Ran')).toEqual(['Ran movie 77']);
  });

  it('speaks of a Blu-ray from its index', async () => {
    const reader = tree(['Ran/BDMV/STREAM/00001.m2ts'], { 'Ran/BDMV/index.nfo': FILM });
    expect(await idsIn(reader, 'Ran')).toEqual(['Ran movie 77']);
  });
});

describe('which nfo speaks of a series', () => {
  const episodes = ['Harbour/Season 1/01.mkv', 'Harbour/Season 1/02.mkv'];

  it('the one in the title’s folder, read once for all seasons', async () => {
    const reader = tree([...episodes, 'Harbour/Season 2/01.mkv'], { 'Harbour/tvshow.nfo': SERIES });
    const nfos = new NfoFiles(reader);
    const records = [
      ...(await inspect(reader, 'Harbour/Season 1', [], nfos)),
      ...(await inspect(reader, 'Harbour/Season 2', [], nfos)),
    ];
    expect(records.map(({ cluster }) => cluster?.readings[0]?.ids.tvdb)).toEqual([88, 88, 88]);
    expect(new Set(records.map(({ cluster }) => cluster?.key)).size).toBe(1);
    expect(reader.asked).toEqual(['Harbour/tvshow.nfo']);
  });

  it.each([
    [
      'the one beside the episodes',
      { 'H/TVSHOW.nfo': SERIES },
      ['H S01E01.mkv episode 88', 'H S01E02.mkv episode 88'],
    ],
    [
      'an address in it',
      { 'H/tvshow.nfo': NOTES },
      ['H S01E01.mkv episode tt0012345', 'H S01E02.mkv episode tt0012345'],
    ],
    ['none of a film', { 'H/tvshow.nfo': FILM }, ['H S01E01.mkv', 'H S01E02.mkv']],
    [
      'none of another name',
      { 'H/H S01E01.nfo': NOTES, 'H/grp.nfo': SERIES },
      ['H S01E01.mkv', 'H S01E02.mkv'],
    ],
  ])('%s', async (_, nfos, expected) => {
    const reader = tree(['H/H S01E01.mkv', 'H/H S01E02.mkv'], nfos as Record<string, string>);
    expect(await idsIn(reader, 'H')).toEqual(expected);
  });

  it.each(['Harbour Movie 01.mkv', 'Harbour OVA 2.mkv'])('but not of %s', async (name) => {
    expect(await idsIn(tree([`Harbour/${name}`], { 'Harbour/tvshow.nfo': SERIES }), 'Harbour')).toEqual([
      name,
    ]);
  });

  it('settles what a doubtful name is, one way or the other', async () => {
    const name = 'D/Harbour 103 1080p BluRay.mkv';
    expect(await idsIn(tree([name], { 'D/tvshow.nfo': SERIES }), 'D')).toEqual([
      'Harbour 103 1080p BluRay.mkv episode 88',
    ]);
    expect(await idsIn(tree([name], { 'D/movie.nfo': NOTES }), 'D')).toEqual([
      'Harbour 103 1080p BluRay.mkv movie tt0012345',
    ]);
  });
});

describe('what is read', () => {
  it('nothing without nfo files, and nothing for folders without videos or names that are surely episodes', async () => {
    const reader = tree(['F/Heat (1995).mkv', 'E/H S01E01.mkv', 'N/readme.txt'], {
      'N/movie.nfo': FILM,
      'E/H S01E01.nfo': '<episodedetails/>',
    });
    for (const folder of ['F', 'E', 'N', '']) await inspect(reader, folder);
    expect(reader.asked).toEqual([]);
  });

  it('no heap of nfo files beside a film', async () => {
    const heap = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`F/${at}.nfo`, NOTES]));
    const reader = tree(['F/xyz.mkv'], heap);
    expect(await idsIn(reader, 'F')).toEqual(['xyz.mkv']);
    expect(reader.asked).toEqual([]);
  });

  it('no nfo twice, as long as few are asked for', async () => {
    const reader = tree([], { 'a.nfo': FILM });
    const nfos = new NfoFiles(reader);
    const ask = (name: string): Promise<unknown> => nfos.idsIn(encodeUtf8(`${ROOT}/${name}`));
    expect(await ask('a.nfo')).toEqual({ about: 'movie', ids: { tmdb: 77 } });
    expect(await ask('b.nfo')).toBeNull();
    await ask('a.nfo');
    await ask('b.nfo');
    expect(reader.asked).toEqual(['a.nfo', 'b.nfo']);
    for (let other = 0; other < 300; other++) await ask(`${other}.nfo`);
    await ask('a.nfo');
    expect(reader.asked).toHaveLength(303);
  });
});

describe('a video that has not changed', () => {
  const known = (name: string, more: Partial<KnownFile> = {}): KnownFile => ({
    id: name,
    directoryId: '1',
    name: encodeUtf8(name),
    kind: 'movie',
    state: 'review',
    disc: false,
    size: 1000n,
    mtimeNs: 1n,
    inode: 1n,
    decidedByUser: false,
    ignoredByRule: false,
    above: null,
    ...more,
  });
  const names = async (rows: readonly KnownFile[]): Promise<readonly string[]> => {
    const reader = tree(['F/a.mkv', 'F/b.mkv'], { 'F/a.nfo': FILM });
    return (await inspect(reader, 'F', rows)).map(({ name }) => decodeName(name));
  };

  it('is read anew when its nfo came or changed', async () => {
    expect(await names([known('a.mkv'), known('b.mkv')])).toEqual(['a.mkv', 'a.nfo']);
    const edited = known('a.nfo', { kind: 'other', state: 'attached', mtimeNs: 0n });
    expect(await names([known('a.mkv'), known('b.mkv'), edited])).toEqual(['a.mkv', 'a.nfo']);
  });

  it('is left alone when nothing is new, when a plan has it, and when the user decided', async () => {
    const nfo = known('a.nfo', { kind: 'other', state: 'attached' });
    expect(await names([known('a.mkv'), known('b.mkv'), nfo])).toEqual([]);
    expect(await names([known('a.mkv', { state: 'planned' }), known('b.mkv')])).toEqual(['a.nfo']);
    expect(await names([known('a.mkv', { decidedByUser: true }), known('b.mkv')])).toEqual(['a.nfo']);
  });
});
