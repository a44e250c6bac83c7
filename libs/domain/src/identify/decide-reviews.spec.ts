import { describe, expect, it } from '@jest/globals';
import {
  candidate,
  CONTRACT_WORKS,
  FARGO,
  FARGO_SERIES,
  InMemoryMetadataProvider,
  InMemoryReviews,
} from '#testing';
import { readPath } from '../release/read-path.js';
import { DomainError } from '../shared/domain-error.js';
import { DecideReviews } from './decide-reviews.js';

const read = (...paths: readonly string[]) => paths.map((path) => readPath(path.split('/')));
const tmdb = (id: number, kind: 'movie' | 'episode' | null = null) =>
  ({ source: 'tmdb', id: String(id), kind }) as const;
const EPISODE = 'Fargo/Season 1/Fargo.S01E01.mkv';

function setUp() {
  const reviews = new InMemoryReviews();
  const provider = new InMemoryMetadataProvider(CONTRACT_WORKS);
  return { reviews, provider, decide: new DecideReviews(reviews, reviews, provider) };
}

const refusal = (code: string) => expect.objectContaining({ code });

describe('choosing a work', () => {
  it.each([
    ['tmdb', '275'],
    ['imdb', 'tt0116282'],
  ] as const)('takes the work of an id of %s', async (source, id) => {
    const { reviews, decide } = setUp();
    const cluster = reviews.add(read('Fargo.mkv'));
    const outcome = await decide.choose(cluster.id, { source, id, kind: null });
    expect(outcome).toEqual({ id: cluster.id, state: 'identified', files: 1, unplaced: 0, alsoDecided: [] });
    expect(cluster.work).toEqual({ kind: 'movie', tmdbId: 275 });
  });

  it('finds the work of an IMDb or TVDB id though it is of the other kind', async () => {
    const { reviews, decide } = setUp();
    const cluster = reviews.add(read('Fargo.mkv'));
    await decide.choose(cluster.id, { source: 'tvdb', id: '71663', kind: null });
    expect(cluster.work).toEqual({ kind: 'episode', tmdbId: 456 });
  });

  it('tells episodes that the series does not have, and leaves them to the user', async () => {
    const { reviews, decide } = setUp();
    const cluster = reviews.add(read(EPISODE, 'Fargo/Season 1/Fargo.S01E99.mkv'), { folder: 'Fargo' });
    expect(await decide.choose(cluster.id, tmdb(60622))).toMatchObject({ files: 2, unplaced: 1 });
    expect(cluster.files.map(({ state }) => state)).toEqual(['identified', 'review']);
  });

  it('takes a name of several readings for what was chosen', async () => {
    const { reviews, decide } = setUp();
    const cluster = reviews.add(read('Fargo 101 1080p BluRay.mkv'));
    expect(cluster.readings.map(({ kind }) => kind)).toEqual(['movie', 'episode']);
    expect(await decide.choose(cluster.id, tmdb(60622, 'episode'))).toMatchObject({ unplaced: 0 });
    expect(cluster.titles).toEqual(['fargo']);
  });

  it('keeps the other candidates, for whoever comes back', async () => {
    const { reviews, decide } = setUp();
    const other = candidate({ ...FARGO, work: { ...FARGO.work, tmdbId: 9 } }, 0.9);
    const cluster = reviews.add(read('Fargo.mkv'), { candidates: [other, candidate(FARGO, 0.8)] });
    await decide.choose(cluster.id, tmdb(275));
    expect(cluster.candidates.map(({ work, score }) => [work.tmdbId, score])).toEqual([
      [275, 0.8],
      [9, 0.9],
    ]);
    await decide.reject(cluster.id);
    expect(cluster.candidates).toHaveLength(2);
  });

  it('refuses what is unknown, and decides nothing while the provider is away', async () => {
    const { reviews, provider, decide } = setUp();
    const cluster = reviews.add(read('Fargo.mkv'));
    await expect(decide.choose('99', tmdb(275))).rejects.toEqual(refusal('review.unknown-cluster'));
    await expect(decide.choose(cluster.id, tmdb(1))).rejects.toEqual(refusal('review.unknown-work'));
    const nobody = { source: 'imdb', id: 'tt9999999', kind: null } as const;
    await expect(decide.choose(cluster.id, nobody)).rejects.toEqual(refusal('review.unknown-work'));
    provider.problem = new DomainError('provider.unavailable', 'away', true);
    await expect(decide.choose(cluster.id, tmdb(275))).rejects.toEqual(refusal('provider.unavailable'));
    expect(cluster).toMatchObject({ state: 'review', chosen: null, fence: 0 });
  });

  it('is busy when somebody else decides at the same moment', async () => {
    const { reviews, decide } = setUp();
    const cluster = reviews.add(read('Fargo.mkv'));
    const both = [decide.choose(cluster.id, tmdb(275)), decide.choose(cluster.id, tmdb(8587))];
    const ends = await Promise.allSettled(both);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(ends).toContainEqual({ status: 'rejected', reason: refusal('review.busy') });
  });

  it('refuses another work for what a plan has placed, but not the same one', async () => {
    const { reviews, decide } = setUp();
    const work = { kind: 'movie', tmdbId: 275 } as const;
    const cluster = reviews.add(read('Fargo.mkv', 'b/Fargo.mkv'), { work, state: 'identified' });
    cluster.files[0]!.state = 'organized';
    await expect(decide.choose(cluster.id, tmdb(8587))).rejects.toEqual(refusal('review.placed'));
    await expect(decide.reject(cluster.id)).rejects.toEqual(refusal('review.placed'));
    await expect(decide.undo(cluster.id)).rejects.toEqual(refusal('review.placed'));
    expect(await decide.choose(cluster.id, tmdb(275))).toMatchObject({ files: 1 });
  });
});

