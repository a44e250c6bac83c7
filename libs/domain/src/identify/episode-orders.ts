import type { EpisodeFacts, SeasonFacts } from './candidate.js';
import { foldTitle } from './fold-title.js';
import type { ResolvedEpisodes } from './resolve-episodes.js';

/** How a series' episodes are numbered: as first broadcast, as on its discs, or counted through all seasons. */
export type EpisodeOrder = 'official' | 'dvd' | 'absolute';

/** An episode with its number in one of the orders. */
export interface OrderedEpisode {
  /** 0 for specials; in the absolute order of no meaning otherwise. */
  readonly season: number;
  readonly number: number;
  /** Empty when unknown. */
  readonly name: string;
  /** `YYYY-MM-DD` or null. */
  readonly airDate: string | null;
}

/** A service that knows series in several orders. */
export abstract class EpisodeOrders {
  /**
   * All episodes of a series in one order; empty when the service does not know the series, or not in this order.
   * Throws a DomainError `provider.unavailable` or `provider.refused-key` (both retryable).
   */
  abstract episodes(tvdbId: number, order: EpisodeOrder): Promise<readonly OrderedEpisode[]>;
}

/** What a name says of its episodes in another order. */
export interface OrderedNumbers {
  /** Null for absolute numbers. */
  readonly season: number | null;
  readonly episodes: readonly number[];
}

interface Placed extends EpisodeFacts {
  readonly season: number;
}

type Refusal = { readonly reason: string };

/**
 * Places numbers of another order in the provider's seasons. An episode is known by its air date where that is unique
 * on both sides, else by its name where that is; one that date and name place differently, or neither places, is
 * refused with the reason. So are episodes that come to lie in different seasons.
 */
export function placeByOrder(
  numbers: OrderedNumbers,
  ordered: readonly OrderedEpisode[],
  seasons: readonly SeasonFacts[],
): ResolvedEpisodes | Refusal {
  const facts = seasons.flatMap(({ number: season, episodes }) =>
    episodes.map((episode): Placed => ({ ...episode, season })),
  );
  const placed: Placed[] = [];
  for (const number of numbers.episodes) {
    const episode = numbered(numbers.season, number, ordered);
    const place = 'reason' in episode ? episode : placeOf(episode, ordered, facts);
    if ('reason' in place) return place;
    placed.push(place);
  }
  const [first] = placed;
  if (first === undefined) return { reason: 'the name says no episode' };
  if (placed.some(({ season }) => season !== first.season))
    return { reason: 'the numbers reach over two seasons' };
  return { season: first.season, episodes: [...new Set(placed.map(({ number }) => number))] };
}

function numbered(
  season: number | null,
  number: number,
  ordered: readonly OrderedEpisode[],
): OrderedEpisode | Refusal {
  const shown = season === null ? `${number}` : `${season}x${number}`;
  const bearing = ordered.filter(
    (episode) =>
      episode.number === number && (season === null ? episode.season > 0 : episode.season === season),
  );
  const [only] = bearing;
  if (only === undefined) return { reason: `the other order has no episode ${shown}` };
  return bearing.length === 1 ? only : { reason: `the other order has ${bearing.length} episodes ${shown}` };
}

function placeOf(
  episode: OrderedEpisode,
  ordered: readonly OrderedEpisode[],
  facts: readonly Placed[],
): Placed | Refusal {
  const byDate = sharing(episode, facts, ordered, ({ airDate }) => airDate ?? '');
  const byName = sharing(episode, facts, ordered, ({ name }) => foldTitle(name));
  if (byDate !== null && byName !== null && byDate !== byName) {
    return { reason: `${shownAs(episode)} is one episode by its date and another by its name` };
  }
  return byDate ?? byName ?? { reason: `no single episode is ${shownAs(episode)}` };
}

/** The one episode that agrees in a feature which no second one has on either side. */
function sharing(
  episode: OrderedEpisode,
  facts: readonly Placed[],
  ordered: readonly OrderedEpisode[],
  feature: (one: { name: string; airDate: string | null }) => string,
): Placed | null {
  const wanted = feature(episode);
  if (wanted === '' || ordered.filter((one) => feature(one) === wanted).length > 1) return null;
  const [only, second] = facts.filter((one) => feature(one) === wanted);
  return second === undefined ? (only ?? null) : null;
}

function shownAs({ name, airDate }: OrderedEpisode): string {
  const called = name === '' ? 'the one without a name' : `"${name}"`;
  return airDate === null ? called : `${called} of ${airDate}`;
}
