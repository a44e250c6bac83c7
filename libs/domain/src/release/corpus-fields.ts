import type { Reading } from './reading.js';

/** A reading in the field names and words of `cineorg parse`; what is unknown is left out. */
export function toCorpusFields(reading: Reading): Record<string, unknown> {
  const fields = { ...workFields(reading), ...copyFields(reading) };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isKnown(value)));
}

function workFields(reading: Reading): Record<string, unknown> {
  const [season] = reading.seasons;
  return {
    type: reading.kind,
    title: reading.title,
    titleAlt: reading.alternativeTitles,
    year: reading.year,
    season: reading.seasons.length > 1 ? reading.seasons : season,
    episodes: reading.episodes,
    absoluteEpisodes: reading.absoluteEpisodes,
    date: reading.date,
    part: reading.part,
    extra: reading.extra,
    tmdbId: reading.ids.tmdb,
    imdbId: reading.ids.imdb,
    tvdbId: reading.ids.tvdb,
  };
}

function copyFields(reading: Reading): Record<string, unknown> {
  return {
    edition: reading.editions,
    resolution: reading.resolution,
    source: reading.source,
    remux: reading.remux || null,
    videoCodec: reading.videoCodec,
    audioCodec: reading.audioCodecs,
    audioChannels: reading.audioChannels,
    hdr: reading.hdr,
    languages: reading.languages.filter((language) => language !== 'multi'),
    subtitleLanguages: reading.subtitleLanguages,
    releaseGroup: reading.group,
    proper: reading.proper || null,
    threeD: reading.threeD || null,
  };
}

const isKnown = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
