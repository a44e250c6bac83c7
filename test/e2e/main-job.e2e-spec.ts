import { readFileSync, realpathSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { PlanView, ReviewView, ScanView, VideoView } from '#contracts/http';
import { type Backend, Installation } from './installation.js';
import { linksBelow, snapshot } from './trees.js';

// Hooks start whole installations, beside other specs on a machine of two cores.
jest.setTimeout(180_000);

const FILES = [
  'Films/The.Matrix.1999.1080p.BluRay.x264-X/The.Matrix.1999.1080p.BluRay.x264-X.mkv',
  'Films/The.Matrix.1999.1080p.BluRay.x264-X/The.Matrix.1999.1080p.BluRay.x264-X.en.srt',
  'Films/The.Matrix.1999.1080p.BluRay.x264-X/sample.mkv',
  'Films/Dune (1984).avi',
  'Films/Dune (2021).mkv',
  'Films/Halloween.mkv',
  'Films/zzxqy unknown thing 2000.mkv',
  'TV/Breaking Bad/Season 1/Breaking.Bad.S01E01.mkv',
  'TV/Breaking Bad/Season 1/Breaking.Bad.S01E02.mkv',
  'TV/Breaking Bad/Season 1/Breaking.Bad.S01E99.mkv',
];

const exported = async (installation: Installation): Promise<VideoView[]> => {
  const { stdout } = await installation.cli('export');
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as VideoView);
};

const backends: Backend[] = ['PostgreSQL', 'Redis'];

describe.each(backends)('the main job with its queue on %s', (backend) => {
  let installation: Installation;

  beforeAll(async () => {
    // Facts that come later would be counted among the requests of a rescan.
    installation = await Installation.start(backend, { CINEORG_ENRICH: 'off' });
    installation.addFiles(FILES);
  });

  afterAll(async () => installation.dispose());

  it('scans, identifies, asks about what is unsure, and tells each file once', async () => {
    const scan = await installation.json<ScanView>('scan', installation.library, '--wait');
    expect(scan).toMatchObject({ state: 'completed', settled: true });
    const files = await exported(installation);
    expect(files.map(({ path }) => path).toSorted()).toEqual(
      FILES.map((name) => `${installation.library}/${name}`).toSorted(),
    );
    const stateOf = (part: string): string | undefined =>
      files.find(({ path }) => path.includes(part))?.state;
    expect(stateOf('BluRay.x264-X.mkv')).toBe('identified');
    expect(stateOf('en.srt')).toBe('attached');
    expect(stateOf('sample')).toBe('ignored');
    expect(stateOf('Halloween')).toBe('review');
    expect(stateOf('unknown thing')).toBe('unmatched');
    expect(stateOf('S01E99')).toBe('review');
    expect(files.find(({ path }) => path.includes('Dune (1984)'))?.tmdbId).toBe(841);
    expect(files.find(({ path }) => path.includes('Dune (2021)'))?.tmdbId).toBe(438631);
  });

  it('takes a decision of the user for a cluster', async () => {
    const { items } = await installation.json<{ items: ReviewView[] }>('pending');
    const halloween = items.find(({ title }) => title === 'Halloween');
    expect(halloween?.candidates.length).toBeGreaterThan(1);
    expect(halloween?.reasons).not.toEqual([]);
    const unknown = items.find(({ title }) => title === 'zzxqy unknown thing');
    expect(unknown?.reasons).toContain('2000 may be a part of the title or its year');
    const result = await installation.json<object>('accept', halloween?.id ?? '', '948');
    expect(result).toMatchObject({ state: 'identified' });
    const files = await exported(installation);
    expect(files.find(({ path }) => path.includes('Halloween'))).toMatchObject({
      tmdbId: 948,
      decidedBy: 'user',
    });
  });

  it('places every identified file with its companions and links, and takes it all back', async () => {
    const before = snapshot(installation.library);
    const plan = await installation.json<PlanView>('plan');
    expect(plan).toMatchObject({ state: 'ready', conflicts: 0 });
    const applied = await installation.json<PlanView>('apply', plan.id, '--wait');
    expect(applied).toMatchObject({ state: 'applied', refused: 0 });
    const files = await exported(installation);
    const placed = files.filter(({ state }) => state === 'organized');
    expect(placed).toHaveLength(6);
    const links = linksBelow(installation.view);
    expect(links).toHaveLength(7);
    const linkTo = new Map(links.map((link) => [realpathSync(link), link]));
    for (const { path, currentPath } of placed) {
      const link = linkTo.get(realpathSync(currentPath));
      expect(readFileSync(link!, 'utf8')).toContain(
        `contents of ${path.slice(installation.library.length + 1)}`,
      );
    }
    const undone = await installation.json<PlanView>('undo', plan.id, '--wait');
    expect(undone.state).toBe('undone');
    expect(snapshot(installation.library)).toEqual(before);
    expect(snapshot(installation.storage)).toEqual([]);
    expect(snapshot(installation.view)).toEqual([]);
  });

  it('asks the provider nothing for a rescan in which nothing changed', async () => {
    const asked = installation.tmdb.stats().requests;
    const scan = await installation.json<ScanView>('scan', installation.library, '--wait');
    expect(scan.counts).toMatchObject({ unchanged: FILES.length });
    expect(installation.tmdb.stats().requests).toBe(asked);
  });
});

