import { type WorkFacts, WorkFactsProvider, type WorkKind } from '#domain';
import type { TmdbCalls } from './tmdb-calls.js';
import { readChanges, readFacts } from './tmdb-facts.js';

const PARTS = ['credits', 'external_ids', 'images', 'translations'];

/** TMDb's own limit; a day has some hundred pages at most. */
const MOST_PAGES = 500;

/** Facts from TMDb, which are kept with the title and in no cache. Lookups go first. */
export class TmdbWorkFacts extends WorkFactsProvider {
  constructor(
    private readonly calls: TmdbCalls,
    private readonly language: string,
  ) {
    super();
  }

  override async facts(kind: WorkKind, tmdbId: number): Promise<WorkFacts | null> {
    const [own = 'en'] = this.language.split('-');
    const parameters = {
      append_to_response: PARTS.join(','),
      include_image_language: [...new Set([own, 'en', 'null'])].join(','),
      language: this.language,
    };
    const read = (body: unknown): WorkFacts => readFacts(kind, tmdbId, body);
    const body = await this.calls.ask({ path: `${segment(kind)}/${tmdbId}`, parameters }, read, 'enrichment');
    return body === null ? null : read(body);
  }

  override async changed(kind: WorkKind, from: Date, until: Date): Promise<readonly number[]> {
    const found: number[] = [];
    for (let page = 1, pages = 1; page <= Math.min(pages, MOST_PAGES); page++) {
      const parameters = { start_date: dayOf(from), end_date: dayOf(until), page: String(page) };
      const body = await this.calls.ask(
        { path: `${segment(kind)}/changes`, parameters },
        readChanges,
        'enrichment',
      );
      if (body === null) break;
      const list = readChanges(body);
      found.push(...list.ids);
      pages = list.pages;
    }
    return found;
  }
}

const segment = (kind: WorkKind): 'movie' | 'tv' => (kind === 'movie' ? 'movie' : 'tv');

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
