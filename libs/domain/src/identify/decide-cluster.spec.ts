import { describe, expect, it } from '@jest/globals';
import { readPath } from '../release/read-path.js';
import type { ProviderWork } from './candidate.js';
import { decideCluster } from './decide-cluster.js';
import type { ClaimedCluster, ClusterFile } from './identify-store.js';
import { firstQuery, otherKindQuery } from './lookup-queries.js';
import type { MetadataProvider, WorkDetails } from './metadata-provider.js';

const THRESHOLDS = { score: 0.85, lead: 0.1 };

const work = (kind: ProviderWork['kind'], title: string, year: number): ProviderWork => ({
  kind,
  tmdbId: 1,
  title,
  originalTitle: title,
  alternativeTitles: [],
  year,
  popularity: 10,
  genreIds: [],
  overview: '',
  posterPath: null,
});

/** Knows one work, a series of which has one season of three episodes. */
class OneWorkProvider implements MetadataProvider {
  constructor(private readonly known: ProviderWork) {}

  search = async (): Promise<readonly ProviderWork[]> => [this.known];

  find = async (): Promise<ProviderWork | null> => null;

  async details(): Promise<WorkDetails> {
    const episodes = [1, 2, 3].map((number) => ({ number, name: `Episode ${number}`, airDate: null }));
    const seasons = this.known.kind === 'episode' ? [{ number: 1, name: 'Season 1', episodes }] : [];
    return { work: this.known, imdbId: null, tvdbId: null, runtime: null, seasonNumbers: [1], seasons };
  }
}

/** The verdict on files of one cluster, whose readings are the first file's; every question finds the one work. */
function decideFiles(paths: readonly string[], known: ProviderWork) {
  const readings = paths.map((path) => readPath(path.split('/')));
  const [first = []] = readings;
  const queries = [firstQuery(first), otherKindQuery(first)].filter((query) => query !== null);
  const answers = queries.map((query) => ({ ...query, works: [known] }));
  const cluster: ClaimedCluster = {
    id: '1',
    fence: '1',
    readings: first,
    answers,
    chosen: null,
    remembered: [],
  };
  const files = readings.flatMap(([reading], at): ClusterFile[] =>
    reading === undefined ? [] : [{ id: String(at), reading, minutes: null }],
  );
  return decideCluster(new OneWorkProvider(known), THRESHOLDS, cluster, files);
}

describe('decideCluster with names of several readings', () => {
  it('reads a file as what the one good candidate is', async () => {
    const verdict = await decideFiles(['Harbour 103.mkv'], work('movie', 'Harbour 103', 1987));
    expect(verdict).toMatchObject({ state: 'identified', files: [{ state: 'identified', season: null }] });
  });

  it('takes the numbers of the reading that fits, though it is not the best', async () => {
    const path = 'Harbour 103 1080p BluRay.mkv';
    expect(readPath([path]).map(({ kind }) => kind)).toEqual(['movie', 'episode']);
    const verdict = await decideFiles([path], work('episode', 'Harbour', 1987));
    expect(verdict).toMatchObject({ state: 'identified', files: [{ season: 1, episodes: [3] }] });
  });

  it('never gives one film to the files of a season', async () => {
    const paths = ['Harbour 101.mkv', 'Harbour 102.mkv'];
    const verdict = await decideFiles(paths, work('movie', 'Harbour 101', 1987));
    expect(verdict).toMatchObject({ state: 'review', files: [{ state: 'review' }, { state: 'review' }] });
  });
});
