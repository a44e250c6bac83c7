import type { Reading } from '../release/reading.js';
import type { SeasonFacts } from './candidate.js';

/** Where a file lies in its series' numbering. */
export interface ResolvedEpisodes {
  readonly season: number;
  readonly episodes: readonly number[];
}

/** Places a reading's numbers in a series, or says why that cannot be done without asking. */
export function resolveEpisodes(
  reading: Reading,
  seasons: readonly SeasonFacts[],
): ResolvedEpisodes | { readonly reason: string } {
  if (reading.episodes.length === 0) {
    if (reading.date !== null) return byDate(reading.date, seasons);
    if (reading.absoluteEpisodes.length > 0) return byCount(reading, seasons);
    return { reason: 'the name says no episode' };
  }
  const season = seasonOf(reading, seasons);
  if (typeof season === 'string') return { reason: season };
  return existing(season, reading.episodes, seasons);
}

function seasonOf(reading: Reading, seasons: readonly SeasonFacts[]): number | string {
  const [named] = reading.seasons;
  if (reading.seasons.length > 1) return 'the name says more than one season';
  if (named !== undefined) return named;
  const regular = seasons.filter(({ number }) => number > 0);
  const [only] = regular;
  if (regular.length === 1 && only !== undefined) return only.number;
  return `the name says no season, and the series has ${regular.length}`;
}

function existing(
  season: number,
  episodes: readonly number[],
  seasons: readonly SeasonFacts[],
): ResolvedEpisodes | { readonly reason: string } {
  const facts = seasons.find(({ number }) => number === season);
  if (facts === undefined) return { reason: `the series has no season ${season}` };
  const known = new Set(facts.episodes.map(({ number }) => number));
  const absent = episodes.find((episode) => !known.has(episode));
  if (absent !== undefined) return { reason: `season ${season} has no episode ${absent}` };
  return { season, episodes };
}

function byDate(
  date: string,
  seasons: readonly SeasonFacts[],
): ResolvedEpisodes | { readonly reason: string } {
  const aired = seasons.flatMap(({ number, episodes }) =>
    episodes
      .filter(({ airDate }) => airDate === date)
      .map((episode) => ({ season: number, episodes: [episode.number] })),
  );
  const [only] = aired;
  if (aired.length === 1 && only !== undefined) return only;
  return {
    reason: aired.length === 0 ? `no episode aired on ${date}` : `${aired.length} episodes aired on ${date}`,
  };
}

/** Counts through all regular seasons; a season that the folder names must agree. */
function byCount(
  reading: Reading,
  seasons: readonly SeasonFacts[],
): ResolvedEpisodes | { readonly reason: string } {
  const places = reading.absoluteEpisodes.map((number) => placeOf(number, seasons));
  const [first] = places;
  if (first === undefined || first === null || places.includes(null)) return inNamedSeason(reading, seasons);
  if (places.some((place) => place?.season !== first.season))
    return { reason: 'the numbers reach over two seasons' };
  const counted = {
    season: first.season,
    episodes: places.flatMap((place) => (place === null ? [] : [place.number])),
  };
  const [named] = reading.seasons;
  if (named === undefined) return counted;
  const within = inNamedSeason(reading, seasons);
  if ('reason' in within) return counted.season === named ? counted : within;
  if (counted.season !== named) return within;
  const agree = counted.episodes.every((number, at) => number === within.episodes[at]);
  return agree
    ? counted
    : { reason: `number ${reading.absoluteEpisodes[0]} may count from season 1 or from ${named}` };
}

function inNamedSeason(
  { seasons: named, absoluteEpisodes }: Reading,
  seasons: readonly SeasonFacts[],
): ResolvedEpisodes | { readonly reason: string } {
  const [season] = named;
  if (season === undefined) return { reason: `the series has no episode ${absoluteEpisodes.join(', ')}` };
  return existing(season, absoluteEpisodes, seasons);
}

function placeOf(
  absolute: number,
  seasons: readonly SeasonFacts[],
): { season: number; number: number } | null {
  let left = absolute;
  const regular = seasons.filter(({ number }) => number > 0).toSorted((a, b) => a.number - b.number);
  for (const { number: season, episodes } of regular) {
    const episode = episodes.toSorted((a, b) => a.number - b.number)[left - 1];
    if (left > 0 && episode !== undefined) return { season, number: episode.number };
    left -= episodes.length;
  }
  return null;
}
