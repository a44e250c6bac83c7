import { mergeNfoIds, type NfoIds } from '../library/nfo.js';
import type { Reading } from '../release/reading.js';
import { encodeUtf8, joinPath, parentPath } from '../shared/bytes.js';
import type { NfoGroup } from './folder-nfos.js';
import type { NfoFiles } from './nfo-files.js';

/** Where the nfo files lie that may speak of one video. Paths are absolute. */
export interface NfoPlaces {
  readonly ofFilm: readonly NfoGroup<Uint8Array>[];
  /** The `tvshow.nfo` beside the video. */
  readonly ofSeries: Uint8Array | null;
  /** The video's own folder, and how many folders above it readings reach. */
  readonly folder: Uint8Array;
  readonly above: number;
}

/**
 * The readings of a name with the ids that nfo files state of its work. Ids in the name win, and nothing is read
 * then. A film's nfo leaves only the readings as a film, a series' only those as an episode; one that fits none of
 * the readings is passed over. The nfo of an episode says nothing about the series.
 */
export async function readWithNfos(
  readings: readonly Reading[],
  places: NfoPlaces,
  nfos: NfoFiles,
): Promise<readonly Reading[]> {
  if (readings.some(({ idsFrom }) => idsFrom !== null)) return readings;
  return (await readFilm(readings, places, nfos)) ?? (await readSeries(readings, places, nfos)) ?? readings;
}

/** Names that are surely an episode's are spared: what lies beside them is about that episode alone. */
async function readFilm(
  readings: readonly Reading[],
  { ofFilm }: NfoPlaces,
  files: NfoFiles,
): Promise<readonly Reading[] | null> {
  if (!readings.some(({ kind }) => kind === 'movie')) return null;
  for (const { by, nfos } of ofFilm) {
    const answers: NfoIds[] = [];
    for (const path of nfos) {
      const said = ofKind(by, await files.idsIn(path));
      if (said !== null) answers.push(said);
    }
    const merged = mergeNfoIds(answers);
    const stated = merged === null ? null : withIds(readings, merged);
    if (stated !== null) return stated;
  }
  return null;
}

/** Only an nfo of the video's name is heard on a series; `movie.nfo` need not say that it is about a film. */
function ofKind(by: NfoGroup<Uint8Array>['by'], said: NfoIds | null): NfoIds | null {
  if (said === null || by === 'name') return said;
  if (said.about === 'series' || said.about === 'episode') return null;
  return by === 'movie' ? { ...said, about: 'movie' } : said;
}

async function readSeries(
  readings: readonly Reading[],
  places: NfoPlaces,
  nfos: NfoFiles,
): Promise<readonly Reading[] | null> {
  for (const path of seriesNfos(readings, places)) {
    const said = await nfos.idsIn(path);
    if (said?.about === 'series' || said?.about === 'unknown') {
      return withIds(readings, { ...said, about: 'series' });
    }
  }
  return null;
}

/** Where the nfo of the series lies that a name may be an episode of: beside the video, and in the title's folder. */
function seriesNfos(readings: readonly Reading[], { ofSeries, folder, above }: NfoPlaces): Uint8Array[] {
  const episode = readings.find(({ kind }) => kind === 'episode');
  if (episode === undefined || isBesideSeries(episode)) return [];
  const depth = episode.titleFolderDepth;
  const beside = ofSeries === null ? [] : [ofSeries];
  return depth > 0 && depth <= above ? [...beside, joinPath(upFrom(folder, depth), TVSHOW)] : beside;
}

/** Numbered films and specials of a series lie among its episodes, and are others than those of their numbers. */
function isBesideSeries({ seasons, title }: Reading): boolean {
  return seasons.length === 0 && /(?<![a-z])(?:movies?|films?|ovas?|oads?|onas?|sp|specials?)$/i.test(title);
}

const TVSHOW = encodeUtf8('tvshow.nfo');

function upFrom(folder: Uint8Array, depth: number): Uint8Array {
  return depth === 0 ? folder : upFrom(parentPath(folder), depth - 1);
}

/** The readings of the kind that the ids are of, with the ids; null when there are none. */
function withIds(readings: readonly Reading[], { about, ids }: NfoIds): readonly Reading[] | null {
  const kind = about === 'series' ? 'episode' : 'movie';
  const isMeant = about === 'unknown' ? readings[0]?.kind === 'movie' : about !== 'episode';
  const meant = isMeant ? readings.filter((reading) => reading.kind === kind) : [];
  return meant.length === 0 ? null : meant.map((reading) => ({ ...reading, ids, idsFrom: 'nfo' }));
}
