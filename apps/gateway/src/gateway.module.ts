import { type DynamicModule, type FactoryProvider, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AcceptBest, DecideReviews, MetadataProvider } from '#domain';
import {
  Database,
  PlanRequests,
  PostgresIdentifyStore,
  PostgresReviewStore,
  ReviewQueries,
  TitleQueries,
  TrashStore,
  VideoQueries,
} from '#infrastructure/database';
import { QueueAdmin, QueueModule, Tickets } from '#infrastructure/queue';
import type { Runtime } from '#infrastructure/runtime';
import { AccessGuard } from './access/access.guard.js';
import { HealthController } from './admin/health.controller.js';
import { HealthService } from './admin/health.service.js';
import { JobsController } from './admin/jobs.controller.js';
import { ProvidersController } from './admin/providers.controller.js';
import { ProvidersService } from './admin/providers.service.js';
import { DuplicatesController } from './duplicates/duplicates.controller.js';
import { DuplicatesService } from './duplicates/duplicates.service.js';
import { LibrariesController } from './libraries/libraries.controller.js';
import { NamingController } from './naming/naming.controller.js';
import { PlansController } from './plans/plans.controller.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { ReviewsService } from './reviews/reviews.service.js';
import { ScansController } from './scans/scans.controller.js';
import { ScansService } from './scans/scans.service.js';
import { TitlesController } from './titles/titles.controller.js';
import { TitlesService } from './titles/titles.service.js';
import { TrashController } from './trash/trash.controller.js';
import { VideosController } from './videos/videos.controller.js';

const CONTROLLERS = [
  DuplicatesController,
  HealthController,
  JobsController,
  LibrariesController,
  NamingController,
  PlansController,
  ProvidersController,
  ReviewsController,
  ScansController,
  TitlesController,
  TrashController,
  VideosController,
];

/** What the routes are wired to. */
const PARTS = [
  Database,
  DuplicatesService,
  HealthService,
  PlanRequests,
  ProvidersService,
  QueueAdmin,
  ReviewsService,
  ScansService,
  Tickets,
  TitlesService,
  TrashStore,
  VideoQueries,
];

/** The routes alone, for their description: nothing behind them is made or called. */
@Module({ controllers: CONTROLLERS, providers: PARTS.map((provide) => ({ provide, useValue: null })) })
export class RoutesOnlyModule {}

/** The one place that says what the gateway is made of. */
@Module({})
export class GatewayModule {
  static forRuntime(runtime: Runtime, provider: MetadataProvider): DynamicModule {
    const { config, database, databaseUrl, log, owner } = runtime;
    const { dataDir, storageDir, viewDir, roots } = config;
    const closed = [dataDir, storageDir, viewDir].filter((dir) => dir !== null);
    return {
      module: GatewayModule,
      imports: [QueueModule.forRoot({ queueUrl: config.queueUrl, databaseUrl, log })],
      controllers: CONTROLLERS,
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: Database, useValue: database },
        { provide: ProvidersService, useValue: new ProvidersService(database, config) },
        { provide: PlanRequests, useValue: new PlanRequests(database) },
        duplicatesOf(database),
        {
          provide: ReviewsService,
          useFactory: (tickets: Tickets) => reviewsOf({ database, owner }, provider, tickets),
          inject: [Tickets],
        },
        {
          provide: TitlesService,
          useFactory: (tickets: Tickets) =>
            new TitlesService(new TitleQueries(database), tickets, config.enrich),
          inject: [Tickets],
        },
        { provide: TrashStore, useValue: new TrashStore(database) },
        { provide: VideoQueries, useValue: new VideoQueries(database) },
        {
          provide: ScansService,
          useFactory: (tickets: Tickets) => new ScansService(database, tickets, { roots, closed }),
          inject: [Tickets],
        },
        {
          provide: HealthService,
          useFactory: (queues: QueueAdmin) => new HealthService(database, queues, config),
          inject: [QueueAdmin],
        },
        { provide: QueueAdmin, useFactory: (tickets: Tickets) => new QueueAdmin(tickets), inject: [Tickets] },
      ],
    };
  }
}

function reviewsOf(
  { database, owner }: Pick<Runtime, 'database' | 'owner'>,
  provider: MetadataProvider,
  tickets: Tickets,
): ReviewsService {
  const store = new PostgresReviewStore(database);
  const decide = new DecideReviews(new PostgresIdentifyStore(database, owner), store, provider);
  const acceptBest = new AcceptBest(decide, store, provider);
  return new ReviewsService({
    reviews: new ReviewQueries(database),
    ...{ decide, acceptBest, provider, tickets },
  });
}
const duplicatesOf = (database: Database): FactoryProvider => ({
  provide: DuplicatesService,
  useFactory: (plans: PlanRequests, tickets: Tickets) => new DuplicatesService(database, plans, tickets),
  inject: [PlanRequests, Tickets],
});
