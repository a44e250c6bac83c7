import type { CastMember } from '#domain';
import type { Database } from '../database.js';
import { type Page, type PageOf, pageOf } from './page.js';

const IMAGES = 'https://image.tmdb.org/t/p';

/** A film or series of the library, as the API shows it. */
export interface TitleView {
  readonly id: string;
  readonly kind: string;
  readonly tmdbId: number;
  readonly imdbId: string | null;
  readonly tvdbId: number | null;
  readonly title: string;
  readonly originalTitle: string;
  readonly year: number | null;
  readonly genres: readonly string[];
  readonly rating: number | null;
  readonly votes: number | null;
  readonly runtime: number | null;
  readonly overview: string;
  readonly posterUrl: string | null;
  readonly backdropUrl: string | null;
  readonly logoUrl: string | null;
  readonly collection: { readonly id: string; readonly name: string } | null;
  readonly files: number;
  readonly enrichedAt: string | null;
}

export interface TitleEpisodeView {
  readonly season: number;
  readonly number: number;
  readonly name: string;
  readonly airDate: string | null;
  readonly present: boolean;
}

export interface TitleDetailView extends TitleView {
  readonly cast: readonly CastMember[];
  readonly episodes: readonly TitleEpisodeView[];
}

export interface CollectionView {
  readonly id: string;
  readonly tmdbId: number;
  readonly name: string;
  readonly posterUrl: string | null;
  readonly titles: readonly TitleView[];
}

export interface EnrichmentCounts {
  readonly waiting: number;
  readonly done: number;
  readonly gone: number;
}

type TitleRecord = Omit<TitleView, 'posterUrl' | 'backdropUrl' | 'logoUrl' | 'collection' | 'enrichedAt'> & {
  readonly poster: string | null;
  readonly backdrop: string | null;
  readonly logo: string | null;
  readonly collection_id: string | null;
  readonly collection_name: string | null;
  readonly enriched_at: Date | null;
};

interface CollectionRecord {
  readonly id: string;
  readonly tmdbId: number;
  readonly name: string;
  readonly poster: string | null;
}

/** Only titles that a cluster was decided to be; a choice taken back leaves its title behind, unused. */
const SELECT = `SELECT title.id, title.kind, title.tmdb_id AS "tmdbId", title.imdb_id AS "imdbId",
    title.tvdb_id AS "tvdbId", title.name AS title, title.original_name AS "originalTitle", title.year, genres, rating,
    votes, runtime, overview, title.poster_path AS poster, title.backdrop_path AS backdrop, logo_path AS logo,
    collection.id AS collection_id, collection.name AS collection_name, enriched_at, held.files
  FROM title LEFT JOIN collection ON collection.id = title.collection_id
  JOIN LATERAL (SELECT count(*)::int AS files FROM cluster JOIN file ON file.cluster_id = cluster.id
    WHERE cluster.title_id = title.id AND file.state IN ('identified', 'planned', 'organized')) AS held ON held.files > 0`;

const EPISODES = `SELECT season, number, name, air_date::text AS "airDate", EXISTS (
    SELECT 1 FROM cluster JOIN file ON file.cluster_id = cluster.id
    WHERE cluster.title_id = $1 AND file.season = episode.season AND episode.number = ANY(file.episodes)
      AND file.state IN ('identified', 'planned', 'organized')) AS present
  FROM episode WHERE title_id = $1 ORDER BY season, number`;

/** Reads titles and collections, straight into what the API shows. */
export class TitleQueries {
  constructor(private readonly database: Database) {}

  async list(
    { q, kind }: { readonly q: string | null; readonly kind: string | null },
    { limit, cursor }: Page,
  ): Promise<PageOf<TitleView>> {
    const rows = await this.database.query<TitleRecord>(
      `${SELECT} WHERE ($1::bigint IS NULL OR title.id > $1) AND ($2::text IS NULL OR title.kind = $2)
         AND ($3::text IS NULL OR title.name ILIKE $3 OR title.original_name ILIKE $3)
       ORDER BY title.id LIMIT $4`,
      [cursor, kind, q === null ? null : `%${escaped(q)}%`, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => id, toView);
  }

  /** Null when there is no such title in the library. */
  async one(id: string): Promise<TitleDetailView | null> {
    const [row] = await this.database.query<TitleRecord>(`${SELECT} WHERE title.id = $1`, [id]);
    if (row === undefined) return null;
    const [people] = await this.database.query<{ people: CastMember[] }>(
      'SELECT people FROM title WHERE id = $1',
      [id],
    );
    const episodes = await this.database.query<TitleEpisodeView>(EPISODES, [id]);
    return { ...toView(row), cast: people?.people ?? [], episodes };
  }

  async collections({ limit, cursor }: Page): Promise<PageOf<CollectionView>> {
    const rows = await this.database.query<CollectionRecord>(
      `SELECT id, tmdb_id AS "tmdbId", name, poster_path AS poster FROM collection
       WHERE ($1::bigint IS NULL OR id > $1) AND EXISTS (SELECT 1 FROM title
         JOIN cluster ON cluster.title_id = title.id WHERE title.collection_id = collection.id)
       ORDER BY id LIMIT $2`,
      [cursor, limit + 1],
    );
    const titles = await this.database.query<TitleRecord>(
      `${SELECT} WHERE title.collection_id = ANY($1::bigint[]) ORDER BY title.year, title.id`,
      [rows.map(({ id }) => id)],
    );
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      ({ poster, ...row }) => ({
        ...row,
        posterUrl: pictureUrl('w342', poster),
        titles: titles.filter(({ collection_id }) => collection_id === row.id).map(toView),
      }),
    );
  }

  async enrichment(): Promise<EnrichmentCounts> {
    const rows = await this.database.query<{ enrichment: keyof EnrichmentCounts; count: number }>(
      'SELECT enrichment, count(*)::int FROM title GROUP BY enrichment',
    );
    return {
      waiting: 0,
      done: 0,
      gone: 0,
      ...Object.fromEntries(rows.map((row) => [row.enrichment, row.count])),
    };
  }
}

const pictureUrl = (size: string, path: string | null): string | null =>
  path === null ? null : `${IMAGES}/${size}${path}`;

/** Signs that mean something in a pattern stand for themselves; NUL is in no text of PostgreSQL's. */
const escaped = (text: string): string => text.replaceAll('\u0000', '').replace(/[\\%_]/g, '\\$&');

function toView(row: TitleRecord): TitleView {
  const { poster, backdrop, logo, collection_id: id, collection_name: name, enriched_at: at, ...rest } = row;
  return {
    ...rest,
    posterUrl: pictureUrl('w342', poster),
    backdropUrl: pictureUrl('w1280', backdrop),
    logoUrl: pictureUrl('w300', logo),
    collection: id === null || name === null ? null : { id, name },
    enrichedAt: at?.toISOString() ?? null,
  };
}