describe('a series', () => {
  it('is decided for all of its clusters in the folder at once, and taken back with them', async () => {
    const { reviews, decide } = setUp();
    const folder = 'Fargo';
    const first = reviews.add(read(EPISODE), { folder });
    const sameTitle = reviews.add(read('Fargo/Fargo.S02E01.mkv'), { folder, state: 'unmatched' });
    const candidates = [candidate(FARGO_SERIES, 0.5)];
    const sameWork = reviews.add(read('Fargo/FRG.S03E01.mkv'), { folder, candidates });
    const outcome = await decide.choose(first.id, tmdb(60622));
    expect(outcome).toMatchObject({ files: 3, unplaced: 0, alsoDecided: [sameTitle.id, sameWork.id] });
    const undone = await decide.undo(first.id);
    expect(undone).toMatchObject({ state: 'ready', files: 3, alsoDecided: [sameTitle.id, sameWork.id] });
    expect(sameWork).toMatchObject({ state: 'ready', chosen: null, titles: [] });
  });

  it.each([
    ['of another title', 'Fargo/Twin.Peaks.S01E01.mkv', 'Fargo'],
    ['with another id', 'Fargo/Fargo.S02E01.{tvdb-1}.mkv', 'Fargo'],
    ['of another year', 'Fargo/Fargo.1971.S02E01.mkv', 'Fargo'],
    ['of another folder', EPISODE, 'Other'],
    ['that is a film', 'Fargo/Fargo (1996).mkv', 'Fargo'],
  ])('leaves a cluster %s alone', async (_what, path, folder) => {
    const { reviews, decide } = setUp();
    const first = reviews.add(read(EPISODE), { folder: 'Fargo' });
    const other = reviews.add(read(path), { folder });
    expect(await decide.choose(first.id, tmdb(60622))).toMatchObject({ alsoDecided: [] });
    expect(other.state).toBe('review');
  });

  it('is not decided for what was decided, or is placed', async () => {
    const { reviews, decide } = setUp();
    const folder = 'Fargo';
    const first = reviews.add(read(EPISODE), { folder });
    reviews.add(read('Fargo/Fargo.S02E01.mkv'), { folder, state: 'rejected' });
    const placed = reviews.add(read('Fargo/Fargo.S03E01.mkv'), { folder });
    placed.files[0]!.state = 'planned';
    expect(await decide.choose(first.id, tmdb(60622))).toMatchObject({ alsoDecided: [] });
  });
});

describe('putting off and taking back', () => {
  it('puts off what waits, and takes that back', async () => {
    const { reviews, decide } = setUp();
    const cluster = reviews.add(read('Fargo.mkv'));
    expect(await decide.skip(cluster.id)).toMatchObject({ state: 'review', files: 1 });
    expect(cluster.skipped).toBe(true);
    await decide.undo(cluster.id);
    expect(cluster.skipped).toBe(false);
    await expect(decide.undo(cluster.id)).rejects.toEqual(refusal('review.not-decided'));
    await decide.reject(cluster.id);
    await expect(decide.skip(cluster.id)).rejects.toEqual(refusal('review.decided'));
  });

  it('lets the worker decide again after a choice, and asks after an automatic decision', async () => {
    const { reviews, decide } = setUp();
    const chosen = reviews.add(read('Fargo.mkv'));
    await decide.choose(chosen.id, tmdb(275));
    await decide.undo(chosen.id);
    expect(chosen).toMatchObject({ state: 'ready', chosen: null, work: null });
    const work = { kind: 'movie', tmdbId: 275 } as const;
    const automatic = reviews.add(read('Fargo (1996).mkv'), { state: 'identified', work });
    await decide.undo(automatic.id);
    expect(automatic).toMatchObject({ state: 'ready', chosen: 'ask', work: null });
  });
});
