import { readPath } from '#domain/release';
import { type ClusterGiven, reviewStoreContract } from '../port-contracts/review-store.contract.js';
import { InMemoryReviews } from './in-memory-reviews.js';

reviewStoreContract('InMemoryReviews', async () => {
  const store = new InMemoryReviews();
  const filesOf = (id: string) => store.clusters.get(id)?.files ?? [];
  return {
    store,
    identify: store,
    add: async ({ paths, decided, fileState, ...given }: ClusterGiven) => {
      const work = decided === undefined ? null : { kind: decided.work.kind, tmdbId: decided.work.tmdbId };
      const state = given.state ?? (decided === undefined ? 'review' : 'identified');
      const readings = paths.map((path) => readPath(path.split('/')));
      const cluster = store.add(readings, { ...given, state, work } as Parameters<typeof store.add>[1]);
      for (const file of cluster.files) file.state = fileState ?? state;
      return cluster.id;
    },
    fileStates: async (id) => filesOf(id).map(({ state }) => state),
    setFileStates: async (id, state) => {
      for (const file of filesOf(id)) file.state = state;
    },
    remembered: async () => [...store.clusters.values()].flatMap(({ titles }) => titles).toSorted(),
    close: async () => undefined,
  };
});
