import type { Catalogue, Series } from '../tmdb-stand-in/index.js';
import type { FallbackAnswer } from './options.js';

/** A request as the endpoints see it. */
export interface TvdbQuestion {
  /** Below the base address. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string;
  readonly json: unknown;
}

interface OrderedRow {
  readonly seasonNumber: number;
  readonly number: number;
  readonly name: string;
  readonly aired: string | null;
}

/** What is needed of TheTVDB's API v4, on the series of a catalogue that have a TVDB id. */
export class TvdbEndpoints {
  private logins = 0;
  private token: string | null = null;
  private readonly series: readonly (Series & { readonly tvdbId: number })[];

  constructor(
    catalogue: Catalogue,
    private readonly key: string,
    private readonly pageSize: number,
  ) {
    this.series = catalogue.series.flatMap((one) =>
      one.tvdbId === null ? [] : { ...one, tvdbId: one.tvdbId },
    );
  }

  /** Makes tokens given so far worthless. */
  endTokens(): void {
    this.token = null;
  }

  answer(question: TvdbQuestion): FallbackAnswer {
    const { authorization, path, query } = question;
    if (path === 'login') return this.logIn(question.json);
    if (!this.mayAsk(authorization)) return failure(401, 'Unauthorized');
    return path === 'search' ? this.search(query) : this.byPath(path, query);
  }

  private byPath(path: string, query: URLSearchParams): FallbackAnswer {
    const [area, id = '', part = '', order = ''] = path.split('/');
    if (area === 'search' && id === 'remoteid') return this.byRemoteId(part);
    const series = this.series.find(({ tvdbId }) => String(tvdbId) === id);
    if (area !== 'series' || series === undefined) return failure(404, 'Not Found');
    return part === 'extended' ? success(extended(series)) : this.episodes(series, order, query);
  }

  private mayAsk(authorization: string): boolean {
    return this.token !== null && authorization === `Bearer ${this.token}`;
  }

  private logIn(json: unknown): FallbackAnswer {
    const given = (json as { apikey?: unknown } | null)?.apikey;
    if (given !== this.key) return failure(401, 'Invalid API key');
    this.logins += 1;
    this.token = `stand-in-login-${this.logins}`;
    return success({ token: this.token });
  }

  private search(query: URLSearchParams): FallbackAnswer {
    const words = wordsOf(query.get('query') ?? '');
    const found = this.series.filter((one) =>
      namesOf(one).some((name) => words.every((word) => wordsOf(name).includes(word))),
    );
    return success(words.length === 0 ? null : found.map(searched));
  }

  private byRemoteId(id: string): FallbackAnswer {
    const series = this.series.find(({ imdbId }) => imdbId === id);
    return success(series === undefined ? null : [{ series: base(series) }]);
  }

  private episodes(series: Series, order: string, query: URLSearchParams): FallbackAnswer {
    const rows = rowsIn(series, order);
    if (rows === null) return failure(404, 'Not Found');
    const page = Number(query.get('page'));
    const [from, to] = [page * this.pageSize, (page + 1) * this.pageSize];
    const { body } = success({ series: {}, episodes: rows.slice(from, to) });
    const next = to < rows.length ? `?page=${page + 1}` : null;
    return {
      status: 200,
      body: { ...body, links: { next, page_size: this.pageSize, total_items: rows.length } },
    };
  }
}

/** Official order as broadcast; on discs each season lies in reverse, so that the two are not alike. */
function rowsIn({ seasons }: Series, order: string): OrderedRow[] | null {
  const official = seasons.flatMap(({ number: seasonNumber, episodes }) =>
    episodes.map(({ number, name, airDate }) => ({ seasonNumber, number, name, aired: airDate })),
  );
  if (order === 'official') return official;
  const size = (wanted: number): number => official.filter((one) => one.seasonNumber === wanted).length;
  if (order === 'dvd') {
    return official.map((one) => ({ ...one, number: size(one.seasonNumber) + 1 - one.number }));
  }
  if (order !== 'absolute') return null;
  return official
    .filter(({ seasonNumber }) => seasonNumber > 0)
    .map((one, at) => ({ ...one, seasonNumber: 1, number: at + 1 }));
}

interface TvdbBody extends FallbackAnswer {
  readonly body: object;
}

function success(data: unknown): TvdbBody {
  return { status: 200, body: { status: 'success', data } };
}

function failure(status: number, message: string): TvdbBody {
  return { status, body: { status: 'failure', message, data: null } };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const namesOf = ({ title, originalTitle, alternativeTitles }: Series): string[] => [
  ...[title, originalTitle],
  ...alternativeTitles.map((one) => one.title),
];

const aliasesOf = (series: Series): string[] => namesOf(series).filter((name) => name !== series.title);

const remoteIds = ({ id, imdbId }: Series): object[] => [
  ...(imdbId === null ? [] : [{ id: imdbId, type: 2, sourceName: 'IMDB' }]),
  { id: String(id), type: 12, sourceName: 'TheMovieDB.com' },
];

function base(series: Series & { readonly tvdbId: number }): object {
  const aliases = aliasesOf(series).map((name) => ({ language: 'eng', name }));
  return { id: series.tvdbId, name: series.title, year: series.date.slice(0, 4), aliases };
}

function extended(series: Series & { readonly tvdbId: number }): object {
  const nameTranslations = [{ language: 'eng', name: series.title }];
  return { ...base(series), translations: { nameTranslations }, remoteIds: remoteIds(series) };
}

function searched(series: Series & { readonly tvdbId: number }): object {
  return {
    ...{ id: `series-${series.tvdbId}`, tvdb_id: String(series.tvdbId), type: 'series', name: series.title },
    ...{ year: series.date.slice(0, 4), aliases: aliasesOf(series), translations: { eng: series.title } },
    remote_ids: remoteIds(series),
  };
}
