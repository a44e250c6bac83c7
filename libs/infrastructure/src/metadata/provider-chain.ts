import { setTimeout as pause } from 'node:timers/promises';
import {
  DomainError,
  type EpisodeOrders,
  type ExternalIndex,
  type ExternalMatch,
  foldTitle,
  MetadataProvider,
  type ProviderWork,
  type WorkDetails,
  type WorkFactsProvider,
  type WorkKind,
} from '#domain';

/** A lookup is claimed for a few seconds only. */
const PATIENCE_MS = 3_000;

/** Works of one title that a fallback may name; each costs the main provider a request. */
const MOST_MATCHES = 3;

export interface ChainOptions {
  /** Knows the works: whatever is answered comes from it. */
  readonly main: MetadataProvider;
  /** Asked one after the other when the main provider finds nothing. */
  readonly fallbacks: readonly ExternalIndex[];
  /** Null when no provider knows other orders. */
  readonly episodeOrders: EpisodeOrders | null;
  /** How long all fallbacks together may keep a lookup, in ms; default 3,000. */
  readonly patienceMs?: number;
  /** Tells more about works than identification needs. */
  readonly facts: WorkFactsProvider;
  /** Ends connections and waits of all of them. */
  readonly close: () => Promise<void>;
}

/**
 * The main provider, with others behind it that know more titles. When the main one finds nothing at all for a title,
 * they are asked for ids, and the works of these ids are answered, as the main provider knows them. Scores decide about
 * them as about any other. A fallback that fails or takes long is left out; the main provider's failures are passed on.
 */
export class ProviderChain extends MetadataProvider {
  /** The numberings of episodes that a provider other than the main one knows; null when there is none. */
  readonly episodeOrders: EpisodeOrders | null;
  /** The main provider's. */
  readonly facts: WorkFactsProvider;

  constructor(private readonly options: ChainOptions) {
    super();
    this.episodeOrders = options.episodeOrders;
    this.facts = options.facts;
  }

  override async search(
    kind: WorkKind,
    title: string,
    year: number | null,
  ): Promise<readonly ProviderWork[]> {
    const { fallbacks, main } = this.options;
    const works = await main.search(kind, title, year);
    if (works.length > 0 || fallbacks.length === 0 || foldTitle(title) === '') return works;
    // A title that the main provider knows from another year is asked for again without the year, by whoever asks.
    if (year !== null && (await main.search(kind, title, null)).length > 0) return works;
    return this.askFallbacks(kind, title, year);
  }

  override details(kind: WorkKind, tmdbId: number): Promise<WorkDetails | null> {
    return this.options.main.details(kind, tmdbId);
  }

  override find(kind: WorkKind, source: 'imdb' | 'tvdb', id: string): Promise<ProviderWork | null> {
    return this.options.main.find(kind, source, id);
  }

  /** Ends what is under way, and gives shared connections back. */
  close(): Promise<void> {
    return this.options.close();
  }

  private async askFallbacks(
    kind: WorkKind,
    title: string,
    year: number | null,
  ): Promise<readonly ProviderWork[]> {
    const until = performance.now() + (this.options.patienceMs ?? PATIENCE_MS);
    for (const fallback of this.options.fallbacks) {
      const left = until - performance.now();
      const matches = await within(left, matchesOf(fallback.lookUp(kind, title, year)));
      if (matches === null) break;
      const works = await this.worksOf(kind, matches.slice(0, MOST_MATCHES));
      if (works.length > 0) return works;
    }
    return [];
  }

  private async worksOf(kind: WorkKind, matches: readonly ExternalMatch[]): Promise<ProviderWork[]> {
    const works = new Map<number, ProviderWork>();
    for (const { id, source } of matches) {
      const work =
        source === 'tmdb'
          ? ((await this.details(kind, Number(id)))?.work ?? null)
          : await this.find(kind, source, id);
      if (work !== null) works.set(work.tmdbId, work);
    }
    return [...works.values()];
  }
}

/** Nothing where the fallback has a problem, which it has reported itself. An end of the process is passed on. */
async function matchesOf(answer: Promise<readonly ExternalMatch[]>): Promise<readonly ExternalMatch[]> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DomainError && PROBLEMS.has(error.code)) return [];
    throw error;
  }
}

const PROBLEMS = new Set(['provider.unavailable', 'provider.refused-key', 'provider.used-up']);

/** What a fallback answers in time, else null; its cache keeps what comes later for the next time. */
async function within(
  ms: number,
  answer: Promise<readonly ExternalMatch[]>,
): Promise<readonly ExternalMatch[] | null> {
  const inTime = new AbortController();
  const late = pause(ms, null, { signal: inTime.signal });
  late.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    inTime.abort();
  }
}
