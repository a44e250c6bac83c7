import {
  type Candidate,
  type ChosenWork,
  type ClaimedCluster,
  type ClusterFile,
  type ClusterVerdict,
  type DecisionMemory,
  type Reading,
  type ReviewedCluster,
  type ReviewsWanted,
  ReviewStore,
  type Settled,
} from '#domain';

/** A file of a cluster in memory. */
export interface FileInMemory {
  readonly id: string;
  readonly reading: Reading;
  readonly minutes: number | null;
  state: string;
}

/** A cluster in memory. */
export interface ClusterInMemory {
  readonly id: string;
  readonly folder: string;
  readonly readings: readonly Reading[];
  readonly files: readonly FileInMemory[];
  fence: number;
  state: string;
  candidates: readonly Candidate[];
  chosen: ClaimedCluster['chosen'];
  work: ChosenWork | null;
  leader: string | null;
  skipped: boolean;
  titles: readonly string[];
}

const OPEN = ['discovered', 'review', 'unmatched', 'identified'];
const UNDECIDED = ['waiting', 'ready', 'review', 'unmatched'];

/** Clusters of one library with the decisions about them, and as much of identifying as these need. */
export class InMemoryReviews extends ReviewStore {
  readonly clusters = new Map<string, ClusterInMemory>();

  /** Adds a cluster whose files have these readings, the first's being its own. */
  add(readings: readonly (readonly Reading[])[], given: Partial<ClusterInMemory> = {}): ClusterInMemory {
    const id = String(this.clusters.size + 1);
    const files = readings.flatMap(([reading], at) =>
      reading === undefined ? [] : [{ id: `${id}00${at}`, reading, minutes: null, state: 'review' }],
    );
    const cluster: ClusterInMemory = {
      ...{ id, folder: '', readings: readings[0] ?? [], files, fence: 0, state: 'review', candidates: [] },
      ...{ chosen: null, work: null, leader: null, skipped: false, titles: [] },
      ...given,
    };
    this.clusters.set(id, cluster);
    return cluster;
  }

  async claimCluster(clusterId: string): Promise<ClaimedCluster | null> {
    const cluster = this.clusters.get(clusterId);
    if (cluster === undefined) return null;
    cluster.fence += 1;
    const { id, readings, chosen } = cluster;
    return { id, fence: String(cluster.fence), readings, chosen, answers: [], remembered: [] };
  }

  async filesOf(clusterId: string): Promise<readonly ClusterFile[]> {
    return (this.clusters.get(clusterId)?.files ?? []).filter(({ state }) => OPEN.includes(state));
  }

  override async find(clusterId: string): Promise<ReviewedCluster | null> {
    const cluster = this.clusters.get(clusterId);
    return cluster === undefined ? null : seen(cluster);
  }

  override async neighbours({ id, folder }: ReviewedCluster): Promise<readonly ReviewedCluster[]> {
    return this.all().filter(
      (other) =>
        folder !== '' &&
        other.folder === folder &&
        other.id !== id &&
        other.readings[0]?.kind === 'episode' &&
        UNDECIDED.includes(other.state),
    );
  }

  override async followers({ id }: ReviewedCluster): Promise<readonly ReviewedCluster[]> {
    return this.all().filter((other) => this.clusters.get(other.id)?.leader === id);
  }

  override async wanted(wanted: ReviewsWanted): Promise<readonly ReviewedCluster[]> {
    const { ids, minScore, kind, after, limit } = wanted;
    const fits = ({ state, score, readings }: ReviewedCluster): boolean =>
      state === 'review' && (score ?? -1) >= minScore && (kind === null || readings[0]?.kind === kind);
    return this.all()
      .filter((one) => (ids === null ? fits(one) : ids.includes(one.id)))
      .filter(({ id }) => Number(id) > Number(after ?? 0))
      .slice(0, limit);
  }

  override async settle(
    { id, fence }: ClaimedCluster,
    verdict: ClusterVerdict,
    { titles, leader }: DecisionMemory,
  ): Promise<Settled> {
    const choice = choiceOf(verdict);
    const cluster = this.held(id, fence);
    if (cluster === null) return 'busy';
    if (nameOf(cluster.work) !== nameOf(choice) && seen(cluster).placedFiles > 0) return 'placed';
    const { state, candidates } = verdict;
    Object.assign(cluster, { state, candidates, work: choice, chosen: choice ?? 'rejected', titles });
    Object.assign(cluster, { leader, skipped: false });
    for (const file of cluster.files) {
      file.state = verdict.files.find(({ fileId }) => fileId === file.id)?.state ?? file.state;
    }
    return 'done';
  }

  override async takeBack({ id, fence }: ReviewedCluster, thenAsk: boolean): Promise<Settled> {
    const cluster = this.held(id, fence);
    if (cluster === null) return 'busy';
    if (seen(cluster).placedFiles > 0) return 'placed';
    cluster.fence += 1;
    Object.assign(cluster, { state: 'ready', chosen: thenAsk ? 'ask' : null, work: null, leader: null });
    Object.assign(cluster, { skipped: false, titles: [] });
    for (const file of cluster.files) file.state = OPEN.includes(file.state) ? 'discovered' : file.state;
    return 'done';
  }

  override async skip(clusterId: string, skipped: boolean): Promise<void> {
    Object.assign(this.clusters.get(clusterId) ?? {}, { skipped });
  }

  private held(id: string, fence: string): ClusterInMemory | null {
    const cluster = this.clusters.get(id);
    return cluster === undefined || String(cluster.fence) !== fence ? null : cluster;
  }

  private all(): ReviewedCluster[] {
    return [...this.clusters.values()].map(seen);
  }
}

function choiceOf({ details }: ClusterVerdict): ChosenWork | null {
  return details === null ? null : { kind: details.work.kind, tmdbId: details.work.tmdbId };
}

const nameOf = (work: ChosenWork | null): string => (work === null ? '' : `${work.kind}/${work.tmdbId}`);

function seen(cluster: ClusterInMemory): ReviewedCluster {
  const { id, folder, state, readings, candidates, chosen, skipped, work, files } = cluster;
  const count = (...states: string[]): number => files.filter((file) => states.includes(file.state)).length;
  return {
    ...{
      id,
      fence: String(cluster.fence),
      libraryId: '1',
      folder,
      state,
      readings,
      candidates,
      chosen,
      skipped,
      work,
    },
    score: candidates[0]?.score ?? null,
    openFiles: count('review', 'unmatched'),
    placedFiles: count('planned', 'organized'),
  };
}
