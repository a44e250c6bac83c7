import { CompareContents } from '#domain';
import {
  PlanDuplicates,
  PostgresContentStore,
  PostgresPlanStore,
  TrashStore,
} from '#infrastructure/database';
import { NodeContentReader } from '#infrastructure/files';
import { manifestFolder, trashFolders } from '#infrastructure/plans';
import { provideDispatcher, Tickets } from '#infrastructure/queue';
import type { Runtime, WorkerWiring } from '#infrastructure/runtime';
import { BuildPlanConsumer } from './build-plan.consumer.js';
import { CompareContentsConsumer } from './compare-contents.consumer.js';
import { PurgeTrashConsumer } from './purge-trash.consumer.js';
import { ApplyPlanConsumer, UndoPlanConsumer } from './run-plan.consumers.js';

/** The one place that says what the organizer worker is made of. */
export const organizerWiring: WorkerWiring = ({ config, database, owner, log }: Runtime) => {
  const store = new PostgresPlanStore(database, owner);
  const trashFor = trashFolders(config);
  const plans = {
    store,
    manifests: manifestFolder(config.dataDir),
    settings: { trashFor, rights: config.rights },
    kept: config.roots.map((root) => Buffer.from(root)),
  };
  const purging = { store: new TrashStore(database), days: config.trashDays };
  const duplicates = new PlanDuplicates(database);
  const making = { store, duplicates, maxPerFolder: config.maxPerFolder, trashFor, probe: config.probe };
  const contents = new PostgresContentStore(database, owner);
  const compare = config.duplicates ? new CompareContents(contents, new NodeContentReader()) : null;
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
      {
        provide: CompareContentsConsumer,
        useFactory: (tickets: Tickets) => new CompareContentsConsumer(compare, tickets),
        inject: [Tickets],
      },
      {
        provide: PurgeTrashConsumer,
        useFactory: (tickets: Tickets) => new PurgeTrashConsumer(purging, tickets),
        inject: [Tickets],
      },
      provideDispatcher(
        'organize',
        [BuildPlanConsumer, ApplyPlanConsumer, UndoPlanConsumer, PurgeTrashConsumer, CompareContentsConsumer],
        log,
      ),
    ],
  };
};
