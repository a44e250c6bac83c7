import { PostgresPlanStore } from '#infrastructure/database';
import { manifestFolder, trashFolders } from '#infrastructure/plans';
import { provideDispatcher, Tickets } from '#infrastructure/queue';
import type { Runtime, WorkerWiring } from '#infrastructure/runtime';
import { BuildPlanConsumer } from './build-plan.consumer.js';
import { ApplyPlanConsumer, UndoPlanConsumer } from './run-plan.consumers.js';

/** The one place that says what the organizer worker is made of. */
export const organizerWiring: WorkerWiring = ({ config, database, owner, log }: Runtime) => {
  const store = new PostgresPlanStore(database, owner);
  const plans = { store, manifests: manifestFolder(config.dataDir), trashFor: trashFolders(config) };
  const making = { store, maxPerFolder: config.maxPerFolder, probe: config.probe };
  return {
    providers: [
      {
        provide: BuildPlanConsumer,
        useFactory: (tickets: Tickets) => new BuildPlanConsumer(making, tickets),
        inject: [Tickets],
      },
      {
        provide: ApplyPlanConsumer,
        useFactory: (tickets: Tickets) => new ApplyPlanConsumer(plans, tickets),
        inject: [Tickets],
      },
      {
        provide: UndoPlanConsumer,
        useFactory: (tickets: Tickets) => new UndoPlanConsumer(plans, tickets),
        inject: [Tickets],
      },
      provideDispatcher('organize', [BuildPlanConsumer, ApplyPlanConsumer, UndoPlanConsumer], log),
    ],
  };
};
