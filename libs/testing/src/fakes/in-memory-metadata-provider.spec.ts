import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#domain';
import { CONTRACT_WORKS } from '../port-contracts/contract-works.js';
import { metadataProviderContract } from '../port-contracts/metadata-provider.contract.js';
import { InMemoryMetadataProvider } from './in-memory-metadata-provider.js';

metadataProviderContract('InMemoryMetadataProvider', (works) =>
  Promise.resolve({ provider: new InMemoryMetadataProvider(works), close: () => Promise.resolve() }),
);

describe('InMemoryMetadataProvider', () => {
  it('remembers what it was asked', async () => {
    const provider = new InMemoryMetadataProvider(CONTRACT_WORKS);
    await provider.search('movie', 'Dune', 1984);
    await provider.details('episode', 1396);
    await provider.find('movie', 'imdb', 'tt0087182');
    expect(provider.asked).toEqual([
      'search movie Dune 1984',
      'details episode 1396',
      'find movie imdb tt0087182',
    ]);
  });

  it('fails as it is told to', async () => {
    const provider = new InMemoryMetadataProvider(CONTRACT_WORKS);
    provider.problem = new DomainError('provider.unavailable', 'down', true);
    await expect(provider.details('movie', 194)).rejects.toMatchObject({ code: 'provider.unavailable' });
  });
});
