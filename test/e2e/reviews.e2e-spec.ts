import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type {
  BulkDecisionResult,
  DecisionResult,
  PlanView,
  ReviewView,
  ScanView,
  VideoView,
} from '#contracts/http';
import { Installation } from './installation.js';

// Hooks start whole installations, beside other specs on a machine of two cores.
jest.setTimeout(180_000);

const EVIL = 'Films/zz\u202Evkm.\u001B[2J\nzzqx.mkv';

const FILES = [
  'Films/a/Halloween.mkv',
  'Films/b/Halloween.mkv',
  'Films/Heat (1995).mkv',
  'TV/Zqx/Breakng Zzad/Breakng.Zzad.S01E01.mkv',
  'TV/Zqx/Breakng Zzad/Breakng.Zzad.2008.S01E02.mkv',
  EVIL,
];

describe('reviews', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await Installation.start('PostgreSQL');
    installation.addFiles(FILES);
    await installation.json<ScanView>('scan', installation.library, '--wait');
  });

  afterAll(async () => installation.dispose());

  const request = async (path: string, body?: object): Promise<{ status: number; answer: unknown }> => {
    const response = await fetch(`${installation.url}/api/v1/reviews${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-api-key': installation.key, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, answer: await response.json() };
  };

  const pending = async (): Promise<readonly ReviewView[]> =>
    (await installation.json<{ items: ReviewView[] }>('pending')).items;

  const clusterOf = async (part: string): Promise<string> => {
    const { stdout } = await installation.cli('export');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as VideoView);
    const path = lines.find((one) => one.path.includes(part))?.path ?? '';
    const name = path.slice(path.lastIndexOf('/') + 1);
    const response = await fetch(`${installation.url}/api/v1/videos?q=${encodeURIComponent(name)}`, {
      headers: { 'x-api-key': installation.key },
    });
    const { items } = (await response.json()) as { items: VideoView[] };
    return items.find((one) => one.path === path)?.clusterId ?? '';
  };

  /** What a cluster is once no worker has it in hand. */
  const settled = async (id: string): Promise<ReviewView> => {
    const end = Date.now() + 20_000;
    for (;;) {
      const { answer } = await request(`/${id}`);
      const review = answer as ReviewView;
      if (!['ready', 'waiting'].includes(review.state) || Date.now() > end) return review;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('lists what waits with files, candidates, posters and reasons, and filters it', async () => {
    const { answer } = await request('?q=Halloween&kind=movie&limit=1');
    const { items, nextCursor } = answer as { items: ReviewView[]; nextCursor: string | null };
    expect(items).toMatchObject([
      {
        kind: 'movie',
        title: 'Halloween',
        files: 1,
        skipped: false,
        decidedBy: null,
        chosen: null,
        firstFiles: [{ numbers: '', state: 'review', duration: null }],
      },
    ]);
    expect(items[0]?.candidates.length).toBeGreaterThan(1);
    expect(items[0]?.candidates[0]?.features).not.toEqual([]);
    const next = (await request(`?q=Halloween&kind=movie&cursor=${nextCursor}`)).answer;
    expect(next).toMatchObject({ items: [{ title: 'Halloween' }], nextCursor: null });
    expect((await request('?kind=episode&minScore=1')).answer).toMatchObject({ items: [] });
  });

  it('finds works by title and by any id', async () => {
    const found = async (query: string): Promise<unknown> => (await request(`/search?${query}`)).answer;
    expect(await found('q=Heat&year=1995')).toMatchObject({ items: [{ tmdbId: 949 }] });
    const byId = { items: [{ kind: 'episode', tmdbId: 1396, title: 'Breaking Bad' }] };
    expect(await found('q=tt0903747')).toMatchObject(byId);
    expect(await found('q=tvdb:81189')).toMatchObject(byId);
    expect(await found('q=tmdb:1396&kind=episode')).toMatchObject(byId);
  });

  it('decides one of two folders of a name, puts off the other, and shows it last', async () => {
    const [first, second] = [await clusterOf('a/Halloween'), await clusterOf('b/Halloween')];
    await installation.json<DecisionResult>('skip', second);
    expect((await pending()).at(-1)).toMatchObject({ id: second, skipped: true });
    expect(await installation.json('accept', first, 'tt0077651')).toMatchObject({
      state: 'identified',
      files: 1,
    });
    expect(await settled(first)).toMatchObject({ decidedBy: 'user', chosen: { tmdbId: 948 } });
    expect(await settled(second)).toMatchObject({ state: 'review', chosen: null });
    await installation.json<DecisionResult>('reopen', second);
    expect(await settled(second)).toMatchObject({ skipped: false });
  });

  it('decides all clusters of a series in its folder at once, and takes them back together', async () => {
    const [first, second] = [await clusterOf('Zzad.S01E01'), await clusterOf('2008.S01E02')];
    expect(first).not.toBe(second);
    const { answer } = await request(`/${first}/decision`, { tvdbId: 81189 });
    expect(answer).toEqual({ id: first, state: 'identified', files: 2, unplaced: 0, alsoDecided: [second] });
    const undone = await installation.json<DecisionResult>('reopen', first);
    expect(undone).toMatchObject({ files: 2, alsoDecided: [second] });
    expect(await settled(second)).toMatchObject({ decidedBy: null, chosen: null });
  });

  it('takes an automatic decision back and asks this time, unless a plan has placed its files', async () => {
    const id = await clusterOf('Heat (1995)');
    expect(await settled(id)).toMatchObject({ state: 'identified', decidedBy: 'auto' });
    const plan = await installation.json<PlanView>('plan');
    await installation.json<PlanView>('apply', plan.id, '--wait');
    const refused = await request(`/${id}/decision`, { undo: true });
    expect(refused).toMatchObject({ status: 409, answer: { type: 'urn:cineorg:review.placed' } });
    await installation.json<PlanView>('undo', plan.id, '--wait');
    expect(await request(`/${id}/decision`, { undo: true })).toMatchObject({ status: 200 });
    const asked = await settled(id);
    expect(asked).toMatchObject({ state: 'review', candidates: [{ work: { tmdbId: 949 } }] });
    expect(asked.reasons).toContain('a decision was taken back');
  });

  it('accepts the best in bulk, after saying what it would take', async () => {
    const dry = await installation.json<BulkDecisionResult>('accept', '--min-score', '0.8', '--dry-run');
    expect(dry.accepted).toBe(0);
    const done = await installation.json<BulkDecisionResult>('accept', '--min-score', '0.8');
    expect(done.decisions).toEqual(dry.decisions);
    expect(done.skipped.map(({ code }) => code)).toContain('review.taken-back');
  });

  it.each([
    [422, 'review.invalid-decision', {}],
    [422, 'review.invalid-decision', { tmdbId: 1, reject: true }],
    [422, 'review.unknown-work', { tmdbId: 999_999_999 }],
  ])('answers %i %s to %j', async (status, code, decision) => {
    const id = await clusterOf('b/Halloween');
    const refused = await request(`/${id}/decision`, decision);
    expect(refused).toMatchObject({ status, answer: { type: `urn:cineorg:${code}` } });
  });

  it.each([
    [404, '/999999/decision', { reject: true }],
    [404, '/x/decision', { reject: true }],
    [400, '/1/decision', { imdbId: 'tt1/../x' }],
    [400, '/1/decision', { reject: false }],
    [422, '/1/decision', { tmdbId: null }],
    [422, '/decisions', { minScore: null, ids: null }],
    [422, '/decisions', {}],
    [400, '/decisions', { ids: ['1; DROP TABLE cluster'] }],
    [400, '?cursor=9-1-1', undefined],
    [200, '?q=%00%25', undefined],
    [404, '/999999', undefined],
  ])('answers %i to %s %j', async (status, path, body) => {
    expect(await request(path, body)).toMatchObject({ status });
  });

  it('shows hostile names, and needs a terminal to review', async () => {
    const { stdout } = await installation.cli('pending');
    expect(stdout).toContain('zz\\u202evkm.\\u001b[2J\\u000azzqx.mkv');
    expect(stdout).not.toMatch(/[^\P{Cc}\n]|\u202E/u);
    const { code, stderr } = await installation.cli('review');
    expect(code).toBe(2);
    expect(stderr).toContain('cineorg pending --json');
    expect((await installation.cli('accept', '1')).code).toBe(2);
    expect((await installation.cli('accept', '--min-score', '2')).code).toBe(2);
    expect((await installation.cli('accept', '1', '603', '--kind', 'opera')).code).toBe(2);
  });
});