describe.each(backends)('what disturbs an installation on %s', (backend) => {
  it('settles a scan by itself, without the reconciler', async () => {
    const installation = await Installation.start(backend, { CINEORG_RECONCILE: 'off' });
    try {
      installation.addFiles(FILES);
      const scan = await installation.json<ScanView>('scan', installation.library, '--wait');
      expect(scan).toMatchObject({ state: 'completed', settled: true });
    } finally {
      await installation.dispose();
    }
  });

  it('comes to the same result when every worker is killed meanwhile', async () => {
    const installation = await Installation.start(backend, { TMDB_RATE: '4' });
    try {
      installation.addFiles(FILES);
      const { id } = await installation.json<ScanView>('scan', installation.library);
      for (const app of ['scanner-worker', 'metadata-worker', 'organizer-worker']) {
        for (const pid of installation.pidsOf(app)) process.kill(pid, 'SIGKILL');
      }
      const scan = await installation.json<ScanView>('status', id, '--wait');
      expect(scan).toMatchObject({ state: 'completed', settled: true });
      const states = (await exported(installation)).map(({ state }) => state).toSorted();
      expect(states.filter((state) => state === 'identified')).toHaveLength(5);
    } finally {
      await installation.dispose();
    }
  });
});

describe('what is refused', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await Installation.start('PostgreSQL', { TMDB_API_KEY: 'wrong-key' });
    installation.addFiles(FILES);
  });

  afterAll(async () => installation.dispose());

  it('tells that the key is refused, keeps the lookups, and ends with 4', async () => {
    const { code, stderr, stdout } = await installation.cli('scan', installation.library, '--wait', '--json');
    expect({ code, stderr }).toMatchObject({ code: 4 });
    expect(JSON.parse(stdout)).toMatchObject({
      settled: false,
      waitingFor: { problem: 'provider.refused-key' },
    });
  });

  it('answers nothing but /livez without a key', async () => {
    for (const path of [
      '/api/v1/scans',
      '/api/docs',
      '/api/openapi.json',
      '/readyz',
      '/nowhere',
      '/%61pi/v1/scans',
    ]) {
      expect({ path, status: (await fetch(`${installation.url}${path}`)).status }).toEqual({
        path,
        status: 401,
      });
    }
    expect((await fetch(`${installation.url}/livez`)).status).toBe(200);
  });

  it.each([
    ['/', 'scan.outside-roots'],
    ['/etc', 'scan.outside-roots'],
  ])('refuses to scan %s with a problem document', async (path, code) => {
    const response = await fetch(`${installation.url}/api/v1/scans`, {
      method: 'POST',
      headers: { 'x-api-key': installation.key, 'content-type': 'application/json' },
      body: JSON.stringify({ path }),
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ type: `urn:cineorg:${code}`, status: 403 });
  });

  it('refuses a second up on the same data folder, and ends the first in order', async () => {
    const second = await installation.cli('up');
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/already|another/i);
    expect(await installation.end('SIGINT')).toBe(0);
    expect(await installation.isLive()).toBe(false);
  });
});
