import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { JobList, JobsView, PageQuery } from '#contracts/http';
import { Database, waitingWork } from '#infrastructure/database';
import { QueueAdmin } from '#infrastructure/queue';
import { Scope } from '../access/scopes.js';

@ApiTags('admin')
@Controller('api/v1/admin/jobs')
@Scope('admin')
export class JobsController {
  constructor(
    @Inject(QueueAdmin) private readonly queues: QueueAdmin,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Get()
  @ApiOkResponse({ type: JobsView })
  async overview(): Promise<JobsView> {
    const [{ queues, workers }, work] = await Promise.all([
      this.queues.overview(),
      waitingWork(this.database),
    ]);
    return { queues, work, workers };
  }

  @Get(':queue')
  @ApiOkResponse({ type: JobList })
  async jobs(@Param('queue') queue: string, @Query() { limit }: PageQuery): Promise<JobList> {
    return { items: await this.queues.jobs(queue, limit) };
  }

  @Post(':queue/pause')
  @HttpCode(204)
  @ApiNoContentResponse()
  async pause(@Param('queue') queue: string): Promise<void> {
    await this.queues.pause(queue);
  }

  @Post(':queue/resume')
  @HttpCode(204)
  @ApiNoContentResponse()
  async resume(@Param('queue') queue: string): Promise<void> {
    await this.queues.resume(queue);
  }

  @Post(':queue/:id/retry')
  @HttpCode(204)
  @ApiNoContentResponse()
  async retry(@Param('queue') queue: string, @Param('id') id: string): Promise<void> {
    await this.queues.retry(queue, id);
  }

  @Delete(':queue/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@Param('queue') queue: string, @Param('id') id: string): Promise<void> {
    await this.queues.remove(queue, id);
  }
}
