import { describe, expect, it } from '@jest/globals';
import type { WorkKind } from '../release/reading.js';
import { DomainError } from '../shared/domain-error.js';
import { type ClaimedTitle, EnrichStore } from './enrich-store.js';
import { EnrichTitles } from './enrich-titles.js';
import { type WorkFacts, WorkFactsProvider } from './work-facts.js';

const FACTS: WorkFacts = {
  genres: ['Drama'],
  cast: [],
  rating: 7,
  votes: 10,
  runtime: 90,
  overview: 'A film.',
  posterPath: null,
  backdropPath: null,
  logoPath: null,
  imdbId: null,
  tvdbId: null,
  collection: null,
  originalLanguage: null,
  titles: {},
};

const FOREVER = { expired: () => false };
const DAY_MS = 86_400_000;

class FakeStore extends EnrichStore {
  readonly states = new Map<string, string>();
  readonly readUntil = new Map<WorkKind, Date>();
  readonly ranges: number[] = [];
  /** Looks for other work before this many titles say that there is none. */
  identifyingAfter = Infinity;
  private looks = 0;

  constructor(ids: readonly number[]) {
    super();
    for (const id of ids) this.states.set(String(id), 'waiting');
  }

  isIdentifying(): Promise<boolean> {
    this.looks += 1;
    return Promise.resolve(this.looks > this.identifyingAfter);
  }

  claimTitles(limit: number): Promise<readonly ClaimedTitle[]> {
    const waiting = [...this.states].filter(([, state]) => state === 'waiting').slice(0, limit);
    return Promise.resolve(
      waiting.map(([id]) => ({ id, kind: 'movie', tmdbId: Number(id), fence: '1' }) as const),
    );
  }

  async storeFacts({ id }: ClaimedTitle): Promise<void> {
    this.states.set(id, 'done');
  }

  async markGone({ id }: ClaimedTitle): Promise<void> {
    this.states.set(id, 'gone');
  }

  async putBack({ id }: ClaimedTitle): Promise<void> {
    this.states.set(id, 'later');
  }

  nextWork(): Promise<number | null> {
    return Promise.resolve([...this.states.values()].includes('later') ? 60_000 : null);
  }

  changesReadUntil(kind: WorkKind): Promise<Date | null> {
    return Promise.resolve(this.readUntil.get(kind) ?? null);
  }

  async markChanged(kind: WorkKind, ids: readonly number[], until: Date): Promise<number> {
    this.readUntil.set(kind, until);
    const own = ids.map(String).filter((id) => this.states.get(id) === 'done');
    for (const id of own) this.states.set(id, 'waiting');
    return own.length;
  }

  markOlderThan(): Promise<number> {
    return Promise.resolve(0);
  }
}

class FakeFacts extends WorkFactsProvider {
  readonly asked: string[] = [];
  problem: DomainError | null = null;

  facts(_kind: WorkKind, tmdbId: number): Promise<WorkFacts | null> {
    this.asked.push(String(tmdbId));
    if (this.problem !== null) return Promise.reject(this.problem);
    return Promise.resolve(tmdbId === 404 ? null : FACTS);
  }

  changed(kind: WorkKind, from: Date, until: Date): Promise<readonly number[]> {
    this.asked.push(`${kind} ${(until.getTime() - from.getTime()) / DAY_MS}`);
    return Promise.resolve([1, 99]);
  }
}

describe('EnrichTitles', () => {
  it('asks once for each title', async () => {
    const [store, provider] = [new FakeStore([1, 2, 404]), new FakeFacts()];
    expect(await new EnrichTitles(store, provider).run(FOREVER)).toBeNull();
    expect(provider.asked).toEqual(['1', '2', '404']);
    expect([...store.states.values()]).toEqual(['done', 'done', 'gone']);
  });

  it('leaves after the request in hand when something is to be identified', async () => {
    const [store, provider] = [new FakeStore([1, 2, 3]), new FakeFacts()];
    store.identifyingAfter = 1;
    expect(await new EnrichTitles(store, provider).run(FOREVER)).toBeGreaterThan(0);
    expect(provider.asked).toEqual(['1']);
  });

  it('stops at the first failure of the provider, and loses nothing', async () => {
    const [store, provider] = [new FakeStore([1, 2, 3]), new FakeFacts()];
    provider.problem = new DomainError('provider.unavailable', 'away', true);
    expect(await new EnrichTitles(store, provider).run(FOREVER)).toBeGreaterThan(0);
    expect([...store.states.values()]).toEqual(['later', 'waiting', 'waiting']);
    provider.problem = new DomainError('broken', 'a fault of ours');
    await expect(new EnrichTitles(store, provider).run(FOREVER)).rejects.toThrow('a fault of ours');
  });

  it('ends with its ticket', async () => {
    const [store, provider] = [new FakeStore([1]), new FakeFacts()];
    expect(await new EnrichTitles(store, provider).run({ expired: () => true })).toBe(0);
    expect(provider.asked).toEqual([]);
  });
});

describe('refreshing', () => {
  const now = new Date('2026-06-30T12:00:00Z');

  it('asks for the lists since the last time, 14 days at once, and takes what is ours', async () => {
    const [store, provider] = [new FakeStore([1, 2]), new FakeFacts()];
    const enrich = new EnrichTitles(store, provider);
    await enrich.run(FOREVER);
    store.readUntil.set('movie', new Date(now.getTime() - 30 * DAY_MS));
    store.readUntil.set('episode', new Date(now.getTime() - 2 * DAY_MS));
    provider.asked.length = 0;
    expect(await enrich.refresh(now)).toBe(1);
    expect(provider.asked).toEqual(['movie 14', 'movie 14', 'movie 2', 'episode 2']);
    expect(store.states.get('1')).toBe('waiting');
    expect(store.states.get('2')).toBe('done');
    expect(store.readUntil.get('movie')).toEqual(now);
  });

  it('starts from now the first time, and asks for no more than half a year', async () => {
    const [store, provider] = [new FakeStore([]), new FakeFacts()];
    const enrich = new EnrichTitles(store, provider);
    await enrich.refresh(now);
    expect(provider.asked).toEqual(['movie 0', 'episode 0']);
    store.readUntil.set('movie', new Date('2020-01-01'));
    provider.asked.length = 0;
    await enrich.refresh(now);
    expect(provider.asked.filter((question) => question.startsWith('movie'))).toHaveLength(12);
  });

  it('happens once a day by itself, and never fails a ticket', async () => {
    const [store, provider] = [new FakeStore([]), new FakeFacts()];
    const enrich = new EnrichTitles(store, provider);
    await enrich.refreshDaily(now);
    await enrich.refreshDaily(new Date(now.getTime() + DAY_MS / 2));
    expect(provider.asked).toHaveLength(2);
    provider.changed = () => Promise.reject(new DomainError('provider.unavailable', 'away', true));
    await enrich.refreshDaily(new Date(now.getTime() + 2 * DAY_MS));
    expect(store.readUntil.get('movie')).toEqual(now);
  });
});
