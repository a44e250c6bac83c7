import { appendFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { HealthView, ScanPage, VideoView } from '#contracts/http';
import { Installation, until } from './installation.js';

jest.setTimeout(180_000);

let installation: Installation;

const inLibrary = (name: string): string => join(installation.library, name);

const stateOf = async (name: string): Promise<string | null> => {
  const { items } = await installation.get<{ items: VideoView[] }>('videos?limit=100');
  return items.find(({ path }) => path === inLibrary(name))?.state ?? null;
};

const isThere = (name: string) => async (): Promise<boolean> => {
  const state = await stateOf(name);
  return state !== null && state !== 'missing';
};

const isMissing = (name: string) => async (): Promise<boolean> => (await stateOf(name)) === 'missing';

beforeAll(async () => {
  installation = await Installation.start('PostgreSQL', {
    CINEORG_WATCH: 'on',
    CINEORG_SCANNER_WORKERS: '2',
  });
  installation.addFiles(Array.from({ length: 30 }, (_, film) => `Film ${film} (1999)/Film ${film}.mkv`));
  const watched = async (): Promise<boolean> =>
    (await installation.get<HealthView>('admin/health')).watching.state === 'watching';
  await until('watching', watched);
});

afterAll(async () => installation.dispose());

it('scans what was there before it watched', async () => {
  await until('the first scan', isThere('Film 29 (1999)/Film 29.mkv'));
  const watching = async (): Promise<HealthView['watching']> =>
    (await installation.get<HealthView>('admin/health')).watching;
  await until('the report', async () => (await watching()).folders === 31);
  expect((await watching()).message).toBeNull();
});

it('finds a film that comes, in a folder of its own, by a scan of that folder', async () => {
  installation.addFiles(['Heat (1995)/Heat (1995).mkv']);
  await until('Heat', isThere('Heat (1995)/Heat (1995).mkv'));
  const { items } = await installation.get<ScanPage>('scans?limit=100');
  expect(items.find(({ path }) => path === inLibrary('Heat (1995)'))).toMatchObject({ askedBy: 'watch' });
});

it('sees films that are renamed and removed', async () => {
  renameSync(inLibrary('Film 1 (1999)'), inLibrary('Film One (1999)'));
  rmSync(inLibrary('Film 2 (1999)/Film 2.mkv'));
  await until('the rename', isThere('Film One (1999)/Film 1.mkv'));
  await until('the removal', isMissing('Film 2 (1999)/Film 2.mkv'));
});

it('leaves a file alone that grows, until it has come whole', async () => {
  const name = 'Ran (1985)/Ran (1985).mkv';
  mkdirSync(inLibrary('Ran (1985)'));
  for (let part = 0; part < 50; part++) {
    appendFileSync(inLibrary(name), 'x'.repeat(1_000));
    await pause(100);
  }
  // It grew for longer than a folder has to be quiet.
  expect(await stateOf(name)).toBeNull();
  await until('Ran', isThere(name));
});
