import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { JobsView, VideoDetailView, VideoPage } from '#contracts/http';
import { tinyMp4 } from '#testing';
import { Installation } from './installation.js';

jest.setTimeout(180_000);

const PATIENCE_MS = 60_000;

let installation: Installation;

const add = (name: string, contents: Buffer): void => {
  const path = join(installation.library, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
};

const videoAt = async (name: string, query = ''): Promise<VideoDetailView | null> => {
  const { items } = await installation.get<VideoPage>(`videos?limit=100${query}`);
  const found = items.find(({ path }) => path === join(installation.library, name));
  return found === undefined ? null : installation.get<VideoDetailView>(`videos/${found.id}`);
};

beforeAll(async () => {
  installation = await Installation.start('PostgreSQL', { CINEORG_SCANNER_WORKERS: '2' });
  add('Heat (1995)/Heat (1995).mp4', tinyMp4({ seconds: 10_200, width: 1280, height: 720 }));
  add('Ran (1985)/Ran (1985).mkv', Buffer.from('not a film at all'));
  await installation.cli('scan', installation.library, '--wait');
});

afterAll(async () => installation.dispose());

it('tells after a scan what videos are made of, and which are damaged', async () => {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(100)) {
    if ((await videoAt('Ran (1985)/Ran (1985).mkv'))?.mediaProblem !== null) break;
  }
  expect(await videoAt('Heat (1995)/Heat (1995).mp4')).toMatchObject({
    media: {
      container: 'MPEG-4',
      durationMs: 10_200_000,
      video: [{ codec: 'AVC', width: 1280, height: 720 }],
    },
    mediaProblem: null,
  });
  expect(await videoAt('Ran (1985)/Ran (1985).mkv', '&probe=failed')).toMatchObject({
    media: null,
    mediaProblem: 'damaged, or not a video',
  });
  expect(await videoAt('Heat (1995)/Heat (1995).mp4', '&probe=failed')).toBeNull();
  const { work } = await installation.get<JobsView>('admin/jobs');
  expect(work.find(({ step }) => step === 'probe')).toMatchObject({ waiting: 0 });
});
