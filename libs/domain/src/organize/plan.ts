import type { Reading } from '../release/reading.js';

/** Kinds of file operations the journal knows. */
export type OperationKind = 'move' | 'symlink';

/**
 * Where an operation stands: `planned -> acting -> done | conflict | needs-attention`; an undo turns `done` into
 * `undone`. `skipped`: an earlier operation of its group met a conflict, so this one was not begun.
 */
export type OperationState =
  | 'planned'
  | 'acting'
  | 'done'
  | 'undone'
  | 'conflict'
  | 'needs-attention'
  | 'skipped';

/** Names of the library's naming presets. */
export type NamingPreset = 'cineorg' | 'jellyfin';

/** Everything that naming may use about one identified video. */
export interface OrganizableVideo {
  readonly fileId: string;
  readonly kind: 'movie' | 'episode';
  readonly tmdbId: number;
  readonly title: string;
  readonly originalTitle: string;
  readonly year: number | null;
  /** Null for films. */
  readonly season: number | null;
  readonly episodes: readonly number[];
  /** Titles of `episodes`, in their order; empty strings where the provider has none. */
  readonly episodeTitles: readonly string[];
  readonly part: number | null;
  readonly reading: Reading;
  /** Absolute path of the video, or of the folder that holds BDMV or VIDEO_TS; raw bytes. */
  readonly path: Uint8Array;
  readonly disc: boolean;
  /** Absolute paths of the files that make up a disc folder; empty for others. */
  readonly discFiles: readonly Uint8Array[];
  readonly companions: readonly OrganizableCompanion[];
}

/** A file that travels with its video. */
export interface OrganizableCompanion {
  readonly fileId: string;
  readonly path: Uint8Array;
  readonly role: 'subtitle' | 'nfo' | 'picture';
  /**
   * What the name adds to the video's own: `.en.forced` of `Film.en.forced.srt`, `-poster` of `Film-poster.jpg`;
   * empty when it adds nothing.
   */
  readonly suffix: string;
}

/** An operation as a plan lists it, before it is stored. */
export interface PlannedOperation {
  readonly kind: OperationKind;
  /** The row of the file it is about. */
  readonly fileId: string;
  readonly source: Uint8Array;
  readonly target: Uint8Array;
}

/** All operations of one video, in the order of their execution: moves first, then links. */
export interface PlannedGroup {
  readonly videoId: string;
  readonly operations: readonly PlannedOperation[];
  /** Why nothing of this group may be done; null when all is well. */
  readonly conflict: string | null;
}
