import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LaterReader, ScanLab } from '#testing';

describe('odd names and places', () => {
  let lab: ScanLab;

  beforeEach(async () => {
    lab = await ScanLab.open();
    lab.reader = new LaterReader();
  });

  afterEach(() => lab.close());

  it('are kept byte by byte', async () => {
    const names = [
      Buffer.from('Amélie (2001).mkv'),
      Buffer.from('Amélie (2001).mkv'.normalize('NFD')),
      Buffer.from('line\nbreak (1999).mkv'),
      Buffer.from('\u202Egnp.right to left (1999).mkv'),
      Buffer.concat([Buffer.from('caf'), Buffer.from([0xe9]), Buffer.from(' (1999).mkv')]),
      Buffer.from(`${'é'.repeat(125)}a.mkv`),
    ];
    for (const name of names) lab.add(name);
    const folder = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('/')]);
    mkdirSync(Buffer.concat([Buffer.from(`${lab.home}/`), folder]));
    expect(await lab.scan()).toMatchObject({ state: 'completed', counts: { added: 6 } });
    const rows = await lab.database.query<{ name: Buffer }>('SELECT name FROM file');
    const hex = (list: readonly Buffer[]): string[] => list.map((name) => name.toString('hex')).toSorted();
    expect(hex(rows.map(({ name }) => name))).toEqual(hex(names));
  });

  it('that are no files and no folders are passed over', async () => {
    lab.add('films/Heat (1995).mkv');
    symlinkSync('..', lab.at('films/loop'));
    symlinkSync('/etc', lab.at('films/outside'));
    symlinkSync('Heat (1995).mkv', lab.at('films/link.mkv'));
    execFileSync('mkfifo', [lab.at('films/pipe.mkv')]);
    expect(await lab.scan()).toMatchObject({ state: 'completed', counts: { added: 1 } });
  });

  it('are as many in one folder as there are: they are stored in parts, and tied across them', async () => {
    for (let at = 0; at < 5_400; at++) lab.add(`all/${at % 2 === 0 ? 'Film' : 'film'} ${at} (1990).txt`);
    for (let at = 0; at < 150; at++) lab.add(`all/Film ${at} (1990).mkv`);
    for (let at = 0; at < 150; at++) lab.add(`all/Film ${at} (1990).en.srt`);
    const first = await lab.scan();
    expect(first).toMatchObject({
      state: 'completed',
      counts: { added: 300, ignored: 5_400, attached: 150 },
    });
    expect((await lab.scan(undefined, { full: true })).counts).toEqual({ unchanged: 300 });
    lab.add('all/Film 150 (1990).mkv');
    expect((await lab.scan()).counts).toMatchObject({ added: 1, unchanged: 300 });
  });
});
