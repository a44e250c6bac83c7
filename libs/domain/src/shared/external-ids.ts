/** Ids of the work that a name or an `.nfo` file states outright. */
export interface ExternalIds {
  readonly tmdb?: number;
  /** With its prefix, as in `tt0133093`. */
  readonly imdb?: string;
  readonly tvdb?: number;
}
