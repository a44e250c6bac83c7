import type { ExtraFolder } from '../library/extras.js';
import type { MediaFacts } from '../probe/media-facts.js';
import type { Reading, WorkKind } from '../release/reading.js';

/** How files get from where they lie into the two trees. */
export const ORGANIZE_MODES = ['dual', 'hardlink', 'symlink', 'copy', 'in-place'] as const;
export type OrganizeMode = (typeof ORGANIZE_MODES)[number];

/**
 * Kinds of file operations the journal knows. `link` is a hard link; `trash` a move into the trash, whose undo is what
 * restores; `relink` gives a link of the view another place; `unlink` takes one away (source and target are its path).
 */
export const OPERATION_KINDS = ['move', 'link', 'copy', 'symlink', 'relink', 'unlink', 'trash'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

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

/** What naming may use about a work. */
export interface OrganizableTitle {
  readonly kind: WorkKind;
  readonly tmdbId: number;
  readonly title: string;
  readonly originalTitle: string;
  /** ISO 639-1; null while it is not known. */
  readonly originalLanguage: string | null;
  /** Titles by language, ISO 639-1, as far as they are known. */
  readonly titles: Readonly<Record<string, string>>;
  readonly year: number | null;
  /** TMDb's numbers. */
  readonly genreIds: readonly number[];
  readonly collection: string | null;
  readonly imdbId: string | null;
  readonly tvdbId: number | null;
}

/** Everything that naming may use about one identified video. */
export interface OrganizableVideo extends OrganizableTitle {
  readonly fileId: string;
  /** Null for films. */
  readonly season: number | null;
  readonly episodes: readonly number[];
  /** Titles of `episodes`, in their order; empty strings where the provider has none. */
  readonly episodeTitles: readonly string[];
  readonly part: number | null;
  readonly reading: Reading;
  /** What the video's headers say; null while that is not known. */
  readonly media: MediaFacts | null;
  /** Its headers could not be read. */
  readonly damaged: boolean;
  /** Bytes; 0 for a disc's folder. */
  readonly size: number;
  /** Absolute path of the video, or of the folder that holds BDMV or VIDEO_TS; raw bytes. */
  readonly path: Uint8Array;
  /** Absolute path of its link in the view; null when it has none. */
  readonly linkedAt: Uint8Array | null;
  readonly disc: boolean;
  /** Absolute paths of the files that make up a disc folder; empty for others. */
  readonly discFiles: readonly Uint8Array[];
  readonly companions: readonly OrganizableCompanion[];
  readonly extras: readonly OrganizableExtra[];
}

/** A file that travels with its video. */
export interface OrganizableCompanion {
  readonly fileId: string;
  readonly path: Uint8Array;
  readonly linkedAt: Uint8Array | null;
  readonly role: 'subtitle' | 'nfo' | 'picture';
  /**
   * What the name adds to the video's own: `.en.forced` of `Film.en.forced.srt`, `-poster` of `Film-poster.jpg`;
   * empty when it adds nothing.
   */
  readonly suffix: string;
}

/** The part of a library that a plan is for: what fits all that is given. Links in the way of it move all the same. */
export interface PlanFilter {
  readonly kind?: WorkKind;
  /** A folder or file as it was scanned; absolute, without end slash. */
  readonly path?: string;
  /** The scan that saw the files last. */
  readonly scanId?: string;
  readonly titleIds?: readonly string[];
  readonly fileIds?: readonly string[];
}

/** A trailer, featurette or the like, which travels with the first video of its title and keeps its own name. */
export interface OrganizableExtra {
  readonly fileId: string;
  readonly path: Uint8Array;
  readonly linkedAt: Uint8Array | null;
  readonly folder: ExtraFolder;
  /** What its name adds to its video's own (`-trailer`); empty when it does not begin with that. */
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

/** All operations of one video, in the order of their execution: its files first, then links; those of its extras behind. */
export interface PlannedGroup {
  readonly videoId: string;
  readonly operations: readonly PlannedOperation[];
  /** Why nothing of this group may be done; null when all is well. */
  readonly conflict: string | null;
  /** Where the video lies, when that is its place already and no operation is on it. */
  readonly stays?: Uint8Array;
}

/** A text that is the same for the same work only. */
export const titleIdOf = ({ kind, tmdbId }: Pick<OrganizableTitle, 'kind' | 'tmdbId'>): string =>
  `${kind} ${tmdbId}`;
