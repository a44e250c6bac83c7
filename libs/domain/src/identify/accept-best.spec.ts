import { describe, expect, it } from '@jest/globals';
import {
  candidate,
  type ClusterInMemory,
  CONTRACT_WORKS,
  FARGO,
  FARGO_SERIES,
  InMemoryMetadataProvider,
  InMemoryReviews,
  SIMPSONS,
} from '#testing';
import { readPath } from '../release/read-path.js';
import { DomainError } from '../shared/domain-error.js';
import { AcceptBest, type AcceptBestRequest } from './accept-best.js';
import { DecideReviews } from './decide-reviews.js';

const ALL: AcceptBestRequest = { minScore: 0.7, kind: null, ids: null, after: null, dryRun: false };
const LION = CONTRACT_WORKS[0]!;
const renumbered = { ...FARGO, work: { ...FARGO.work, tmdbId: 9 } };

function setUp() {
  const reviews = new InMemoryReviews();
  const provider = new InMemoryMetadataProvider(CONTRACT_WORKS);
  const accept = new AcceptBest(new DecideReviews(reviews, reviews, provider), reviews, provider);
  const add = (path: string, given: Partial<ClusterInMemory>): ClusterInMemory =>
    reviews.add([readPath(path.split('/'))], given);
  return { reviews, provider, accept, add };
}

describe('accepting the best candidates', () => {
  it('takes those that are good enough and alone, films without asking the provider', async () => {
    const { provider, accept, add } = setUp();
    const good = add('Fargo.mkv', { candidates: [candidate(FARGO, 0.8), candidate(LION, 0.79)] });
    const weak = add('Fargo 2.mkv', { candidates: [candidate(FARGO, 0.69)] });
    const outcome = await accept.run(ALL);
    const decision = { id: good.id, kind: 'movie', tmdbId: 275, title: 'Fargo', year: 1996, score: 0.8 };
    expect(outcome).toEqual({
      accepted: 1,
      decisions: [decision],
      skipped: [],
      more: false,
      nextCursor: null,
    });
    expect([good.state, weak.state]).toEqual(['identified', 'review']);
    expect(provider.asked).toEqual([]);
  });

  it.each([
    ['review.tied', { candidates: [candidate(FARGO, 0.8), candidate(LION, 0.8)] }],
    ['review.same-title', { candidates: [candidate(FARGO, 0.9), candidate(renumbered, 0.5)] }],
    ['review.taken-back', { candidates: [candidate(FARGO, 0.9)], chosen: 'ask' as const }],
  ])('leaves what is %s', async (code, given) => {
    const { accept, add } = setUp();
    const { id } = add('Fargo.mkv', given);
    const outcome = await accept.run(ALL);
    expect(outcome).toMatchObject({ accepted: 0, skipped: [{ id, code }] });
  });

  it('says of chosen clusters why they are left', async () => {
    const { accept, add } = setUp();
    const weak = add('Fargo.mkv', { candidates: [candidate(FARGO, 0.5)] });
    const decided = add('Fargo.mkv', { candidates: [candidate(FARGO, 0.9)], state: 'rejected' });
    const empty = add('Fargo.mkv', {});
    const series = add('Fargo.mkv', { candidates: [candidate(FARGO_SERIES, 0.9)] });
    const ids = [weak.id, decided.id, empty.id, series.id, '77'];
    const { skipped } = await accept.run({ ...ALL, ids, kind: 'movie' });
    expect(Object.fromEntries(skipped.map(({ id, code }) => [id, code]))).toEqual({
      [weak.id]: 'review.low-score',
      [decided.id]: 'review.not-waiting',
      [empty.id]: 'review.no-candidate',
      [series.id]: 'review.other-kind',
      '77': 'review.unknown-cluster',
    });
  });

  it('only says what it would do when asked so', async () => {
    const { accept, add } = setUp();
    const cluster = add('Fargo.mkv', { candidates: [candidate(FARGO, 0.8)] });
    const outcome = await accept.run({ ...ALL, dryRun: true });
    expect(outcome).toMatchObject({ accepted: 0, decisions: [{ tmdbId: 275 }] });
    expect(cluster.state).toBe('review');
  });

  it('goes on by its cursor when there are more than one call looks at', async () => {
    const { accept, add } = setUp();
    for (let left = 250; left > 0; left--) add('Fargo.mkv', { candidates: [candidate(FARGO, 0.8)] });
    const first = await accept.run(ALL);
    expect(first).toMatchObject({ accepted: 200, more: true, nextCursor: '200' });
    expect(await accept.run({ ...ALL, after: first.nextCursor })).toMatchObject({
      accepted: 50,
      more: false,
    });
  });

  it('tells which series had to be left when the provider went away, and still takes the films', async () => {
    const { provider, accept, add } = setUp();
    provider.problem = new DomainError('provider.unavailable', 'away', true);
    const series = [1, 2, 3].map(() => add('Fargo.S01E01.mkv', { candidates: [candidate(SIMPSONS, 0.8)] }));
    const film = add('Fargo.mkv', { candidates: [candidate(FARGO, 0.8)] });
    const { skipped, decisions } = await accept.run(ALL);
    expect(skipped.map(({ id, code }) => [id, code])).toEqual(
      series.map(({ id }) => [id, 'provider.unavailable']),
    );
    expect(decisions.map(({ id }) => id)).toEqual([film.id]);
    expect(provider.asked.length).toBeLessThanOrEqual(3);
  });
});
