import type { Catalogue, Series, Work } from '../tmdb-stand-in/index.js';
import type { FallbackAnswer } from './options.js';

/** OMDb's one endpoint on a catalogue: by IMDb id, or by a title that must agree to the letter. */
export class OmdbEndpoint {
  /** Requests with a good key since the start of the day. */
  used = 0;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly key: string,
    /** Requests a day; 0: no limit. */
    private readonly limit: number,
  ) {}

  answer(query: URLSearchParams): FallbackAnswer {
    const key = query.get('apikey') ?? '';
    if (key === '') return failure('No API key provided.', 401);
    if (key !== this.key) return failure('Invalid API key!', 401);
    this.used += 1;
    if (this.limit > 0 && this.used > this.limit) return failure('Request limit reached!', 401);
    return this.find(query);
  }

  private find(query: URLSearchParams): FallbackAnswer {
    const [id, title, type] = [query.get('i'), query.get('t'), query.get('type')];
    if (id === null && title === null) return failure('Incorrect IMDb ID.');
    const found = this.works(type).find(({ work }) =>
      id === null ? isCalled(work, title ?? '', query.get('y')) : work.imdbId === id,
    );
    if (found !== undefined) return { status: 200, body: bodyOf(found) };
    if (id !== null) return failure('Error getting data.');
    return failure(type === 'series' ? 'Series not found!' : 'Movie not found!');
  }

  private works(type: string | null): Typed[] {
    const films = this.catalogue.films.map((work) => ({ type: 'movie', work }) as const);
    const series = this.catalogue.series.map((work) => ({ type: 'series', work }) as const);
    return [...films, ...series].filter((one) => type === null || one.type === type);
  }
}

interface Typed {
  readonly type: 'movie' | 'series';
  readonly work: Work | Series;
}

function failure(text: string, status = 200): FallbackAnswer {
  return { status, body: { Response: 'False', Error: text } };
}

function isCalled({ title, alternativeTitles, date }: Work, wanted: string, year: string | null): boolean {
  const titles = [title, ...alternativeTitles.map((one) => one.title)];
  if (year !== null && !date.startsWith(year)) return false;
  return titles.some((known) => known.toLowerCase() === wanted.toLowerCase());
}

function bodyOf({ type, work }: Typed): object {
  const year = work.date.slice(0, 4);
  return {
    ...{ Title: work.title, Year: type === 'series' ? `${year}–` : year, Type: type },
    ...{ Runtime: work.runtime > 0 ? `${work.runtime} min` : 'N/A', Plot: 'N/A', Ratings: [] },
    ...{ imdbID: work.imdbId ?? 'N/A', Response: 'True' },
  };
}
