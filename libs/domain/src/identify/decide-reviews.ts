import type { Reading, WorkKind } from '../release/reading.js';
import { DomainError } from '../shared/domain-error.js';
import type { Candidate } from './candidate.js';
import { readAs } from './decide-cluster.js';
import { workOf, type WorkId } from './find-works.js';
import type { ClaimedCluster, ClusterFile, ClusterVerdict, IdentifyStore } from './identify-store.js';
import type { MetadataProvider, WorkDetails } from './metadata-provider.js';
import { followsChoice } from './related-clusters.js';
import type { DecisionMemory, ReviewedCluster, ReviewStore, Settled } from './review-store.js';
import { titleKeys } from './title-keys.js';
import { chosenByUser, rejected } from './verdicts.js';

/** A claim outlasts the writing of a decision; the provider is asked before it is taken. */
const CLAIM_SECONDS = 8;

/** Titles that one choice is remembered under. */
const MOST_TITLES = 8;

/** The work that the user means; `kind` null where it is the kind that was read. */
export interface WorkReference extends WorkId {
  readonly kind: WorkKind | null;
}

/** What a decision came to. */
export interface DecisionOutcome {
  readonly id: string;
  /** The cluster's state now: identified, rejected, `ready` to be decided again, or what it was when skipped. */
  readonly state: string;
  /** Files that the decision is about, those of `alsoDecided` among them. */
  readonly files: number;
  /** Of these, episodes that the series does not have: they stay with the user. */
  readonly unplaced: number;
  /** Other clusters that this decision settled too, or that were taken back with it. */
  readonly alsoDecided: readonly string[];
}

/** The user's decisions about clusters: made, put off, and taken back. */
export class DecideReviews {
  constructor(
    private readonly identify: Pick<IdentifyStore, 'claimCluster' | 'filesOf'>,
    private readonly reviews: ReviewStore,
    private readonly provider: MetadataProvider,
  ) {}

  /**
   * Makes a work the identity of a cluster's files and, for a series, of the undecided clusters of it in the same
   * folder. Throws `review.unknown-cluster`, `review.unknown-work`, `review.placed`, `review.busy`, or what the
   * provider throws; then nothing is decided.
   */
  async choose(clusterId: string, reference: WorkReference): Promise<DecisionOutcome> {
    const cluster = await this.find(clusterId);
    const details = await this.resolve(reference, cluster);
    const verdict = await this.settleOn(cluster, details, null);
    const verdicts = [verdict];
    const alsoDecided: string[] = [];
    for (const other of await this.related(cluster, details)) {
      const followed = await this.follow(other, details, clusterId);
      if (followed === null) continue;
      verdicts.push(followed);
      alsoDecided.push(other.id);
    }
    const files = verdicts.flatMap((one) => one.files);
    const unplaced = files.filter(({ state }) => state !== 'identified').length;
    return { id: clusterId, state: verdict.state, files: files.length, unplaced, alsoDecided };
  }

  /** Refuses all candidates of a cluster. Throws `review.unknown-cluster`, `review.placed` or `review.busy`. */
  async reject(clusterId: string): Promise<DecisionOutcome> {
    const cluster = await this.find(clusterId);
    refusePlaced(cluster);
    const { claimed, files } = await this.claim(clusterId);
    const verdict = { ...rejected(files), candidates: cluster.candidates, score: cluster.score };
    refuse(await this.reviews.settle(claimed, verdict, { titles: [], leader: null }), clusterId);
    return { id: clusterId, state: verdict.state, files: files.length, unplaced: 0, alsoDecided: [] };
  }

  /** Puts an undecided cluster off to the end of the list. Throws `review.unknown-cluster` or `review.decided`. */
  async skip(clusterId: string): Promise<DecisionOutcome> {
    const cluster = await this.find(clusterId);
    if (cluster.state === 'rejected' || cluster.openFiles === 0) {
      throw new DomainError(
        'review.decided',
        `Nothing of cluster ${clusterId} waits for a decision; it is ${cluster.state}`,
      );
    }
    await this.reviews.skip(clusterId, true);
    return unchanged(cluster);
  }

  /**
   * Takes back a decision, the user's or an automatic one, with those that followed it, or the putting off of a
   * cluster that is not decided. The cluster is `ready` to be decided again; what was decided without asking is asked
   * for this time. Throws `review.unknown-cluster`, `review.not-decided`, `review.placed` or `review.busy`.
   */
  async undo(clusterId: string): Promise<DecisionOutcome> {
    const cluster = await this.find(clusterId);
    if (!isDecided(cluster)) return this.putBack(cluster);
    refusePlaced(cluster);
    const followers = await this.reviews.followers(cluster);
    const files = await this.identify.filesOf(clusterId);
    refuse(await this.reviews.takeBack(cluster, !isChosen(cluster)), clusterId);
    const alsoDecided: string[] = [];
    let others = 0;
    for (const follower of followers) {
      const own = await this.identify.filesOf(follower.id);
      if ((await this.reviews.takeBack(follower, false)) !== 'done') continue;
      alsoDecided.push(follower.id);
      others += own.length;
    }
    const { state } = await this.find(clusterId);
    return { id: clusterId, state, files: files.length + others, unplaced: 0, alsoDecided };
  }

  /**
   * Makes a work the identity of one cluster's files and of no other's. `leader` is the cluster it follows, if any.
   * Throws `review.placed` or `review.busy`.
   */
  async settleOn(
    cluster: ReviewedCluster,
    details: WorkDetails,
    leader: string | null,
  ): Promise<ClusterVerdict> {
    const { kind, tmdbId } = details.work;
    if (cluster.work?.kind !== kind || cluster.work.tmdbId !== tmdbId) refusePlaced(cluster);
    const { claimed, files } = await this.claim(cluster.id);
    const read = readAs(kind, claimed.readings, files) ?? files;
    const verdict = besideOthers(chosenByUser(claimed, details, read), cluster.candidates);
    const memory: DecisionMemory = { titles: titlesOf(claimed.readings, kind), leader };
    refuse(await this.reviews.settle(claimed, verdict, memory), cluster.id);
    return verdict;
  }

