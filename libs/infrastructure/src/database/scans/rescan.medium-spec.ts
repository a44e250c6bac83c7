import 'reflect-metadata';
import { chmodSync, linkSync, mkdirSync, renameSync, rmSync, unlinkSync, utimesSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FoundFile, PlacedFile } from '#domain';
import { NodeDirectoryReader } from '../../files/index.js';
import { LaterReader, ScanLab } from '#testing';

const FILMS = Array.from({ length: 30 }, (_, at) => `Film ${at} (19${50 + at})`);

/** Says that every young file is being written. */
class BusyReader extends NodeDirectoryReader {
  override async growing(files: readonly PlacedFile[]): Promise<ReadonlySet<FoundFile>> {
    return new Set(files.map(({ file }) => file));
  }
}

describe('scanning again', () => {
  let lab: ScanLab;

  beforeEach(async () => {
    lab = await ScanLab.open();
    lab.reader = new LaterReader();
    for (const film of FILMS) lab.add(`${film}/${film}.mkv`, film);
    await lab.scan();
  });

  afterEach(() => lab.close());

  /** Every version of every row: equal only when nothing was written. */
  const versions = async (): Promise<unknown> =>
    lab.database.query(
      `SELECT 'file' AS kind, id, xmin::text FROM file UNION ALL SELECT 'directory', id, xmin::text FROM directory
       ORDER BY 1, 2`,
    );
  const stateOf = async (name: string): Promise<string | undefined> => (await lab.files()).get(name)?.state;
  const idOf = async (name: string): Promise<string | undefined> => (await lab.files()).get(name)?.id;

  it('writes no row of a file or folder when nothing has changed, not even in a full pass', async () => {
    const before = await versions();
    expect((await lab.scan()).counts).toEqual({ unchanged: 30 });
    expect((await lab.scan(undefined, { full: true })).counts).toEqual({ unchanged: 30 });
    expect((await lab.scan(lab.at('Film 3 (1953)'))).counts).toEqual({ unchanged: 1 });
    expect(await versions()).toEqual(before);
  });

  it('reads a folder again that was still young when it was read', async () => {
    lab.add('young/Young (2020).mkv');
    await lab.scan(undefined, { reader: new NodeDirectoryReader() });
    const before = await versions();
    expect((await lab.scan()).counts).toEqual({ unchanged: 31 });
    const after = await versions();
    expect(after).not.toEqual(before);
    expect((await lab.scan()).counts).toEqual({ unchanged: 31 });
    expect(await versions()).toEqual(after);
  });

  it('reads folders again that an older version has read, and knows their files', async () => {
    await lab.database.query('UPDATE directory SET digest = NULL, settled = false, files = 0, device = NULL');
    expect((await lab.scan()).counts).toEqual({ unchanged: 30 });
    expect((await lab.scan()).counts).toEqual({ unchanged: 30 });
  });

  it('sees in a full pass what was edited in place', async () => {
    const path = lab.at('Film 3 (1953)/Film 3 (1953).mkv');
    utimesSync(path, 1, 1);
    expect((await lab.scan()).counts).toEqual({ unchanged: 30 });
    expect((await lab.scan(undefined, { full: true })).counts).toMatchObject({ unchanged: 29, updated: 1 });
  });

  it('reports additions, deletions, renames and moves as what they are', async () => {
    const ids = [
      await idOf('Film 1 (1951)/Film 1 (1951).mkv'),
      await idOf('Film 2 (1952)/Film 2 (1952).mkv'),
    ];
    renameSync(lab.at('Film 1 (1951)/Film 1 (1951).mkv'), lab.at('Film 1 (1951)/One (1951).mkv'));
    mkdirSync(lab.at('new'));
    renameSync(lab.at('Film 2 (1952)/Film 2 (1952).mkv'), lab.at('new/Film 2 (1952).mkv'));
    renameSync(lab.at('Film 4 (1954)'), lab.at('Four (1954)'));
    unlinkSync(lab.at('Film 5 (1955)/Film 5 (1955).mkv'));
    lab.add('Film 6 (1956)/Film 6 (1956) 720p.mkv');
    const { state, counts } = await lab.scan();
    expect({ state, counts }).toMatchObject({
      state: 'completed',
      counts: { added: 1, missing: 1, renamed: 1, moved: 2 },
    });
    expect(counts['updated']).toBeUndefined();
    expect(await idOf('Film 1 (1951)/One (1951).mkv')).toBe(ids[0]);
    expect(await idOf('new/Film 2 (1952).mkv')).toBe(ids[1]);
    expect(await idOf('Four (1954)/Film 4 (1954).mkv')).toBeDefined();
    expect(await stateOf('Film 5 (1955)/Film 5 (1955).mkv')).toBe('missing');
  });

  it('keeps the decision of a file that was renamed, and reads one anew that is undecided', async () => {
    await lab.database.query(`UPDATE file SET state = 'review'`);
    await lab.database.query(
      `WITH one AS (SELECT id, cluster_id FROM file ORDER BY id LIMIT 1), chosen AS (
         UPDATE cluster SET state = 'identified', decided_by = 'user', chosen = '{"kind":"movie","tmdbId":7}'
         WHERE id = (SELECT cluster_id FROM one)
       ) UPDATE file SET state = 'identified' WHERE id = (SELECT id FROM one)`,
    );
    const [decided] = await lab.database.query<{ id: string; path: string }>(
      `SELECT file.id, convert_from(path || '/' || file.name, 'UTF8') AS path FROM file
       JOIN directory ON directory.id = directory_id WHERE file.state = 'identified'`,
    );
    const other = decided?.path.includes('Film 9 ') === true ? 'Film 8 (1958)' : 'Film 9 (1959)';
    renameSync(decided?.path ?? '', lab.at('Something else (2001).mkv'));
    renameSync(lab.at(`${other}/${other}.mkv`), lab.at(`${other}/Nine (1999).mkv`));
    expect((await lab.scan()).counts).toMatchObject({ renamed: 1, moved: 1 });
    expect(await idOf('Something else (2001).mkv')).toBe(decided?.id);
    expect(await stateOf('Something else (2001).mkv')).toBe('identified');
    const [read] = await lab.database.query<{ title: string; state: string }>(
      `SELECT reading->>'title' AS title, state FROM file WHERE convert_from(name, 'UTF8') LIKE 'Nine%'`,
    );
    expect(read).toEqual({ title: 'Nine', state: 'discovered' });
  });

  it('takes no hard link and no other file of the same number for one that was moved', async () => {
    linkSync(lab.at('Film 1 (1951)/Film 1 (1951).mkv'), lab.at('Film 1 (1951)/again.mkv'));
    const before = lab.at('Film 2 (1952)/Film 2 (1952).mkv');
    await lab.database.query(
      `UPDATE file SET birth_ns = birth_ns - 1 WHERE convert_from(name, 'UTF8') LIKE 'Film 2 %'`,
    );
    renameSync(before, lab.at('Film 2 (1952)/other.mkv'));
    const { counts } = await lab.scan();
    expect(counts).toMatchObject({ added: 2, missing: 1 });
    expect(counts['renamed']).toBeUndefined();
  });

  it('finds files of a folder that is gone missing, and knows them again when they come back elsewhere', async () => {
    const id = await idOf('Film 7 (1957)/Film 7 (1957).mkv');
    renameSync(lab.at('Film 7 (1957)'), `${lab.home}-aside`);
    expect((await lab.scan()).counts).toMatchObject({ missing: 1, unchanged: 29 });
    expect((await lab.scan()).counts).toEqual({ unchanged: 29 });
    renameSync(`${lab.home}-aside`, lab.at('Seven (1957)'));
    expect((await lab.scan()).counts).toMatchObject({ moved: 1 });
    expect(await idOf('Seven (1957)/Film 7 (1957).mkv')).toBe(id);
    expect(await stateOf('Seven (1957)/Film 7 (1957).mkv')).toBe('discovered');
  });

  it('asks before it believes that much is gone, and asks again as long as nobody answers', async () => {
    for (const film of FILMS.slice(0, 10)) rmSync(lab.at(film), { recursive: true });
    expect(await lab.scan()).toMatchObject({
      state: 'needs-confirmation',
      error: expect.stringContaining('10 of 30'),
    });
    expect(await lab.scan()).toMatchObject({
      state: 'needs-confirmation',
      error: expect.stringContaining('10 of 30'),
    });
  });

  it('asks when anything is gone and another disk is mounted', async () => {
    await lab.database.query('UPDATE directory SET device = 1');
    rmSync(lab.at('Film 8 (1958)'), { recursive: true });
    expect(await lab.scan()).toMatchObject({
      state: 'needs-confirmation',
      error: expect.stringContaining('another disk'),
    });
  });

  it('goes on where a worker was killed that held folders against the disk', async () => {
    lab.add('Film 9 (1959)/Nine (1959).mkv');
    const id = await lab.request();
    await lab
      .walker()
      .run(
        id,
        { expired: () => true },
        { onDiscovered: async () => undefined, onPlenty: async () => undefined },
      );
    await lab.database.query(
      `UPDATE scan_range SET claimed_by = 'killed', claimed_until = now() + interval '1 hour', fence = 9`,
    );
    expect((await lab.walk(id)).state).toBe('running');
    await lab.database.query('UPDATE scan_range SET claimed_until = now()');
    expect(await lab.walk(id)).toMatchObject({ state: 'completed', counts: { added: 1, unchanged: 30 } });
  });

  it('leaves out what cannot be stored, and stores the rest', async () => {
    await lab.database.query(
      `ALTER TABLE file ADD CONSTRAINT no_bad_ones CHECK (convert_from(name, 'UTF8') NOT LIKE 'bad%')`,
    );
    for (const name of ['a', 'b', 'c', 'd']) lab.add(`${name}/good ${name} (1990).mkv`);
    lab.add('c/bad (1991).mkv');
    const { state, counts } = await lab.scan();
    expect({ state, counts }).toMatchObject({ state: 'completed', counts: { added: 3, failed: 1 } });
    expect((await lab.files()).has('d/good d (1990).mkv')).toBe(true);
  });

  it('reports a folder that may not be read, and marks nothing as missing then', async () => {
    unlinkSync(lab.at('Film 1 (1951)/Film 1 (1951).mkv'));
    chmodSync(lab.at('Film 2 (1952)'), 0);
    const refused = process.getuid?.() !== 0;
    const { counts } = await lab.scan();
    chmodSync(lab.at('Film 2 (1952)'), 0o755);
    expect([counts['failed'], counts['missing']]).toEqual(refused ? [1, undefined] : [undefined, 1]);
  });

  it('reads everything anew when the settings that decide over rows have changed', async () => {
    const classify = { videoExtensions: ['mp4'], minSizeBytes: 0 };
    expect(await lab.scan(undefined, { classify })).toMatchObject({ full: true });
    const small = { videoExtensions: null, minSizeBytes: 1000 };
    expect((await lab.scan(undefined, { classify: small })).counts).toMatchObject({
      updated: 30,
      ignored: 30,
    });
  });

  it('leaves a file alone that is being written, until it is not', async () => {
    lab.add('new/Alien (1979).mkv');
    lab.add('new/Ran (1985).mkv');
    lab.add('new/Ran (1985).mkv.aria2');
    lab.touch('new/Ran (1985).mkv');
    const busy = await lab.scan(undefined, { reader: new BusyReader() });
    expect(busy.counts).toMatchObject({ ignored: 3 });
    expect(busy.counts['added']).toBeUndefined();
    unlinkSync(lab.at('new/Ran (1985).mkv.aria2'));
    expect((await lab.scan()).counts).toMatchObject({ added: 2 });
  });
});
