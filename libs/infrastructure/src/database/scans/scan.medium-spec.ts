import 'reflect-metadata';
import { renameSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DirectoryEntries } from '#domain';
import { NodeDirectoryReader } from '../../files/index.js';
import type { ScanView } from '../queries/scan-queries.js';
import type { VideoView } from '../queries/video-queries.js';
import { ScanLab } from '#testing';
import { ScanRequests } from './scan-requests.js';

/** Reads the disk until a number of folders have been read, then fails as a lost disk does. */
class FailingReader extends NodeDirectoryReader {
  constructor(private left: number) {
    super();
  }

  override async list(path: Uint8Array): Promise<DirectoryEntries> {
    if (this.left-- <= 0) throw new Error('the process ends here');
    return super.list(path);
  }
}

describe('scanning into PostgreSQL', () => {
  let lab: ScanLab;
  let database: ScanLab['database'];
  let home: string;

  beforeEach(async () => {
    lab = await ScanLab.open();
    ({ database, home } = lab);
  });

  afterEach(() => lab.close());

  const add = (name: string | Buffer, contents?: string): void => lab.add(name, contents);
  const scan = (path?: string): Promise<ScanView> => lab.scan(path);
  const files = async (): Promise<readonly VideoView[]> => [...(await lab.files()).values()];

  it('finds videos, ties their companions, and counts what it did', async () => {
    add('Heat (1995)/Heat (1995).mkv');
    add('Heat (1995)/Heat (1995).en.srt');
    add('Heat (1995)/Subs/2_French.srt');
    add('Heat (1995)/readme.txt');
    const { state, counts } = await scan();
    expect(state).toBe('completed');
    expect(counts).toMatchObject({ added: 3, ignored: 1, discovered: 1, attached: 2 });
  });

  it('writes nothing for what has not changed, and sees what has', async () => {
    add('Heat (1995).mkv');
    add('Ran (1985).mkv');
    await scan();
    add('Ran (1985).mkv', 'longer than before');
    add('Alien (1979).mkv');
    expect((await scan()).counts).toMatchObject({ unchanged: 1, updated: 1, added: 1 });
  });

  it('reads a video anew when its nfo came or changed, but not one that the user decided', async () => {
    const nfo = (id: number): string => `<movie><uniqueid type="tmdb">${id}</uniqueid></movie>`;
    const lookups = async (): Promise<string[]> => {
      const rows = await database.query<{ key: string }>(
        'SELECT lookup.key FROM file JOIN cluster_lookup USING (cluster_id) JOIN lookup ON lookup.id = lookup_id',
      );
      return rows.map(({ key }) => key);
    };
    add('F/xyzzy.mkv');
    await scan();
    expect(await lookups()).toEqual(['movie/title/xyzzy/']);
    add('F/xyzzy.nfo', nfo(77));
    expect((await scan()).counts).toMatchObject({ updated: 1, added: 1 });
    expect(await lookups()).toEqual(['movie/tmdb/77']);
    expect((await scan()).counts).toEqual({ unchanged: 2 });
    await database.query(`UPDATE cluster SET decided_by = 'user'`);
    add('F/xyzzy.nfo', nfo(7788));
    expect((await scan()).counts).toMatchObject({ unchanged: 1, updated: 1 });
    expect(await lookups()).toEqual(['movie/tmdb/77']);
  });

  it('marks what is gone only when it is little, and asks otherwise', async () => {
    for (let number = 1; number <= 12; number++) add(`Film ${number} (1990).mkv`);
    await scan();
    unlinkSync(join(home, 'Film 1 (1990).mkv'));
    expect(await scan()).toMatchObject({ state: 'completed', counts: { missing: 1 } });
    for (let number = 2; number <= 6; number++) unlinkSync(join(home, `Film ${number} (1990).mkv`));
    const asking = await scan();
    expect(asking).toMatchObject({ state: 'needs-confirmation', error: expect.stringContaining('5 of 11') });
    expect((await files()).filter(({ state }) => state === 'missing')).toHaveLength(1);
    expect(await new ScanRequests(database).confirm(asking.id)).toBe(true);
    expect((await files()).filter(({ state }) => state === 'missing')).toHaveLength(6);
  });

  it('changes nothing when the root is gone', async () => {
    add('films/Heat (1995).mkv');
    await scan(join(home, 'films'));
    renameSync(join(home, 'films'), join(home, 'elsewhere'));
    expect(await scan(join(home, 'films'))).toMatchObject({ state: 'needs-confirmation' });
    expect((await files()).map(({ state }) => state)).toEqual(['discovered']);
  });

  it('takes a disc folder as one item, and names that are not UTF-8 as they are', async () => {
    add('Ran (1985)/VIDEO_TS/VTS_01_1.VOB');
    add(Buffer.from('4361666520e9202832303031292e6d6b76', 'hex'));
    expect((await scan()).counts).toMatchObject({ added: 2 });
    const [disc, odd] = (await files()).toSorted((a, b) => (a.path < b.path ? 1 : -1));
    expect(disc?.path).toBe(join(home, 'Ran (1985)'));
    expect(Buffer.from(odd?.pathBytes ?? '', 'base64').includes(0xe9)).toBe(true);
  });

  it('goes on where a killed worker stopped, with the same rows', async () => {
    for (const folder of ['a', 'b', 'c', 'd']) add(`${folder}/Film ${folder} (1990).mkv`);
    const id = await lab.request();
    await expect(lab.walk(id, { reader: new FailingReader(2) })).rejects.toThrow('the process ends here');
    await database.query('UPDATE directory SET claimed_until = now() WHERE claimed_until IS NOT NULL');
    expect(await lab.walk(id)).toMatchObject({ state: 'completed', counts: { added: 4 } });
    expect(await files()).toHaveLength(4);
  });

  it('lets a second request of the same path join the first', async () => {
    expect(await lab.request()).toBe(await lab.request());
  });

  it('stops when it is cancelled', async () => {
    add('Heat (1995).mkv');
    const id = await lab.request();
    expect(await new ScanRequests(database).cancel(id)).toBe(true);
    expect(await lab.walk(id)).toMatchObject({ state: 'cancelled' });
    expect(await files()).toEqual([]);
  });
});
