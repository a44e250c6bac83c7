import { IdentifyClusters } from '#domain';
import { PostgresIdentifyStore } from '#infrastructure/database';
import { openProviders } from '#infrastructure/metadata';
import { provideDispatcher, Tickets } from '#infrastructure/queue';
import type { Runtime, WorkerWiring } from '#infrastructure/runtime';
import { IdentifyClustersConsumer } from './identify-clusters.consumer.js';

/** The one place that says what the metadata worker is made of. */
export const metadataWiring: WorkerWiring = ({ config, database, owner, log }: Runtime) => {
  const provider = openProviders({ config, database, member: owner });
  const store = new PostgresIdentifyStore(database, owner);
  const thresholds = { score: config.identify.acceptScore, lead: config.identify.acceptLead };
  const identify = new IdentifyClusters(store, provider, thresholds);
  return {
    providers: [
      {
        provide: IdentifyClustersConsumer,
        useFactory: (tickets: Tickets) => new IdentifyClustersConsumer(identify, tickets),
        inject: [Tickets],
      },
      provideDispatcher('metadata', [IdentifyClustersConsumer], log),
    ],
  };
};
