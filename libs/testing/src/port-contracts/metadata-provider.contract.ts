import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MetadataProvider, ProviderWork, WorkDetails } from '#domain';
import { CONTRACT_WORKS } from './contract-works.js';

/** A provider with what ends it. */
export interface ProviderUnderTest {
  readonly provider: MetadataProvider;
  close(): Promise<void>;
}

const idsOf = (works: readonly ProviderWork[]): number[] => works.map(({ tmdbId }) => tmdbId);

/** What every `MetadataProvider` does; `make` answers one that knows these works and is not limited. */
export function metadataProviderContract(
  name: string,
  make: (works: readonly WorkDetails[]) => Promise<ProviderUnderTest>,
): void {
  describe(`${name} as a metadata provider`, () => {
    let made: ProviderUnderTest;

    beforeAll(async () => {
      made = await make(CONTRACT_WORKS);
    });
    afterAll(() => made.close());

    const provider = (): MetadataProvider => made.provider;
    searching(provider);
    listing(provider);
    detailing(provider);
    finding(provider);
  });
}

function searching(provider: () => MetadataProvider): void {
  describe('search', () => {
    it('answers all works of a title, the best known first', async () => {
      expect(idsOf(await provider().search('movie', 'The Lion King', null))).toEqual([8587, 420818]);
    });

    it('keeps to the year when there is one', async () => {
      expect(idsOf(await provider().search('movie', 'The Lion King', 2019))).toEqual([420818]);
      expect(await provider().search('movie', 'The Lion King', 1950)).toEqual([]);
      expect(idsOf(await provider().search('episode', 'The Simpsons', 1989))).toEqual([456]);
    });

    it('keeps films and series apart', async () => {
      expect(idsOf(await provider().search('movie', 'Fargo', null))).toEqual([275]);
      expect(idsOf(await provider().search('episode', 'Fargo', null))).toEqual([60622]);
    });

    it('knows original and alternative titles, with accents composed or not', async () => {
      for (const title of ["Le Fabuleux Destin d'Amélie Poulain", 'Die fabelhafte Welt der Amélie']) {
        expect(idsOf(await provider().search('movie', title.normalize('NFC'), null))).toEqual([194]);
        expect(idsOf(await provider().search('movie', title.normalize('NFD'), null))).toEqual([194]);
      }
    });
  });
}

function listing(provider: () => MetadataProvider): void {
  describe('lists of works', () => {
    it('tells what a list tells, and no alternative titles', async () => {
      const [work] = await provider().search('movie', 'Amélie', 2001);
      expect(work).toMatchObject({
        kind: 'movie',
        title: 'Amélie',
        originalTitle: "Le Fabuleux Destin d'Amélie Poulain",
        alternativeTitles: null,
        year: 2001,
        popularity: 40,
        genreIds: [18],
      });
    });

    it.each(['Nothing Is Called So', '', ' ', '\u0000', '\ud800 \u202e', '&', 'x'.repeat(2_000)])(
      'has an empty answer for %j',
      async (title) => {
        expect(await provider().search('movie', title, null)).toEqual([]);
      },
    );
  });
}

function detailing(provider: () => MetadataProvider): void {
  describe('details', () => {
    it('of a film have its other titles, ids and length', async () => {
      const details = await provider().details('movie', 194);
      expect(details).toMatchObject({ imdbId: 'tt0211915', tvdbId: null, runtime: 100 });
      expect(details).toMatchObject({ seasonNumbers: [], seasons: [] });
      expect(details?.work).toMatchObject({ kind: 'movie', tmdbId: 194, year: 2001, genreIds: [18] });
      expect(details?.work.alternativeTitles).toContain('El fabuloso destino de Amélie');
    });

    it('of a series have all seasons with their episodes, however many', async () => {
      const known = CONTRACT_WORKS.find(({ work }) => work.tmdbId === 456);
      const details = await provider().details('episode', 456);
      expect(details).toMatchObject({ imdbId: 'tt0096697', tvdbId: 71663 });
      expect(details?.seasonNumbers).toEqual(known?.seasonNumbers);
      expect(details?.seasons).toEqual(known?.seasons);
    });

    it('are null for an id that is not there, or not of this kind', async () => {
      expect(await provider().details('movie', 999_999)).toBeNull();
      expect(await provider().details('movie', 456)).toBeNull();
    });
  });
}

function finding(provider: () => MetadataProvider): void {
  describe('find', () => {
    it('answers the work of an external id', async () => {
      expect(await provider().find('movie', 'imdb', 'tt0116282')).toMatchObject({
        kind: 'movie',
        tmdbId: 275,
      });
      expect(await provider().find('episode', 'imdb', 'tt2802850')).toMatchObject({ tmdbId: 60622 });
      expect(await provider().find('episode', 'tvdb', '71663')).toMatchObject({
        kind: 'episode',
        tmdbId: 456,
      });
    });

    it('is null for an id that is unknown, of another kind, or no id', async () => {
      expect(await provider().find('movie', 'imdb', 'tt9999999')).toBeNull();
      expect(await provider().find('movie', 'imdb', 'tt2802850')).toBeNull();
      expect(await provider().find('movie', 'imdb', '../configuration')).toBeNull();
      expect(await provider().find('episode', 'tvdb', 'tt0096697')).toBeNull();
    });
  });
}
