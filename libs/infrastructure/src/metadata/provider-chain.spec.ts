import { describe, expect, it } from '@jest/globals';
import { DomainError, ExternalIndex, type ExternalMatch, WorkFactsProvider } from '#domain';
import { CONTRACT_WORKS, InMemoryMetadataProvider } from '#testing';
import { ProviderChain } from './provider-chain.js';

class NoFacts extends WorkFactsProvider {
  facts = (): Promise<null> => Promise.resolve(null);
  changed = (): Promise<readonly number[]> => Promise.resolve([]);
}

const NO_FACTS = new NoFacts();

/** Answers what it is told to, and remembers what it was asked. */
class TestIndex extends ExternalIndex {
  readonly asked: string[] = [];

  constructor(
    readonly name: string,
    private readonly answer: () => Promise<readonly ExternalMatch[]>,
  ) {
    super();
  }

  override lookUp(kind: string, title: string, year: number | null): Promise<readonly ExternalMatch[]> {
    this.asked.push(`${kind} ${title} ${year ?? ''}`.trim());
    return this.answer();
  }
}

const telling = (...ids: string[]): TestIndex =>
  new TestIndex('telling', () =>
    Promise.resolve(
      ids.map((text) => {
        const [source, id = ''] = text.split(':');
        return { source: source as ExternalMatch['source'], id };
      }),
    ),
  );

const failing = (code: string): TestIndex =>
  new TestIndex('failing', () => Promise.reject(new DomainError(code, 'of no use', true)));

const PATIENCE_MS = 200;

interface Setting {
  readonly chain: ProviderChain;
  readonly main: InMemoryMetadataProvider;
}

function chainOf(...fallbacks: ExternalIndex[]): Setting {
  const main = new InMemoryMetadataProvider(CONTRACT_WORKS);
  const close = (): Promise<void> => Promise.resolve();
  return {
    main,
    chain: new ProviderChain({
      main,
      fallbacks,
      facts: NO_FACTS,
      episodeOrders: null,
      patienceMs: PATIENCE_MS,
      close,
    }),
  };
}

describe('ProviderChain', () => {
  it('asks nobody else for what the main provider knows', async () => {
    const index = telling('imdb:tt0116282');
    const { chain, main } = chainOf(index);
    expect(await chain.search('movie', 'Fargo', 1996)).toHaveLength(1);
    await chain.details('movie', 275);
    await chain.find('movie', 'imdb', 'tt9999999');
    expect(index.asked).toEqual([]);
    expect(main.asked).toHaveLength(3);
  });

  it('asks nobody else while the main provider knows the title from another year', async () => {
    const index = telling('imdb:tt0116282');
    const { chain } = chainOf(index);
    expect(await chain.search('movie', 'Fargo', 1950)).toEqual([]);
    expect(index.asked).toEqual([]);
  });

  it('adds no request where there are no fallbacks', async () => {
    const { chain, main } = chainOf();
    expect(await chain.search('movie', 'Unheard Of', 1950)).toEqual([]);
    expect(main.asked).toEqual(['search movie Unheard Of 1950']);
  });

  it.each([
    ['tmdb:60622', 'details episode 60622'],
    ['imdb:tt2802850', 'find episode imdb tt2802850'],
    ['tvdb:269613', 'find episode tvdb 269613'],
  ])("answers the main provider's work for %s", async (id, question) => {
    const { chain, main } = chainOf(telling(id));
    const [work, ...others] = await chain.search('episode', 'Unheard Of', null);
    expect(work).toMatchObject({ kind: 'episode', tmdbId: 60622, title: 'Fargo' });
    expect(others).toEqual([]);
    expect(main.asked.at(-1)).toBe(question);
  });

  it('answers all works of the first that knows any, each once, and few', async () => {
    const [stale, knowing, last] = [
      telling('imdb:tt0000001'),
      telling('tmdb:8587', 'imdb:tt0110357', 'imdb:tt6105098', 'imdb:tt0116282'),
      telling('tmdb:194'),
    ];
    const { chain } = chainOf(stale, knowing, last);
    const works = await chain.search('movie', 'Unheard Of', 2001);
    expect(works.map(({ tmdbId }) => tmdbId)).toEqual([8587, 420818]);
    expect([stale, knowing, last].map(({ asked }) => asked)).toEqual([
      ...[['movie Unheard Of 2001'], ['movie Unheard Of 2001'], []],
    ]);
  });

  it.each(['provider.unavailable', 'provider.refused-key', 'provider.used-up'])(
    'goes on after %s',
    async (code) => {
      const { chain } = chainOf(failing(code), telling('tmdb:194'));
      expect(await chain.search('movie', 'Unheard Of', null)).toHaveLength(1);
      expect(await chainOf(failing(code)).chain.search('movie', 'Unheard Of', null)).toEqual([]);
    },
  );

  it('goes on without one that takes too long', async () => {
    const silent = new TestIndex('silent', () => new Promise(() => undefined));
    const after = telling('tmdb:194');
    expect(await chainOf(silent, after).chain.search('movie', 'Unheard Of', null)).toEqual([]);
    expect(after.asked).toEqual([]);
  });

  it.each(['provider.stopping', 'anything.else'])('passes %s on', async (code) => {
    const { chain } = chainOf(failing(code));
    await expect(chain.search('movie', 'Unheard Of', null)).rejects.toMatchObject({ code });
  });

  it("passes the main provider's failures on", async () => {
    const { chain, main } = chainOf(telling('tmdb:194'));
    main.problem = new DomainError('provider.unavailable', 'down', true);
    await expect(chain.search('movie', 'Unheard Of', null)).rejects.toThrow('down');
  });
});
