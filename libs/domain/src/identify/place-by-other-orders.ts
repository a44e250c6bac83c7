import type { Reading } from '../release/reading.js';
import { DomainError } from '../shared/domain-error.js';
import {
  type EpisodeOrder,
  type EpisodeOrders,
  type OrderedEpisode,
  placeByOrder,
} from './episode-orders.js';
import type { ClusterFile, ClusterVerdict, FileVerdict } from './identify-store.js';
import type { WorkDetails } from './metadata-provider.js';
import type { ResolvedEpisodes } from './resolve-episodes.js';

/**
 * Places episodes that the provider's own seasons do not hold by the orders of another one: as broadcast, as on discs,
 * or counted through. What cannot be placed for sure stays with the user; a service that is away changes nothing.
 */
export async function placeByOtherOrders(
  orders: EpisodeOrders | null,
  verdict: ClusterVerdict,
  files: readonly ClusterFile[],
): Promise<ClusterVerdict> {
  const { details } = verdict;
  const isOpen = verdict.files.some(({ state }) => state === 'review');
  if (orders === null || details === null || details.tvdbId === null || !isOpen) return verdict;
  const known = new Map<EpisodeOrder, readonly OrderedEpisode[]>();
  const readings = new Map(files.map(({ id, reading }) => [id, reading]));
  const placed: FileVerdict[] = [];
  for (const file of verdict.files) {
    const reading = readings.get(file.fileId);
    const place =
      file.state === 'review' && reading !== undefined
        ? await placeOf(reading, details, (order) => listOf(orders, known, details.tvdbId ?? 0, order))
        : null;
    placed.push(place === null ? file : { ...file, ...place, state: 'identified', reason: null });
  }
  return { ...verdict, files: placed };
}

type OrderedList = (order: EpisodeOrder) => Promise<readonly OrderedEpisode[]>;

async function placeOf(
  reading: Reading,
  { seasons }: WorkDetails,
  listIn: OrderedList,
): Promise<ResolvedEpisodes | null> {
  for (const [order, season, episodes] of numbersOf(reading)) {
    const place = placeByOrder({ season, episodes }, await listIn(order), seasons);
    if (!('reason' in place)) return place;
  }
  return null;
}

/** In which orders a name's numbers may count. */
function numbersOf({
  seasons,
  episodes,
  absoluteEpisodes,
}: Reading): (readonly [EpisodeOrder, number | null, readonly number[]])[] {
  if (absoluteEpisodes.length > 0) return [['absolute', null, absoluteEpisodes]];
  const [season] = seasons;
  if (episodes.length === 0 || season === undefined || seasons.length > 1) return [];
  return [
    ['official', season, episodes],
    ['dvd', season, episodes],
  ];
}

/** Each list is asked for once; none when the service fails, for it is never needed. */
async function listOf(
  orders: EpisodeOrders,
  known: Map<EpisodeOrder, readonly OrderedEpisode[]>,
  tvdbId: number,
  order: EpisodeOrder,
): Promise<readonly OrderedEpisode[]> {
  const before = known.get(order);
  if (before !== undefined) return before;
  const list = await orders.episodes(tvdbId, order).catch((error: unknown) => {
    if (error instanceof DomainError && error.retryable) return [];
    throw error;
  });
  known.set(order, list);
  return list;
}
