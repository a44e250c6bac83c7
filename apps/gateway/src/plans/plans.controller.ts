import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  OperationPage,
  OperationQuery,
  PageQuery,
  PlanHash,
  PlanPage,
  PlanView,
  RequestPlan,
  UndoPlan,
} from '#contracts/http';
import { ApplyPlanJob, BuildPlanJob, UndoPlanJob } from '#contracts/jobs';
import { DomainError, type PlanFilter } from '#domain';
import { Database, findLibrary, PlanRequests } from '#infrastructure/database';
import { Tickets } from '#infrastructure/queue';
import { Scope } from '../access/scopes.js';
import { IdPipe } from '../id.pipe.js';

@ApiTags('plans')
@Controller('api/v1/plans')
export class PlansController {
  constructor(
    @Inject(PlanRequests) private readonly plans: PlanRequests,
    @Inject(Database) private readonly database: Database,
    @Inject(Tickets) private readonly tickets: Tickets,
  ) {}

  @Post()
  @HttpCode(202)
  @Scope('organize')
  @ApiAcceptedResponse({ type: PlanView })
  async create(@Body() { libraryId, filter }: RequestPlan): Promise<PlanView> {
    const library = await findLibrary(this.database, libraryId ?? null);
    if (library === null) throw new DomainError('library.not-found', `There is no library ${libraryId}`);
    const traceId = randomUUID();
    const planId = await this.plans.create(library.id, traceId, tidied(filter));
    await this.tickets.wake(BuildPlanJob, { planId, traceId });
    return this.one(planId);
  }

  @Get()
  @Scope('read')
  @ApiOkResponse({ type: PlanPage })
  async list(@Query() { limit, cursor }: PageQuery): Promise<PlanPage> {
    return this.plans.list({ limit, cursor: cursor ?? null });
  }

  @Get(':id')
  @Scope('read')
  @ApiOkResponse({ type: PlanView })
  async one(@Param('id', IdPipe) id: string): Promise<PlanView> {
    const plan = await this.plans.one(id);
    if (plan === null) throw new DomainError('plan.not-found', `There is no plan ${id}`);
    return plan;
  }

  @Get(':id/operations')
  @Scope('read')
  @ApiOkResponse({ type: OperationPage })
  async operations(
    @Param('id', IdPipe) id: string,
    @Query() { limit, cursor, ...filter }: OperationQuery,
  ): Promise<OperationPage> {
    await this.one(id);
    return this.plans.operations(id, { limit, cursor: cursor ?? null }, filter);
  }

  @Post(':id/apply')
  @HttpCode(202)
  @Scope('organize')
  @ApiAcceptedResponse({ type: PlanView })
  async apply(@Param('id', IdPipe) planId: string, @Body() { hash }: PlanHash): Promise<PlanView> {
    const traceId = await this.plans.startApply(planId, hash);
    await this.tickets.wake(ApplyPlanJob, { planId, traceId });
    return this.one(planId);
  }

  @Post(':id/undo')
  @HttpCode(202)
  @Scope('organize')
  @ApiAcceptedResponse({ type: PlanView })
  async undo(
    @Param('id', IdPipe) planId: string,
    @Body() { hash, operations, files }: UndoPlan,
  ): Promise<PlanView> {
    const traceId = await this.plans.startUndo(planId, hash, { operationIds: operations, fileIds: files });
    await this.tickets.wake(UndoPlanJob, { planId, traceId });
    return this.one(planId);
  }

  @Post(':id/pause')
  @HttpCode(202)
  @Scope('organize')
  @ApiAcceptedResponse({ type: PlanView })
  async pause(@Param('id', IdPipe) planId: string): Promise<PlanView> {
    await this.plans.pause(planId);
    return this.one(planId);
  }

  @Post(':id/resume')
  @HttpCode(202)
  @Scope('organize')
  @ApiAcceptedResponse({ type: PlanView })
  async resume(@Param('id', IdPipe) planId: string): Promise<PlanView> {
    const traceId = await this.plans.resume(planId);
    await this.tickets.wake(ApplyPlanJob, { planId, traceId });
    return this.one(planId);
  }

  @Post(':id/cancel')
  @HttpCode(202)
  @Scope('organize')
  @ApiAcceptedResponse({ type: PlanView })
  async cancel(@Param('id', IdPipe) planId: string): Promise<PlanView> {
    const traceId = await this.plans.cancel(planId);
    if (traceId !== null) await this.tickets.wake(ApplyPlanJob, { planId, traceId });
    return this.one(planId);
  }
}

/** The filter as it is stored: without what was not given, and its folder without end slash. */
function tidied(filter: RequestPlan['filter']): PlanFilter | null {
  const given = Object.entries(filter ?? {}).filter(([, value]) => value !== undefined && value !== null);
  if (given.length === 0) return null;
  return Object.fromEntries(
    given.map(([name, value]) => [name, name === 'path' ? String(value).replace(/\/+$/, '') : value]),
  );
}
