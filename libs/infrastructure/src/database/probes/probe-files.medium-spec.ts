import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Candidate,
  type MediaFacts,
  MediaProber,
  type PlanFilter,
  ProbeFiles,
  type ProbeOutcome,
} from '#domain';
import { ScanLab } from '#testing';
import { wantProbes } from '../plans/wanted-probes.js';
import { PROBEABLE, PostgresProbeStore } from './postgres-probe-store.js';

const unlimited = { expired: () => false };

const FACTS: MediaFacts = {
  ...{ container: 'MPEG-4', durationMs: 6_000_000, bitRate: null },
  ...{ video: [], audio: [], subtitles: [] },
};

/** A film called Heat that fits so well. */
function heat(tmdbId: number, year: number, score: number): Candidate {
  const texts = { title: 'Heat', originalTitle: 'Heat', overview: '', posterPath: null };
  const work = {
    kind: 'movie' as const,
    tmdbId,
    year,
    ...texts,
    alternativeTitles: null,
    popularity: 1,
    genreIds: [],
  };
  return { work, score, features: [] };
}

/** Knows every file, but for those whose name says that they are damaged. */
class KnowingProber extends MediaProber {
  readonly asked: string[] = [];

  override async probe(path: Uint8Array): Promise<ProbeOutcome> {
    const name = Buffer.from(path).toString();
    this.asked.push(name.slice(name.lastIndexOf('/') + 1));
    return name.includes('damaged') ? { problem: 'damaged' } : { facts: FACTS };
  }
}

