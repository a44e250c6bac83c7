/** What a video is read to be: a film, or one or more episodes of a series. */
export type WorkKind = 'movie' | 'episode';

/** Ids of the work that a name or an `.nfo` file states outright. */
export interface ExternalIds {
  readonly tmdb?: number;
  /** With its prefix, as in `tt0133093`. */
  readonly imdb?: string;
  readonly tvdb?: number;
}

/** One way to read a path: what its words say about the work and about the copy. */
export interface Reading {
  readonly kind: WorkKind;
  /** NFC, without tags; empty when the path says nothing. */
  readonly title: string;
  /** Further spellings that the name offers (AKA, bilingual halves, the folder's own title). */
  readonly alternativeTitles: readonly string[];
  readonly year: number | null;
  /** Season numbers, 0 for specials; empty when none is named. */
  readonly seasons: readonly number[];
  readonly episodes: readonly number[];
  /** Numbers counted through the whole series, as anime names have them. */
  readonly absoluteEpisodes: readonly number[];
  /** Air date of a daily show, `YYYY-MM-DD`. */
  readonly date: string | null;
  /** Part of a film that comes in several files, from 1. */
  readonly part: number | null;
  readonly editions: readonly string[];
  readonly resolution: string | null;
  readonly source: string | null;
  readonly videoCodec: string | null;
  readonly audioCodecs: readonly string[];
  readonly hdr: readonly string[];
  /** ISO 639-1 where known. */
  readonly languages: readonly string[];
  readonly group: string | null;
  readonly proper: boolean;
  readonly threeD: boolean;
  readonly ids: ExternalIds;
  /**
   * How many folders above the file's own folder the title's folder lies: 0 for `Film (1999)/film.mkv`,
   * 1 for `Show/Season 1/01.mkv`. Files of one title folder with equal readings are decided together.
   */
  readonly titleFolderDepth: number;
}
