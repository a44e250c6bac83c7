import type { Reading } from './reading.js';

/** A reading in the field names and words of `cineorg parse`; what is unknown is left out. */
export function toCorpusFields(reading: Reading): Record<string, unknown> {
  const [season] = reading.seasons;
  const fields: Record<string, unknown> = {
    type: reading.kind,
    title: reading.title,
    titleAlt: reading.alternativeTitles,
    year: reading.year,
    season: reading.seasons.length > 1 ? reading.seasons : season,
    episodes: reading.episodes,
    absoluteEpisodes: reading.absoluteEpisodes,
    date: reading.date,
    resolution: reading.resolution,
    source: reading.source,
    videoCodec: reading.videoCodec,
    audioCodec: reading.audioCodecs,
    edition: reading.editions,
    languages: reading.languages.filter((language) => language !== 'multi'),
    releaseGroup: reading.group,
    proper: reading.proper || null,
    threeD: reading.threeD || null,
    part: reading.part,
    tmdbId: reading.ids.tmdb,
    imdbId: reading.ids.imdb,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isKnown(value)));
}

const isKnown = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
