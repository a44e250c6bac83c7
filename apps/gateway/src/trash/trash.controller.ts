import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { EmptiedTrash, EmptyTrash, PlanView, TrashItem, TrashPage, TrashQuery } from '#contracts/http';
import { PurgeTrashJob, UndoPlanJob } from '#contracts/jobs';
import { DomainError } from '#domain';
import { PlanRequests, TrashStore } from '#infrastructure/database';
import { Tickets } from '#infrastructure/queue';
import { Scope } from '../access/scopes.js';
import { IdPipe } from '../id.pipe.js';

@ApiTags('trash')
@Controller('api/v1/trash')
export class TrashController {
  constructor(
    @Inject(TrashStore) private readonly trash: TrashStore,
    @Inject(PlanRequests) private readonly plans: PlanRequests,
    @Inject(Tickets) private readonly tickets: Tickets,
  ) {}

  /** What was put away, the latest first. */
  @Get()
  @Scope('read')
  @ApiOkResponse({ type: TrashPage })
  async list(@Query() { limit, cursor, state }: TrashQuery): Promise<TrashPage> {
    return this.trash.list(
      { limit, cursor: cursor ?? null },
      state === undefined ? ['held', 'kept'] : [state],
    );
  }

  @Get(':id')
  @Scope('read')
  @ApiOkResponse({ type: TrashItem })
  async one(@Param('id', IdPipe) id: string): Promise<TrashItem> {
    const item = await this.trash.one(id);
    if (item === null) throw new DomainError('trash.not-found', `Operation ${id} has put nothing away`);
    return item;
  }

  /** Brings a file back by undoing what put it away, with all that was done for the same video. */
  @Post(':id/restore')
  @HttpCode(202)
  @Scope('organize')
  @ApiAcceptedResponse({ type: PlanView, description: 'The plan that is being undone in part' })
  async restore(@Param('id', IdPipe) id: string): Promise<PlanView> {
    const { planId, state } = await this.one(id);
    if (!['held', 'kept'].includes(state))
      throw new DomainError('trash.not-held', `This file is ${state}: it cannot be brought back`);
    const plan = await this.plans.one(planId);
    const traceId = await this.plans.startUndo(planId, plan?.hash ?? '', { operationIds: [id] });
    await this.tickets.wake(UndoPlanJob, { planId, traceId });
    const undoing = await this.plans.one(planId);
    if (undoing === null) throw new DomainError('plan.not-found', `There is no plan ${planId}`);
    return undoing;
  }

  /** Removes files for good. Nothing else in CineOrg does, but the days that `CINEORG_TRASH_DAYS` sets. */
  @Post('empty')
  @HttpCode(202)
  @Scope('admin')
  @ApiAcceptedResponse({ type: EmptiedTrash })
  async empty(@Body() { olderThanDays, ids }: EmptyTrash): Promise<EmptiedTrash> {
    if ((olderThanDays === undefined) === (ids === undefined))
      throw new DomainError('trash.what', 'Say what is to go: either olderThanDays or ids');
    const purging =
      olderThanDays === undefined
        ? await this.trash.markThese(ids ?? [])
        : await this.trash.markOlderThan(olderThanDays);
    if (purging > 0) await this.tickets.wake(PurgeTrashJob, { traceId: randomUUID() });
    return { purging };
  }
}
