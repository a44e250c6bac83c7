import { EnrichTitles, IdentifyClusters } from '#domain';
import { PostgresEnrichStore, PostgresIdentifyStore } from '#infrastructure/database';
import { openProviders } from '#infrastructure/metadata';
import { provideDispatcher, Tickets } from '#infrastructure/queue';
import type { Runtime, WorkerWiring } from '#infrastructure/runtime';
import { EnrichTitlesConsumer } from './enrich-titles.consumer.js';
import { IdentifyClustersConsumer } from './identify-clusters.consumer.js';

/** The one place that says what the metadata worker is made of. */
export const metadataWiring: WorkerWiring = ({ config, database, owner, log }: Runtime) => {
  const provider = openProviders({ config, database, member: owner });
  const store = new PostgresIdentifyStore(database, owner);
  const thresholds = { score: config.identify.acceptScore, lead: config.identify.acceptLead };
  const identify = new IdentifyClusters(store, provider, thresholds, provider.episodeOrders);
  const enrich = config.enrich ? new EnrichTitles(new PostgresEnrichStore(database), provider.facts) : null;
  return {
    providers: [
      {
        provide: IdentifyClustersConsumer,
        useFactory: (tickets: Tickets) => new IdentifyClustersConsumer(identify, tickets, config.enrich),
        inject: [Tickets],
      },
      {
        provide: EnrichTitlesConsumer,
        useFactory: (tickets: Tickets) => new EnrichTitlesConsumer(enrich, tickets),
        inject: [Tickets],
      },
      provideDispatcher('metadata', [IdentifyClustersConsumer, EnrichTitlesConsumer], log),
    ],
  };
};
