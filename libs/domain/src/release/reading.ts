import type { ExternalIds } from '../shared/external-ids.js';

export type { ExternalIds };

/** What a video is read to be: a film, or one or more episodes of a series. */
export type WorkKind = 'movie' | 'episode';

/** A video that belongs to a work without being it. */
export type ExtraKind = 'extra' | 'sample' | 'trailer';

/** What is known of the copy rather than of the work; words as in the canonical lists of `facets/`. */
export interface CopyFacets {
  /** `extended`, `directors`, `imax`, …, in the order of the name. */
  readonly editions: readonly string[];
  /** `1080p`, `2160p`, …; interlaced pictures count by their lines. */
  readonly resolution: string | null;
  /** `bluray`, `web-dl`, `hdtv`, … */
  readonly source: string | null;
  /** A disc's streams, not encoded again. */
  readonly remux: boolean;
  /** `h264`, `h265`, `av1`, … */
  readonly videoCodec: string | null;
  /** `dts-hd`, `atmos`, …, each once. */
  readonly audioCodecs: readonly string[];
  /** `5.1`, `7.1`, …, as far as the name tells. */
  readonly audioChannels: string | null;
  /** `hdr10`, `hdr10+`, `dv`, `hlg`, `hdr`. */
  readonly hdr: readonly string[];
  /** Spoken languages, ISO 639-1; `multi` when the name says only that there are several. */
  readonly languages: readonly string[];
  /** Languages of the subtitles, ISO 639-1. */
  readonly subtitleLanguages: readonly string[];
  readonly group: string | null;
  /** A release that mends an earlier one: proper, repack, rerip, second version. */
  readonly proper: boolean;
  readonly threeD: boolean;
}

/** One way to read a path: what its words say about the work and about the copy. */
export interface Reading extends CopyFacets {
  readonly kind: WorkKind;
  /** NFC, without tags; empty when the path says nothing. */
  readonly title: string;
  /** Further spellings that the name offers (AKA, bilingual halves, the folder's own title). */
  readonly alternativeTitles: readonly string[];
  readonly year: number | null;
  /** Season numbers, 0 for specials; empty when none is named. */
  readonly seasons: readonly number[];
  readonly episodes: readonly number[];
  /** Numbers counted through the whole series, as anime names have them; `12.5` stands between two. */
  readonly absoluteEpisodes: readonly number[];
  /** Air date of a daily show, `YYYY-MM-DD`. */
  readonly date: string | null;
  /** Part of a film that comes in several files, from 1. */
  readonly part: number | null;
  readonly extra: ExtraKind | null;
  readonly ids: ExternalIds;
  /** Who states the ids: a name of the path, or an `.nfo` file beside it; null when nothing does. */
  readonly idsFrom: 'name' | 'nfo' | null;
  /**
   * How many folders above the file's own folder the title's folder lies: 0 for `Film (1999)/film.mkv`,
   * 1 for `Show/Season 1/01.mkv`. Files of one title folder with equal readings are decided together.
   */
  readonly titleFolderDepth: number;
  /** What the shelf that the file lies on holds, as far as the folders say. */
  readonly shelf: WorkKind | null;
  /** Why the path may be read this way, when it may be read in others too; null when there is no doubt. */
  readonly doubt: string | null;
}