describe('videos', () => {
  let lab: ScanLab;
  let prober: KnowingProber;
  let decidable: number;
  let awaited: string[];

  const probe = (): Promise<boolean> => {
    const store = new PostgresProbeStore(lab.database, 'prober');
    return new ProbeFiles(store, prober, 0.1).run(unlimited, {
      onDecidable: async () => void (decidable += 1),
      onAwaited: async ({ id }) => void awaited.push(id),
    });
  };

  const column = async (sql: string): Promise<unknown[]> =>
    (await lab.database.query<{ value: unknown }>(sql)).map(({ value }) => value);

  /** Leaves the decision about all films to the user, between these candidates. */
  const review = async (candidates: readonly Candidate[]): Promise<void> => {
    await lab.database.query(`UPDATE cluster SET state = 'review', candidates = $1`, [
      JSON.stringify(candidates),
    ]);
    await lab.database.query(`UPDATE file SET state = 'review' WHERE kind = 'movie'`);
  };

  const addPlan = async (filter: PlanFilter | null = null) => {
    const [plan] = await lab.database.query<{ id: string; libraryId: string }>(
      `INSERT INTO plan (library_id, trace_id) SELECT id, 'test' FROM library RETURNING id, library_id AS "libraryId"`,
    );
    if (plan === undefined) throw new Error('no plan');
    return { ...plan, filter };
  };

  beforeEach(async () => {
    lab = await ScanLab.open();
    prober = new KnowingProber();
    decidable = 0;
    awaited = [];
  });

  afterEach(() => lab.close());

  it('that a plan waits for come first, even while something is scanned, and the last one wakes the plan', async () => {
    for (const name of ['A (1995).mkv', 'B (1996).mkv', 'C (1997).mkv', 'damaged (1998).mkv']) lab.add(name);
    await lab.scan();
    await lab.database.query(
      `UPDATE file SET state = 'identified' WHERE name IN ('B (1996).mkv'::bytea, 'damaged (1998).mkv'::bytea)`,
    );
    await lab.request();
    await lab.database.query(`UPDATE scan SET state = 'running' WHERE state = 'pending'`);
    const plan = await addPlan();
    const want = (): Promise<number> => wantProbes(lab.database, plan);
    expect(await want()).toBe(2);
    expect(await want()).toBe(2);
    expect(await probe()).toBe(false);
    expect(prober.asked.toSorted()).toEqual(['B (1996).mkv', 'damaged (1998).mkv']);
    expect(awaited).toEqual([plan.id]);
    expect(await want()).toBe(0);
    expect(await column('SELECT waiting_probes AS value FROM plan')).toEqual([null]);
  });

  it('that a plan is not for are not waited for, whoever else wants them', async () => {
    for (const name of ['A (1995).mkv', 'B (1996).mkv', 'C (1997).mkv']) lab.add(name);
    await lab.scan();
    await lab.database.query(`UPDATE file SET state = 'identified'`);
    const [fileId] = (await column(
      `SELECT id AS value FROM file WHERE name = 'B (1996).mkv'::bytea`,
    )) as string[];
    const [part, whole] = [await addPlan({ fileIds: [fileId!], kind: 'movie' }), await addPlan()];
    expect(await wantProbes(lab.database, part)).toBe(1);
    expect(await column('SELECT file_id AS value FROM media_info WHERE wanted')).toEqual([fileId]);
    expect(await wantProbes(lab.database, whole)).toBe(3);
    expect(await wantProbes(lab.database, part)).toBe(1);
  });

  it('are not waited for longer than a minute in which none is probed', async () => {
    for (const name of ['A (1995).mkv', 'B (1996).mkv']) lab.add(name);
    await lab.scan();
    await lab.database.query(`UPDATE file SET state = 'identified'`);
    const plan = await addPlan();
    const later = (): Promise<unknown> =>
      lab.database.query(`UPDATE plan SET waiting_since = waiting_since - interval '59 seconds'`);
    expect(await wantProbes(lab.database, plan)).toBe(2);
    await later();
    expect(await wantProbes(lab.database, plan)).toBe(2);
    await lab.database.query(
      `UPDATE media_info SET state = 'done' WHERE file_id = (SELECT min(id) FROM file)`,
    );
    await later();
    expect(await wantProbes(lab.database, plan)).toBe(1);
    await later();
    await later();
    expect(await wantProbes(lab.database, plan)).toBe(0);
  });

  it('are probed once, and their companions never', async () => {
    lab.add('Heat (1995)/Heat (1995).mkv');
    lab.add('Heat (1995)/Heat (1995).srt');
    lab.add('Heat (1995)/Heat (1995)-trailer.mkv');
    await lab.scan();
    expect(await lab.database.query(PROBEABLE)).toHaveLength(1);
    expect(await probe()).toBe(false);
    expect(prober.asked).toEqual(['Heat (1995).mkv']);
    expect(await column('SELECT duration_ms::int AS value FROM file WHERE duration_ms IS NOT NULL')).toEqual([
      6e6,
    ]);
    expect(await lab.database.query(PROBEABLE)).toHaveLength(0);
    await lab.scan(lab.home, { full: true });
    await probe();
    expect(prober.asked).toHaveLength(1);
  });

  it('are probed again when they have changed', async () => {
    lab.add('Heat (1995).mkv');
    await lab.scan();
    await probe();
    lab.add('Heat (1995).mkv', 'another copy');
    await lab.scan(lab.home, { full: true });
    expect(await column(`SELECT duration_ms AS value FROM file`)).toEqual([null]);
    await probe();
    expect(prober.asked).toHaveLength(2);
  });

  it('are probed again when more is read of them than before', async () => {
    lab.add('Heat (1995).mkv');
    await lab.scan();
    await probe();
    await lab.database.query('UPDATE media_info SET version = 0');
    await probe();
    expect(prober.asked).toHaveLength(2);
  });

  it('that are damaged are told, and not tried again', async () => {
    lab.add('damaged (1995).mkv');
    await lab.scan();
    await probe();
    await probe();
    expect(prober.asked).toHaveLength(1);
    expect(await column('SELECT problem AS value FROM media_info')).toEqual(['damaged']);
  });

  it('wait while something is scanned, unless a length may decide about them', async () => {
    lab.add('Heat (1995).mkv');
    await lab.scan();
    await lab.request();
    await lab.database.query(`UPDATE scan SET state = 'running' WHERE state = 'pending'`);
    await probe();
    expect(prober.asked).toEqual([]);
    await review([heat(949, 1995, 0.9), heat(950, 1986, 0.88)]);
    await probe();
    expect(prober.asked).toEqual(['Heat (1995).mkv']);
    expect(decidable).toBe(1);
    expect(await column('SELECT state AS value FROM cluster')).toEqual(['ready']);
  });

  it('do not bring decisions up again that no length can take, or that the user took', async () => {
    lab.add('Heat (1995).mkv');
    await lab.scan();
    await review([heat(949, 1995, 0.9), heat(950, 1986, 0.6)]);
    await probe();
    expect(decidable).toBe(0);
    await review([heat(949, 1995, 0.9), heat(950, 1986, 0.88)]);
    await lab.database.query(`UPDATE cluster SET decided_by = 'user'`);
    await lab.database.query('UPDATE media_info SET version = 0');
    await probe();
    expect(decidable).toBe(0);
  });

  it('are not written about by a prober that came too late', async () => {
    lab.add('Heat (1995).mkv');
    await lab.scan();
    const store = new PostgresProbeStore(lab.database, 'late');
    await store.list(1);
    const [late] = await store.claim(1, 0);
    const [next] = await store.claim(1, 60);
    expect(next?.fileId).toBe(late?.fileId);
    if (late === undefined || next === undefined) throw new Error('nothing was claimed');
    await store.keep(late, { problem: 'too late' }, 1);
    expect(await column('SELECT state AS value FROM media_info')).toEqual(['waiting']);
    await store.keep(next, { facts: FACTS }, 1);
    expect(await column('SELECT state AS value FROM media_info')).toEqual(['done']);
  });
});
