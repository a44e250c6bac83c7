import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { OperationView, PlanPage, PlanView, ScanView, VideoView } from '#contracts/http';
import { type Backend, Installation, until } from './installation.js';
import { snapshot } from './trees.js';

// Hooks start whole installations, beside other specs on a machine of two cores.
jest.setTimeout(180_000);

const FILES = [
  'Films/The.Matrix.1999.1080p.BluRay.x264-X.mkv',
  'Films/The.Matrix.1999.1080p.BluRay.x264-X.en.srt',
  'Films/Dune (1984).avi',
  'TV/Breaking Bad/Season 1/Breaking.Bad.S01E01.mkv',
];

const backends: Backend[] = ['PostgreSQL', 'Redis'];

describe.each(backends)('the life of a plan with its queue on %s', (backend) => {
  let installation: Installation;
  let before: string[];

  beforeAll(async () => {
    installation = await Installation.start(backend, { CINEORG_ENRICH: 'off' });
    installation.addFiles(FILES);
    before = snapshot(installation.library);
    await installation.json<ScanView>('scan', installation.library, '--wait');
  });

  afterAll(async () => installation.dispose());

  const post = async (
    route: string,
    body: object,
  ): Promise<{ status: number; body: PlanView & { detail?: string } }> => {
    const answer = await fetch(`${installation.url}/api/v1/${route}`, {
      method: 'POST',
      headers: { 'x-api-key': installation.key, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as PlanView };
  };

  it('makes plans for a part, and refuses filters that are none', async () => {
    const films = await installation.json<PlanView>('plan', '--kind', 'movie');
    expect(films).toMatchObject({ state: 'ready', operations: 6 });
    const folder = await installation.json<PlanView>('plan', '--path', `${installation.library}/TV/`);
    expect(folder.operations).toBe(2);
    const { items } = await installation.get<{ items: VideoView[] }>('videos?q=Dune');
    const file = await installation.json<PlanView>('plan', '--file', items[0]?.id ?? '');
    expect(file.operations).toBe(2);
    expect(await installation.get<PlanView>(`plans/${file.id}`)).toMatchObject({
      filter: { fileIds: [items[0]?.id] },
    });
    for (const filter of [{ path: 'relative' }, { kind: 'song' }, { fileIds: ['x'] }, { unknown: 1 }]) {
      expect((await post('plans', { filter })).status).toBe(400);
    }
    for (const { id } of [films, folder, file]) {
      expect((await installation.cli('stop', id)).code).toBe(0);
      expect(await installation.get<PlanView>(`plans/${id}`)).toMatchObject({ state: 'stale' });
    }
  });

  it('holds, goes on and refuses by state', async () => {
    const plan = await installation.json<PlanView>('plan');
    expect((await installation.cli('pause', plan.id)).code).toBe(1);
    expect(await post(`plans/${plan.id}/resume`, {})).toMatchObject({ status: 409 });
    const workers = installation.pidsOf('organizer-worker');
    expect(workers).not.toEqual([]);
    for (const pid of workers) process.kill(pid, 'SIGSTOP');
    try {
      const left = await installation.interrupted('applying', 'apply', plan.id, '--wait');
      expect(left).toMatchObject({ code: 1, stderr: expect.stringContaining(`cineorg pause ${plan.id}`) });
      expect(await installation.json<PlanView>('pause', plan.id)).toMatchObject({ state: 'paused', done: 0 });
      expect((await post(`plans/${plan.id}/apply`, { hash: plan.hash })).status).toBe(409);
    } finally {
      for (const pid of workers) process.kill(pid, 'SIGCONT');
    }
    expect(await installation.json<PlanView>('resume', plan.id, '--wait')).toMatchObject({
      state: 'applied',
    });
    expect(await installation.json<PlanView>('undo', plan.id, '--wait')).toMatchObject({ state: 'undone' });
    expect(snapshot(installation.library)).toEqual(before);
  });

  it('takes back one video, then the rest, and tells both', async () => {
    const plan = await installation.json<PlanView>('plan');
    const other = await installation.json<PlanView>('plan');
    await installation.json<PlanView>('apply', plan.id, '--wait');
    expect(await post(`plans/${other.id}/apply`, { hash: other.hash })).toMatchObject({
      status: 409,
      body: { type: 'urn:cineorg:plan.stale' },
    });
    const { items } = await installation.get<{ items: OperationView[] }>(
      `plans/${plan.id}/operations?kind=symlink&state=done`,
    );
    expect(items).toHaveLength(4);
    const link = items.find(({ source }) => source.endsWith('.srt'));
    const { code } = await installation.cli('undo', plan.id, '--operation', link?.id ?? '', '--wait');
    expect(code).toBe(0);
    expect(FILES.map((name) => existsSync(join(installation.library, name)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await post(`plans/${plan.id}/undo`, { hash: plan.hash, operations: ['999999'] })).toMatchObject({
      status: 404,
    });
    const rest = await installation.json<PlanView>('undo', plan.id, '--wait');
    expect(rest).toMatchObject({ state: 'undone' });
    expect(snapshot(installation.library)).toEqual(before);
    const history = await installation.json<PlanPage>('history');
    const told = history.items.find(({ id }) => id === plan.id);
    expect(told).toMatchObject({ appliedAt: expect.any(String), undoneAt: expect.any(String) });
    expect(told?.counts.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'move undone',
      'symlink undone',
    ]);
  });

  it('takes no empty word for everything', async () => {
    const hash = 'a'.repeat(64);
    const asked = [
      ['trash/empty', { olderThanDays: null }],
      ['trash/empty', { ids: [] }],
      ['plans/1/undo', { hash, operations: [] }],
      ['plans/1/undo', { hash, files: null }],
      ['plans', { filter: { titleIds: ['99999999999999999999'] } }],
      ['naming/preview', { libraryId: '1', videos: null }],
    ] as const;
    for (const [path, body] of asked) expect(await post(path, body)).toMatchObject({ status: 400 });
    const commands = [
      ['trash', 'empty', '--older-than', '', '--yes'],
      ['undo', '--manifest', 'plan.jsonl', '--file', '1'],
      ['plan', '--file', 'abc'],
    ];
    for (const command of commands) expect((await installation.cli(...command)).code).toBe(2);
    expect((await installation.cli('trash', 'empty', '--id', '999999', '--yes')).code).toBe(3);
    // Options behind a subcommand are its own.
    const emptied = await installation.cli('trash', 'empty', '--older-than', '9', '--yes', '--json');
    expect(JSON.parse(emptied.stdout)).toEqual({ purging: 0 });
  });

  it('tells that it waits while the disk of storage is not mounted', async () => {
    const plan = await installation.json<PlanView>('plan');
    const mounted = `${installation.storage}-mounted`;
    renameSync(installation.storage, mounted);
    mkdirSync(installation.storage);
    const waiting = await installation.cli('apply', plan.id, '--wait');
    expect(waiting).toMatchObject({ code: 4, stdout: expect.stringContaining('mount its disk') });
    rmdirSync(installation.storage);
    renameSync(mounted, installation.storage);
    await until('the plan to go on', async () => {
      const { state } = await installation.get<PlanView>(`plans/${plan.id}`);
      return state === 'applied';
    });
    expect(await installation.json<PlanView>('undo', plan.id, '--wait')).toMatchObject({ state: 'undone' });
    expect(snapshot(installation.library)).toEqual(before);
  });

  it('says why operations were refused', async () => {
    const plan = await installation.json<PlanView>('plan');
    const { items } = await installation.get<{ items: OperationView[] }>(
      `plans/${plan.id}/operations?kind=move`,
    );
    const target = items[0]?.target ?? '';
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, 'put there since');
    const { code, stdout } = await installation.cli('apply', plan.id, '--wait');
    expect(code).toBe(3);
    expect(stdout).toContain('something of that name is there already');
    rmSync(target);
    expect(await installation.json<PlanView>('undo', plan.id, '--wait')).toMatchObject({ state: 'undone' });
    expect(snapshot(installation.library)).toEqual(before);
    rmSync(installation.storage, { recursive: true });
    mkdirSync(installation.storage);
  });

  it('takes a plan back by its manifest, with nothing else running', async () => {
    const plan = await installation.json<PlanView>('plan');
    await installation.json<PlanView>('apply', plan.id, '--wait');
    const manifest = join(installation.data, 'manifests', `plan-${plan.id}.jsonl`);
    const running = await installation.cli('undo', '--manifest', manifest);
    expect({ code: running.code, stderr: running.stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('already running'),
    });
    expect((await installation.cli('undo', plan.id, '--manifest', manifest)).code).toBe(2);
    await installation.end('SIGINT');
    const placed = snapshot(installation.storage);
    const rehearsed = await installation.json('undo', '--manifest', manifest, '--dry-run');
    expect(rehearsed).toMatchObject({ plan: plan.id, undone: 8, refused: [] });
    expect(snapshot(installation.storage)).toEqual(placed);
    expect(await installation.json('undo', '--manifest', manifest)).toMatchObject({ undone: 8, refused: [] });
    expect(snapshot(installation.library)).toEqual(before);
    expect(snapshot(installation.storage)).toEqual([]);
    expect(snapshot(installation.view)).toEqual([]);
    await installation.restart();
    await installation.json<ScanView>('scan', installation.library, '--wait');
    expect(await installation.json<PlanView>('undo', plan.id, '--wait')).toMatchObject({ state: 'undone' });
    expect(await installation.json<PlanView>('plan')).toMatchObject({ operations: 8, conflicts: 0 });
  });
});
