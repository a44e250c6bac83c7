import { describe, expect, it } from '@jest/globals';
import { answerLookup } from './answer-lookup.js';
import type { ProviderWork } from './candidate.js';
import type { LookupQuery } from './lookup-queries.js';
import { MetadataProvider, type WorkDetails } from './metadata-provider.js';
import { otherSpellings } from './spellings.js';

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

/** Answers a search by its exact words and remembers what was asked. */
class ScriptedProvider extends MetadataProvider {
  readonly asked: string[] = [];

  constructor(private readonly answers: Readonly<Record<string, readonly ProviderWork[]>>) {
    super();
  }

  search(_kind: string, title: string, year: number | null): Promise<readonly ProviderWork[]> {
    return this.answer(`${title}/${year ?? ''}`);
  }

  async details(_kind: string, tmdbId: number): Promise<WorkDetails | null> {
    const [work] = await this.answer(`tmdb/${tmdbId}`);
    const nothing = { imdbId: null, tvdbId: null, runtime: null, seasonNumbers: [], seasons: [] };
    return work === undefined ? null : { work, ...nothing };
  }

  async find(_kind: string, source: string, id: string): Promise<ProviderWork | null> {
    return (await this.answer(`${source}/${id}`))[0] ?? null;
  }

  private answer(question: string): Promise<readonly ProviderWork[]> {
    this.asked.push(question);
    return Promise.resolve(this.answers[question] ?? []);
  }
}

const titled = (title: string, year: number | null): LookupQuery => ({
  by: 'title',
  kind: 'movie',
  title,
  year,
});

describe('answerLookup', () => {
  it('asks once when the answer is convincing', async () => {
    const provider = new ScriptedProvider({ 'Heat/1995': [HEAT] });
    expect(await answerLookup(provider, titled('Heat', 1995))).toEqual([HEAT]);
    expect(provider.asked).toEqual(['Heat/1995']);
  });

  it('drops the year, which is often off by one', async () => {
    const other = { ...HEAT, tmdbId: 1, title: 'White Heat', originalTitle: 'White Heat' };
    const provider = new ScriptedProvider({ 'Heat/1996': [other], 'Heat/': [HEAT, other] });
    expect(await answerLookup(provider, titled('Heat', 1996))).toEqual([other, HEAT]);
  });

  it('tries other spellings last', async () => {
    const both = { ...HEAT, title: 'Julie & Julia', originalTitle: 'Julie & Julia' };
    const provider = new ScriptedProvider({ 'Julie & Julia/': [both] });
    expect(await answerLookup(provider, titled('Julie and Julia', null))).toEqual([both]);
    expect(provider.asked).toEqual(['Julie and Julia/', 'Julie & Julia/']);
  });

  it('finds nothing where nothing is', async () => {
    expect(await answerLookup(new ScriptedProvider({}), titled('Heat', 1995))).toEqual([]);
  });

  it.each([
    [{ by: 'id', kind: 'movie', source: 'tmdb', id: '949' } as const, 'tmdb/949'],
    [{ by: 'id', kind: 'movie', source: 'imdb', id: 'tt0113277' } as const, 'imdb/tt0113277'],
  ])('asks for an id as such', async (query, question) => {
    const provider = new ScriptedProvider({ [question]: [HEAT] });
    expect(await answerLookup(provider, query)).toEqual([HEAT]);
    expect(await answerLookup(new ScriptedProvider({}), query)).toEqual([]);
  });
});

describe('otherSpellings', () => {
  it.each([
    ['Heat', []],
    ['Julie and Julia', ['Julie & Julia']],
    ['Tom & Jerry', ['Tom and Jerry']],
    ['Rocky 2', ['Rocky II']],
    ['Rocky II: Again', ['Rocky 2: Again']],
    ['Apollo 13', []],
  ])('of %s: %j', (title, spellings) => {
    expect(otherSpellings(title)).toEqual(spellings);
  });
});
