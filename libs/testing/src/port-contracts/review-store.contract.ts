import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Candidate,
  type ClusterVerdict,
  DecideReviews,
  type IdentifyStore,
  type ReviewedCluster,
  type ReviewStore,
  type WorkDetails,
} from '#domain';
import { InMemoryMetadataProvider } from '../fakes/in-memory-metadata-provider.js';
import { CONTRACT_WORKS } from './contract-works.js';

/** A cluster to begin with. All of its files have one state. */
export interface ClusterGiven {
  /** Path of each file, from the folder that readings start from. */
  readonly paths: readonly string[];
  readonly folder?: string;
  readonly state?: string;
  readonly fileState?: string;
  readonly candidates?: readonly Candidate[];
  /** What it is decided to be, by itself. */
  readonly decided?: WorkDetails;
}

/** A store with what a contract needs to look into it. */
export interface ReviewsUnderTest {
  readonly store: ReviewStore;
  readonly identify: Pick<IdentifyStore, 'claimCluster' | 'filesOf'>;
  /** Adds a cluster of the one library; answers its id. */
  add(given: ClusterGiven): Promise<string>;
  fileStates(clusterId: string): Promise<readonly string[]>;
  setFileStates(clusterId: string, state: string): Promise<void>;
  /** Folded titles that choices are remembered under, sorted. */
  remembered(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const workOf = (tmdbId: number): WorkDetails => {
  const known = CONTRACT_WORKS.find(({ work }) => work.tmdbId === tmdbId);
  if (known === undefined) throw new Error(`the contract knows no work ${tmdbId}`);
  return known;
};

export const FARGO = workOf(275);
export const FARGO_SERIES = workOf(60622);
export const SIMPSONS = workOf(456);

/** A candidate as a decision would have left it. */
export const candidate = ({ work }: WorkDetails, score: number): Candidate => ({ work, score, features: [] });

/** What every `ReviewStore` does, by itself and under `DecideReviews`. */
export function reviewStoreContract(name: string, make: () => Promise<ReviewsUnderTest>): void {
  describe(`${name} as a store of reviews`, () => {
    let made: ReviewsUnderTest;

    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.close());

    const reviews = (): ReviewsUnderTest => made;
    settling(reviews);
    guarding(reviews);
    relating(reviews);
    wanting(reviews);
  });
}

const found = async ({ store }: ReviewsUnderTest, id: string): Promise<ReviewedCluster> => {
  const cluster = await store.find(id);
  if (cluster === null) throw new Error(`no cluster ${id}`);
  return cluster;
};

const deciding = ({ store, identify }: ReviewsUnderTest): DecideReviews =>
  new DecideReviews(identify, store, new InMemoryMetadataProvider(CONTRACT_WORKS));

const tmdb = (id: number) => ({ source: 'tmdb', id: String(id), kind: null }) as const;

function settling(reviews: () => ReviewsUnderTest): void {
  it('finds nothing of an unknown id', async () => {
    expect(await reviews().store.find('999999')).toBeNull();
  });

  it('settles a choice with its files and remembers its titles', async () => {
    const made = reviews();
    const id = await made.add({ paths: ['Fargo AKA Far Go.mkv'], candidates: [candidate(FARGO, 0.8)] });
    await deciding(made).choose(id, tmdb(275));
    expect(await found(made, id)).toMatchObject({
      state: 'identified',
      chosen: { kind: 'movie', tmdbId: 275 },
      work: { kind: 'movie', tmdbId: 275 },
      openFiles: 0,
    });
    expect(await made.fileStates(id)).toEqual(['identified']);
    expect(await made.remembered()).toContain('fargo');
  });

  it('forgets the titles of what is refused, and of what is taken back', async () => {
    const made = reviews();
    const id = await made.add({ paths: ['Fargo.mkv'] });
    await deciding(made).choose(id, tmdb(275));
    await deciding(made).reject(id);
    expect(await made.remembered()).toEqual([]);
    expect(await made.fileStates(id)).toEqual(['unmatched']);
    await deciding(made).choose(id, tmdb(275));
    await deciding(made).undo(id);
    expect(await made.remembered()).toEqual([]);
    expect(await made.fileStates(id)).toEqual(['discovered']);
    expect(await found(made, id)).toMatchObject({ state: 'ready', chosen: null, work: null });
  });

  it('asks before an automatic decision that was taken back is taken again', async () => {
    const made = reviews();
    const id = await made.add({ paths: ['Fargo (1996).mkv'], decided: FARGO });
    await deciding(made).undo(id);
    expect(await found(made, id)).toMatchObject({ state: 'ready', chosen: 'ask' });
  });

  it('puts off, and back into its place', async () => {
    const made = reviews();
    const id = await made.add({ paths: ['Fargo.mkv'] });
    await made.store.skip(id, true);
    expect(await found(made, id)).toMatchObject({ skipped: true, state: 'review' });
    await made.store.skip(id, false);
    expect(await found(made, id)).toMatchObject({ skipped: false });
  });
}

function guarding(reviews: () => ReviewsUnderTest): void {
  const verdict: ClusterVerdict = {
    state: 'identified',
    details: FARGO,
    candidates: [],
    score: 1,
    decidedBy: 'user',
    reasons: [],
    files: [],
  };
  const memory = { titles: ['fargo'], leader: null };

  it('lets only the last of two who decide at once win', async () => {
    const made = reviews();
    const id = await made.add({ paths: ['Fargo.mkv'] });
    const first = await made.identify.claimCluster(id, 8);
    const second = await made.identify.claimCluster(id, 8);
    if (first === null || second === null) throw new Error('no cluster to claim');
    expect(await made.store.settle(first, verdict, memory)).toBe('busy');
    expect(await made.store.settle(second, verdict, memory)).toBe('done');
  });

  it('takes nothing back that was decided anew meanwhile', async () => {
    const made = reviews();
    const id = await made.add({ paths: ['Fargo.mkv'], decided: FARGO });
    const before = await found(made, id);
    await made.identify.claimCluster(id, 8);
    expect(await made.store.takeBack(before, true)).toBe('busy');
    expect(await made.fileStates(id)).toEqual(['identified']);
  });

  it.each(['planned', 'organized'])('changes nothing of what is %s', async (state) => {
    const made = reviews();
    const id = await made.add({ paths: ['Fargo.mkv'], decided: SIMPSONS });
    await made.setFileStates(id, state);
    const cluster = await found(made, id);
    expect(cluster.placedFiles).toBe(1);
    expect(await made.store.takeBack(cluster, true)).toBe('placed');
    const claimed = await made.identify.claimCluster(id, 8);
    if (claimed === null) throw new Error('no cluster to claim');
    expect(await made.store.settle(claimed, verdict, memory)).toBe('placed');
    expect(await made.remembered()).toEqual([]);
    expect((await found(made, id)).work).toMatchObject({ tmdbId: 456 });
  });
}

function relating(reviews: () => ReviewsUnderTest): void {
  const paths = ['Fargo/Season 1/Fargo.S01E01.mkv'];

  it('knows the undecided episodes of a folder', async () => {
    const made = reviews();
    const id = await made.add({ paths, folder: 'Fargo' });
    const other = await made.add({ paths: ['Fargo/fargo 102.mkv'], folder: 'Fargo', state: 'unmatched' });
    await made.add({ paths: ['Fargo/Fargo (1996).mkv'], folder: 'Fargo' });
    await made.add({ paths: ['Fargo/Fargo.S01E03.mkv'], folder: 'Fargo', decided: FARGO_SERIES });
    await made.add({ paths, folder: 'Elsewhere' });
    const [first] = await made.store.neighbours(await found(made, id));
    expect(await made.store.neighbours(await found(made, id))).toHaveLength(1);
    expect(first?.id).toBe(other);
  });

  it('knows none of files that lie loose', async () => {
    const made = reviews();
    const id = await made.add({ paths: ['Fargo.S01E01.mkv'] });
    await made.add({ paths: ['Fargo.S01E02.mkv'] });
    expect(await made.store.neighbours(await found(made, id))).toEqual([]);
  });

  it('knows what was decided along with a cluster, until it is decided by itself', async () => {
    const made = reviews();
    const id = await made.add({ paths, folder: 'Fargo' });
    const other = await made.add({ paths: ['Fargo/Fargo.S02E01.mkv'], folder: 'Fargo' });
    const { alsoDecided } = await deciding(made).choose(id, tmdb(60622));
    expect(alsoDecided).toEqual([other]);
    const followers = await made.store.followers(await found(made, id));
    expect(followers.map((one) => one.id)).toEqual([other]);
    await deciding(made).choose(other, tmdb(60622));
    expect(await made.store.followers(await found(made, id))).toEqual([]);
  });
}

function wanting(reviews: () => ReviewsUnderTest): void {
  const all = { minScore: 0, kind: null, ids: null, after: null, limit: 10 } as const;

  it('lists what is in review by score and kind, in the order of ids, from a place on', async () => {
    const made = reviews();
    const good = await made.add({ paths: ['Fargo.mkv'], candidates: [candidate(FARGO, 0.8)] });
    const weak = await made.add({ paths: ['Fargo 2.mkv'], candidates: [candidate(FARGO, 0.5)] });
    const series = await made.add({
      paths: ['Fargo.S01E01.mkv'],
      candidates: [candidate(FARGO_SERIES, 0.9)],
    });
    await made.add({ paths: ['Ran.mkv'], state: 'unmatched' });
    const ids = async (wanted: object): Promise<readonly string[]> =>
      (await made.store.wanted({ ...all, ...wanted })).map(({ id }) => id);
    expect(await ids({})).toEqual([good, weak, series]);
    expect(await ids({ minScore: 0.8 })).toEqual([good, series]);
    expect(await ids({ kind: 'movie' })).toEqual([good, weak]);
    expect(await ids({ limit: 2 })).toEqual([good, weak]);
    expect(await ids({ after: weak })).toEqual([series]);
    expect(await ids({ ids: [weak, '999999'], minScore: 0.8 })).toEqual([weak]);
  });
}
