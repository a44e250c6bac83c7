/** What the folders say about a file: numbers that mean an episode in a series' folder are a title among films. */
export interface Expectation {
  /** `folder`: the name is a folder's own, in which only seasons count. `anime` are series with numbers all through. */
  readonly kind: 'series' | 'anime' | 'films' | 'unknown' | 'folder';
  /** The season that the folders name. */
  readonly season: number | null;
  /** The name of the folder that holds the file, when it may be a title's and states no year; else null. */
  readonly folderTitle: string | null;
}

/** A name whose numbers are to be found. */
export interface NumberedName {
  /** Canonical text, without ids and leading group. */
  readonly text: string;
  /** Whether a group in brackets began it, as those of anime do. */
  readonly hasGroup: boolean;
  /** Offset of the first technical word; -1 when there is none. */
  readonly tag: number;
}

/** How sure it is that the numbers count episodes. */
export type Confidence = 'sure' | 'likely' | 'unlikely';
