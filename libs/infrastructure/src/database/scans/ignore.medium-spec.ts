import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LaterReader, ScanLab } from '#testing';

describe('what the user wants left out', () => {
  let lab: ScanLab;

  beforeEach(async () => {
    lab = await ScanLab.open();
    lab.reader = new LaterReader();
    for (const name of [
      'Films/Heat (1995).mkv',
      'Films/Home/Birthday.mkv',
      'Films/Home/Heat (1995).mkv',
      'x/y.mkv',
    ]) {
      lab.add(name);
    }
  });

  afterEach(() => lab.close());

  const states = async (): Promise<Record<string, string>> =>
    Object.fromEntries([...(await lab.files())].map(([name, { state }]) => [name, state]));

  it('has no rows, by an ignore file or by the settings', async () => {
    lab.add('Films/.cineorgignore', 'Home/\n');
    expect((await lab.scan(undefined, { ignore: ['y.*'] })).counts).toMatchObject({ added: 1 });
    expect(await states()).toEqual({ 'Films/Heat (1995).mkv': 'discovered' });
  });

  it('may be taken back further down, as git does', async () => {
    lab.add('.cineorgignore', '*.mkv\n!Birthday.mkv\n');
    lab.add('x/.cineorgignore', '!y.mkv\n');
    await lab.scan();
    expect(Object.keys(await states()).toSorted()).toEqual(['Films/Home/Birthday.mkv', 'x/y.mkv']);
  });

  it('is ignored from the next scan on, never missing, and found again when the rule is gone', async () => {
    await lab.scan();
    lab.add('Films/.cineorgignore', 'Home/\n');
    lab.add('.cineorgignore', 'x/*.mkv\n');
    const { counts } = await lab.scan();
    expect(counts['missing']).toBeUndefined();
    const ignored = {
      'Films/Home/Birthday.mkv': 'ignored',
      'Films/Home/Heat (1995).mkv': 'ignored',
      'x/y.mkv': 'ignored',
    };
    expect(await states()).toEqual({ 'Films/Heat (1995).mkv': 'discovered', ...ignored });
    lab.add('Films/.cineorgignore', '');
    lab.add('.cineorgignore', '# nothing\n');
    await lab.scan();
    expect(new Set(Object.values(await states()))).toEqual(new Set(['discovered']));
  });

  it('is decided quickly, whatever an ignore file holds', async () => {
    lab.add('.cineorgignore', `${'*a'.repeat(40)}\n${'x'.repeat(200_000)}\n\\\n[\n!\n../up\n/\n`);
    lab.add(`${'a'.repeat(240)}.mkv`);
    expect(await lab.scan()).toMatchObject({ state: 'completed', counts: { added: 5 } });
  });
});
