import 'reflect-metadata';
import { unlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LaterReader, ScanLab } from '#testing';

describe('extras', () => {
  let lab: ScanLab;

  beforeEach(async () => {
    lab = await ScanLab.open();
    lab.reader = new LaterReader();
  });

  afterEach(() => lab.close());

  /** Extras and companions with what they are tied to, by their names. */
  async function ties(): Promise<Record<string, string | null>> {
    const rows = await lab.database.query<{ name: Buffer; state: string; owner: Buffer | null }>(
      `SELECT file.name, file.state, owner.name AS owner FROM file LEFT JOIN file AS owner ON owner.id = file.companion_of
       WHERE file.kind IN ('extra', 'sample', 'subtitle') AND file.state <> 'missing' ORDER BY file.name`,
    );
    return Object.fromEntries(
      rows.map(({ name, state, owner }) => [String(name), state === 'attached' ? String(owner) : null]),
    );
  }

  it('are tied to the one film of their title folder, wherever they lie in it', async () => {
    lab.add('Films/Heat (1995)/Heat (1995).mkv');
    lab.add('Films/Heat (1995)/trailer.mkv');
    lab.add('Films/Heat (1995)/Extras/Making of.mkv');
    lab.add('Films/Heat (1995)/Extras/Interviews/Pacino.mkv');
    lab.add('Films/Heat (1995)/Sample/heat-sample.mkv');
    lab.add('Films/Disc (2001)/BDMV/index.bdmv');
    lab.add('Films/Disc (2001)/Extras/a.mkv');
    await lab.scan();
    expect(await ties()).toEqual({
      'trailer.mkv': 'Heat (1995).mkv',
      'Making of.mkv': 'Heat (1995).mkv',
      'Pacino.mkv': 'Heat (1995).mkv',
      'heat-sample.mkv': null,
      'a.mkv': 'Disc (2001)',
    });
  });

  it('are tied by their names among several films, and else left alone', async () => {
    for (const film of ['Heat', 'Ran']) lab.add(`Films/${film}.mkv`);
    lab.add('Films/Heat-trailer.mkv');
    lab.add('Films/Trailers/b.mkv');
    lab.add('Films/trailer.mkv');
    await lab.scan();
    expect(await ties()).toEqual({ 'Heat-trailer.mkv': 'Heat.mkv', 'b.mkv': null, 'trailer.mkv': null });
  });

  it('of a series are tied to its first episode', async () => {
    for (const [season, number] of [
      [1, 1],
      [1, 2],
      [2, 1],
    ]) {
      lab.add(`TV/Show (2001)/Season ${season}/Show S0${season}E0${number}.mkv`);
    }
    lab.add('TV/Show (2001)/Extras/a.mkv');
    lab.add('TV/Show (2001)/Season 2/Featurettes/b.mkv');
    lab.add('TV/Show (2001)/Season 1/Show - NCOP1.mkv');
    await lab.scan();
    const owners = Object.values(await ties());
    expect(owners).toHaveLength(3);
    expect(new Set(owners).size).toBe(1);
    expect(owners[0]).toMatch(/^Show S/);
  });

  it('follow what their folder holds, and are written only then', async () => {
    lab.add('Films/Heat (1995)/Extras/a.mkv');
    await lab.scan();
    expect(await ties()).toEqual({ 'a.mkv': null });
    lab.add('Films/Heat (1995)/Heat (1995).mkv');
    await lab.scan();
    expect(await ties()).toEqual({ 'a.mkv': 'Heat (1995).mkv' });
    const versions = (): Promise<unknown> =>
      lab.database.query('SELECT id, xmin::text FROM file ORDER BY id');
    const before = await versions();
    await lab.scan();
    await lab.scan(undefined, { full: true });
    expect(await versions()).toEqual(before);
    lab.add('Films/Heat (1995)/Ronin (1998).mkv');
    await lab.scan();
    expect(await ties()).toEqual({ 'a.mkv': null });
    unlinkSync(lab.at('Films/Heat (1995)/Ronin (1998).mkv'));
    const scan = await lab.scan(lab.at('Films/Heat (1995)'));
    expect(scan.state).toBe('needs-confirmation');
  });

  it('ties subtitles in a folder for each episode', async () => {
    for (const name of ['Show.S01E01', 'Show.S01E02']) {
      lab.add(`TV/Show/${name}.mkv`);
      lab.add(`TV/Show/Subs/${name}/2_${name}.srt`);
    }
    lab.add('TV/Show/Subs/Other/3_x.srt');
    await lab.scan();
    expect(await ties()).toEqual({
      '2_Show.S01E01.srt': 'Show.S01E01.mkv',
      '2_Show.S01E02.srt': 'Show.S01E02.mkv',
      '3_x.srt': null,
    });
  });
});
