import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { discFiles } from './disc.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cineorg-disc-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), '');
  }
}

const listed = (): string[] =>
  discFiles(Buffer.from(root)).map((path) => path.toString().slice(root.length + 1));

describe('discFiles', () => {
  it('lists the disc in order, and nothing else that lies beside it', () => {
    write(
      'BDMV/STREAM/00001.m2ts',
      'BDMV/index.bdmv',
      'CERTIFICATE/id.bdmv',
      'poster.jpg',
      'Other film/a.mkv',
      'b.mkv',
    );
    expect(listed()).toEqual(['BDMV/STREAM/00001.m2ts', 'BDMV/index.bdmv', 'CERTIFICATE/id.bdmv']);
  });

  it('follows no symlink', () => {
    write('video_ts/VIDEO_TS.IFO', 'elsewhere/a.vob');
    symlinkSync(join(root, 'elsewhere'), join(root, 'video_ts', 'more'));
    symlinkSync(join(root, 'elsewhere', 'a.vob'), join(root, 'video_ts', 'a.vob'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'AUDIO_TS'));
    expect(listed()).toEqual(['video_ts/VIDEO_TS.IFO']);
  });

  it('keeps names that are no UTF-8', () => {
    write('BDMV/x');
    const odd = Buffer.concat([Buffer.from(`${root}/BDMV/`), Buffer.from([0xe9])]);
    writeFileSync(odd, '');
    expect(discFiles(Buffer.from(root))).toContainEqual(odd);
  });

  it('throws when the folder cannot be read', () => {
    expect(() => discFiles(Buffer.from(join(root, 'nothing')))).toThrow('ENOENT');
  });
});
