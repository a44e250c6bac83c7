import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeName, leavingOperations } from '#domain';
import { film } from '#testing';
import type { StoredCopy } from '../database/index.js';
import { leavingVideo, plannedTrash } from './leaving.js';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cineorg-leaving-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function write(name: string): void {
  mkdirSync(dirname(join(home, name)), { recursive: true });
  writeFileSync(join(home, name), name);
}

const path = (name: string): Buffer => Buffer.from(join(home, name));

const scanned = { path: Buffer.from('/in/film'), size: '0', mtimeNs: '0', inode: '1' };

const copy = (given: Partial<StoredCopy>): StoredCopy => ({
  ...film(),
  ...{ fileId: '7', libraryId: '1', titleId: '1', work: null, state: 'organized', inode: '1/1/' },
  ...{ places: [], viewPath: null, companions: [], scanned },
  ...given,
});

const planned = (given: Partial<StoredCopy>): string[] =>
  leavingOperations(
    leavingVideo(copy(given)),
    plannedTrash(() => path('.trash'), '5'),
  ).map(({ kind, source, target }) =>
    [kind, ...[source, target].map((one) => decodeName(one).slice(home.length + 1))].join(' '),
  );

describe('a disc that is put away', () => {
  it('keeps the places of its files to each other, and loses its links', () => {
    const files = ['store/Film/VIDEO_TS/VIDEO_TS.IFO', 'store/Film/VIDEO_TS/VTS_01_1.VOB'];
    for (const name of [...files, 'store/Film/VIDEO_TS/poster.jpg', 'store/Film/mine.txt']) write(name);
    mkdirSync(join(home, 'view/Film/VIDEO_TS'), { recursive: true });
    symlinkSync(join(home, files[0]!), join(home, 'view/Film/VIDEO_TS/VIDEO_TS.IFO'));
    const poster = { fileId: '8', places: [path('store/Film/VIDEO_TS/poster.jpg')], viewPath: null };
    const companions = [{ ...poster, scanned }];
    const given = { disc: true, places: [path('store/Film')], viewPath: path('view/Film'), companions };
    expect(planned(given)).toEqual([
      'unlink view/Film/VIDEO_TS/VIDEO_TS.IFO view/Film/VIDEO_TS/VIDEO_TS.IFO',
      'trash store/Film/VIDEO_TS/VIDEO_TS.IFO .trash/5-7-1/VIDEO_TS/VIDEO_TS.IFO',
      'trash store/Film/VIDEO_TS/VTS_01_1.VOB .trash/5-7-1/VIDEO_TS/VTS_01_1.VOB',
      'trash store/Film/VIDEO_TS/poster.jpg .trash/5-7-2/poster.jpg',
    ]);
  });
});

describe('a file that is put away', () => {
  it('goes with every name that it has, each to a place of its own', () => {
    for (const name of ['in/a.mkv', 'store/a.mkv']) write(name);
    expect(planned({ places: [path('in/a.mkv'), path('store/a.mkv')] })).toEqual([
      'trash in/a.mkv .trash/5-7-1/a.mkv',
      'trash store/a.mkv .trash/5-7-2/a.mkv',
    ]);
  });

  it('goes with the name that is left, and with its last one when none is, so that the plan can say so', () => {
    write('store/a.mkv');
    expect(planned({ places: [path('in/a.mkv'), path('store/a.mkv')] })).toEqual([
      'trash store/a.mkv .trash/5-7-1/a.mkv',
    ]);
    expect(planned({ places: [path('in/b.mkv'), path('store/b.mkv')] })).toEqual([
      'trash in/b.mkv .trash/5-7-1/b.mkv',
    ]);
  });

  it('leaves alone what lies in the place of its link and is none', () => {
    for (const name of ['in/a.mkv', 'view/a.mkv']) write(name);
    expect(planned({ places: [path('in/a.mkv')], viewPath: path('view/a.mkv') })).toHaveLength(1);
    expect(planned({ places: [path('in/a.mkv')], viewPath: path('view/gone.mkv') })).toHaveLength(1);
  });
});
