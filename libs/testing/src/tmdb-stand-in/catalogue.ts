/** The title of a work in another language (ISO 639-1). */
export interface Translation {
  readonly language: string;
  readonly title: string;
}

/** Another title under which a work is known in a country (ISO 3166-1). */
export interface AlternativeTitle {
  readonly country: string;
  readonly title: string;
}

/** What films and series have in common. */
export interface Work {
  readonly id: number;
  /** Null when not known for sure. */
  readonly imdbId: string | null;
  /** English title. */
  readonly title: string;
  readonly originalTitle: string;
  /** Original language, ISO 639-1. */
  readonly language: string;
  /** First release or first air date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly genreIds: readonly number[];
  /** Minutes. */
  readonly runtime: number;
  /** A rough figure: search results are in its order. */
  readonly popularity: number;
  readonly translations: readonly Translation[];
  readonly alternativeTitles: readonly AlternativeTitle[];
}

export interface Series extends Work {
  readonly tvdbId: number | null;
  /** Country of origin, ISO 3166-1. */
  readonly country: string;
  readonly seasons: readonly Season[];
}

export interface Season {
  readonly id: number;
  /** 0 for specials. */
  readonly number: number;
  readonly airDate: string | null;
  readonly episodes: readonly Episode[];
}

export interface Episode {
  readonly id: number;
  readonly number: number;
  readonly name: string;
  readonly airDate: string | null;
}

/** Everything a stand-in knows. */
export interface Catalogue {
  readonly films: readonly Work[];
  readonly series: readonly Series[];
}
