import { PostgresPlanStore, TrashStore } from '#infrastructure/database';
import { manifestFolder, trashFolders } from '#infrastructure/plans';
import { provideDispatcher, Tickets } from '#infrastructure/queue';
import type { Runtime, WorkerWiring } from '#infrastructure/runtime';
import { BuildPlanConsumer } from './build-plan.consumer.js';
import { PurgeTrashConsumer } from './purge-trash.consumer.js';
import { ApplyPlanConsumer, UndoPlanConsumer } from './run-plan.consumers.js';

/** The one place that says what the organizer worker is made of. */
export const organizerWiring: WorkerWiring = ({ config, database, owner, log }: Runtime) => {
  const store = new PostgresPlanStore(database, owner);
  const plans = {
    store,
    manifests: manifestFolder(config.dataDir),
    settings: { trashFor: trashFolders(config), rights: config.rights },
    kept: config.roots.map((root) => Buffer.from(root)),
  };
  const purging = { store: new TrashStore(database), days: config.trashDays };
  const making = { store, maxPerFolder: config.maxPerFolder };
  return {
    providers: [
      { provide: BuildPlanConsumer, useFactory: () => new BuildPlanConsumer(making) },
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
      {
        provide: PurgeTrashConsumer,
        useFactory: (tickets: Tickets) => new PurgeTrashConsumer(purging, tickets),
        inject: [Tickets],
      },
      provideDispatcher(
        'organize',
        [BuildPlanConsumer, ApplyPlanConsumer, UndoPlanConsumer, PurgeTrashConsumer],
        log,
      ),
    ],
  };
};
