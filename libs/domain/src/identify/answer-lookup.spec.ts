import { describe, expect, it } from '@jest/globals';
import type { ProviderWork } from './candidate.js';
import { answerLookup } from './answer-lookup.js';
import type { LookupQuery } from './lookup-queries.js';
import { MetadataProvider, type WorkDetails } from './metadata-provider.js';

const HEAT: ProviderWork = {
  kind: 'movie',
  tmdbId: 949,
  title: 'Heat',
  originalTitle: 'Heat',
  alternativeTitles: null,
  year: 1995,
  popularity: 1,
  genreIds: [],
  overview: '',
  posterPath: null,
};

/** Answers a question by its exact words. */
class ScriptedProvider extends MetadataProvider {
  constructor(private readonly answers: Readonly<Record<string, readonly ProviderWork[]>>) {
    super();
  }

  search(_kind: string, title: string, year: number | null): Promise<readonly ProviderWork[]> {
    return Promise.resolve(this.answers[`${title}/${year ?? ''}`] ?? []);
  }

  details(_kind: string, tmdbId: number): Promise<WorkDetails | null> {
    const [work] = this.answers[`tmdb/${tmdbId}`] ?? [];
    const nothing = { imdbId: null, tvdbId: null, runtime: null, seasonNumbers: [], seasons: [] };
    return Promise.resolve(work === undefined ? null : { work, ...nothing });
  }

  find(_kind: string, source: string, id: string): Promise<ProviderWork | null> {
    return Promise.resolve(this.answers[`${source}/${id}`]?.[0] ?? null);
  }
}

describe('answerLookup', () => {
  it.each<[string, LookupQuery]>([
    ['Heat/1995', { by: 'title', kind: 'movie', title: 'Heat', year: 1995 }],
    ['Heat/', { by: 'title', kind: 'movie', title: 'Heat', year: null }],
    ['tmdb/949', { by: 'id', kind: 'movie', source: 'tmdb', id: '949' }],
    ['imdb/tt0113277', { by: 'id', kind: 'movie', source: 'imdb', id: 'tt0113277' }],
  ])('asks for %s, once', async (question, query) => {
    expect(await answerLookup(new ScriptedProvider({ [question]: [HEAT] }), query)).toEqual([HEAT]);
    expect(await answerLookup(new ScriptedProvider({}), query)).toEqual([]);
  });
});
