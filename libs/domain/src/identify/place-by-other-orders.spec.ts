import { describe, expect, it } from '@jest/globals';
import { identifyPaths, series } from '#testing';
import { readPath } from '../release/read-path.js';
import { DomainError } from '../shared/domain-error.js';
import { type EpisodeOrder, EpisodeOrders, type OrderedEpisode } from './episode-orders.js';
import type { ClusterVerdict } from './identify-store.js';
import { placeByOtherOrders } from './place-by-other-orders.js';

/** Two seasons of two at the provider; on discs there is a third one, with the last episode. */
const SHOW = series({ id: 7, title: 'Fardale', year: 2014, episodes: [0, 2, 2], tvdbId: 70, dated: true });

class FakeOrders extends EpisodeOrders {
  readonly asked: EpisodeOrder[] = [];

  constructor(private readonly list: readonly OrderedEpisode[] | null) {
    super();
  }

  episodes(_tvdbId: number, order: EpisodeOrder): Promise<readonly OrderedEpisode[]> {
    this.asked.push(order);
    if (this.list === null) return Promise.reject(new DomainError('provider.unavailable', 'away', true));
    return Promise.resolve(order === 'dvd' ? this.list : []);
  }
}

const ON_DISCS = [{ season: 3, number: 1, name: '', airDate: '2002-01-02' }];

async function place(path: string, orders: EpisodeOrders | null): Promise<ClusterVerdict> {
  const { verdict } = await identifyPaths([path], [SHOW]);
  const [reading] = readPath(path.split('/'));
  const files = reading === undefined ? [] : [{ id: '0', reading, minutes: null }];
  return placeByOtherOrders(orders, verdict, files);
}

describe('placeByOtherOrders', () => {
  it('places what only another order holds', async () => {
    const orders = new FakeOrders(ON_DISCS);
    const { files } = await place('TV/Fardale/Fardale S03E01.mkv', orders);
    expect(files).toMatchObject([{ state: 'identified', season: 2, episodes: [2], reason: null }]);
    expect(orders.asked).toEqual(['official', 'dvd']);
  });

  it.each<[string, string, readonly OrderedEpisode[] | null]>([
    ['that no order holds', 'TV/Fardale/Fardale S04E01.mkv', ON_DISCS],
    ['when the service is away', 'TV/Fardale/Fardale S03E01.mkv', null],
  ])('leaves to the user what cannot be placed: %s', async (_, path, list) => {
    const { files } = await place(path, new FakeOrders(list));
    expect(files).toMatchObject([{ state: 'review' }]);
  });

  it('asks nothing where nothing is open', async () => {
    const orders = new FakeOrders(ON_DISCS);
    const { files } = await place('TV/Fardale/Fardale S02E02.mkv', orders);
    expect(files).toMatchObject([{ state: 'identified', season: 2, episodes: [2] }]);
    expect(orders.asked).toEqual([]);
  });
});