  private async find(clusterId: string): Promise<ReviewedCluster> {
    const cluster = await this.reviews.find(clusterId);
    if (cluster === null) throw unknownCluster(clusterId);
    return cluster;
  }

  private async claim(
    clusterId: string,
  ): Promise<{ claimed: ClaimedCluster; files: readonly ClusterFile[] }> {
    const claimed = await this.identify.claimCluster(clusterId, CLAIM_SECONDS);
    if (claimed === null) throw unknownCluster(clusterId);
    return { claimed, files: await this.identify.filesOf(clusterId) };
  }

  /** An id of TMDb's names a film and a series; one of IMDb's or TVDB's is looked for among both. */
  private async resolve(reference: WorkReference, { readings }: ReviewedCluster): Promise<WorkDetails> {
    const read = readings[0]?.kind ?? 'movie';
    const other = read === 'movie' ? 'episode' : 'movie';
    const kinds: readonly WorkKind[] =
      reference.kind !== null ? [reference.kind] : reference.source === 'tmdb' ? [read] : [read, other];
    for (const kind of kinds) {
      const tmdbId =
        reference.source === 'tmdb' ? Number(reference.id) : await this.tmdbIdOf(reference, kind);
      const details = tmdbId === null ? null : await this.provider.details(kind, tmdbId);
      if (details !== null) return details;
    }
    throw unknownWork(reference, kinds);
  }

  private async tmdbIdOf(reference: WorkReference, kind: WorkKind): Promise<number | null> {
    return (await workOf(this.provider, reference, kind))?.tmdbId ?? null;
  }

  private async related(cluster: ReviewedCluster, details: WorkDetails): Promise<readonly ReviewedCluster[]> {
    if (details.work.kind !== 'episode') return [];
    const neighbours = await this.reviews.neighbours(cluster);
    return neighbours.filter((other) => followsChoice(other, cluster, details));
  }

  /** Null when it cannot follow, since somebody else decides it or files of it are placed: it stays as it is. */
  private async follow(
    other: ReviewedCluster,
    details: WorkDetails,
    leader: string,
  ): Promise<ClusterVerdict | null> {
    try {
      return await this.settleOn(other, details, leader);
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  private async putBack(cluster: ReviewedCluster): Promise<DecisionOutcome> {
    if (!cluster.skipped) {
      throw new DomainError(
        'review.not-decided',
        `Cluster ${cluster.id} is not decided yet: there is nothing to take back`,
      );
    }
    await this.reviews.skip(cluster.id, false);
    return unchanged(cluster);
  }
}

const unchanged = ({ id, state, openFiles }: ReviewedCluster): DecisionOutcome => ({
  id,
  state,
  files: openFiles,
  unplaced: 0,
  alsoDecided: [],
});

const isChosen = ({ chosen }: ReviewedCluster): boolean => chosen !== null && chosen !== 'ask';

const isDecided = (cluster: ReviewedCluster): boolean =>
  isChosen(cluster) || cluster.state === 'identified' || cluster.state === 'rejected';

/** The verdict with the other candidates kept, for whoever comes back to it. */
function besideOthers(verdict: ClusterVerdict, listed: readonly Candidate[]): ClusterVerdict {
  const [own] = verdict.candidates;
  if (own === undefined) return verdict;
  const isOwn = ({ work }: Candidate): boolean =>
    work.kind === own.work.kind && work.tmdbId === own.work.tmdbId;
  const first = listed.find(isOwn) ?? own;
  const candidates = [first, ...listed.filter((candidate) => !isOwn(candidate))];
  return { ...verdict, candidates, score: first.score };
}

/** Titles by which a choice is remembered: those of the readings that see such a work in the name. */
function titlesOf(readings: readonly Reading[], kind: WorkKind): readonly string[] {
  const same = readings.filter((reading) => reading.kind === kind);
  const keys = (same.length === 0 ? readings : same).flatMap(titleKeys);
  return [...new Set(keys)].slice(0, MOST_TITLES);
}

function refusePlaced({ id, placedFiles }: ReviewedCluster): void {
  if (placedFiles > 0) refuse('placed', id);
}

function refuse(outcome: Settled, clusterId: string): void {
  if (outcome === 'busy') {
    throw new DomainError('review.busy', 'Somebody else is deciding this cluster; look at it again', true);
  }
  if (outcome === 'placed') {
    throw new DomainError(
      'review.placed',
      `Files of cluster ${clusterId} are planned or organized already: undo that plan first (cineorg history, cineorg undo)`,
    );
  }
}

const unknownCluster = (clusterId: string): DomainError =>
  new DomainError(
    'review.unknown-cluster',
    `There is no cluster ${clusterId}; those to decide are listed by /reviews (cineorg pending)`,
  );

function unknownWork({ source, id }: WorkReference, kinds: readonly WorkKind[]): DomainError {
  const names = kinds.map((kind) => (kind === 'movie' ? 'film' : 'series')).join(' or ');
  const hint =
    source === 'tmdb' && kinds.length === 1
      ? 'give "kind" when it is of the other'
      : 'an episode needs the id of its series';
  return new DomainError(
    'review.unknown-work',
    `TMDb has no ${names} with the ${source === 'tmdb' ? '' : `${source.toUpperCase()} `}id ${id}; ${hint}`,
  );
}
