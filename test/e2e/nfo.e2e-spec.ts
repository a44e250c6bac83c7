import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { VideoView } from '#contracts/http';
import { Installation } from './installation.js';

jest.setTimeout(180_000);

const NFOS = {
  'Films/qwrtz/movie.nfo': '<movie><uniqueid type="tmdb">841</uniqueid></movie>',
  'Films/mnbvc-0042/mnbvc-0042.nfo': '\u2591\u2592 notes \u2593\nhttps://www.imdb.com/title/tt0133093/\n',
};

let installation: Installation;

beforeAll(async () => {
  installation = await Installation.start('PostgreSQL');
  installation.addFiles([
    'Films/qwrtz/qwrtz.mkv',
    'Films/mnbvc-0042/mnbvc-0042.mkv',
    'Films/plmok/plmok.mkv',
  ]);
  for (const [name, text] of Object.entries(NFOS)) {
    const path = join(installation.library, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
});

afterAll(async () => installation.dispose());

it('identifies films by the ids of their nfo files alone', async () => {
  await installation.json('scan', installation.library, '--wait');
  const { stdout } = await installation.cli('export');
  const files = stdout.trim().split('\n');
  const found = files.map((line) => JSON.parse(line) as VideoView).filter(({ kind }) => kind === 'movie');
  const ids = found.map(({ path, tmdbId }) => [path.slice(installation.library.length + 1), tmdbId] as const);
  expect(Object.fromEntries(ids)).toEqual({
    'Films/qwrtz/qwrtz.mkv': 841,
    'Films/mnbvc-0042/mnbvc-0042.mkv': 603,
    'Films/plmok/plmok.mkv': null,
  });
});
