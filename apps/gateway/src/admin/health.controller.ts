import { Controller, Get, Inject, SetMetadata } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AdminHealthView, HealthView } from '#contracts/http';
import { DomainError } from '#domain';
import { Scope, SCOPE } from '../access/scopes.js';
import { HealthService } from './health.service.js';

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(@Inject(HealthService) private readonly service: HealthService) {}

  /** The process runs; the only route that needs no key. */
  @Get('livez')
  @SetMetadata(SCOPE, 'none')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** Database and queue answer, so requests can be served. */
  @Get('readyz')
  @Scope('read')
  @ApiOkResponse({ type: HealthView })
  async ready(): Promise<HealthView> {
    const health = await this.service.health();
    if (health.status === 'ok') return health;
    throw new DomainError('health.not-ready', 'PostgreSQL or the queue does not answer', true);
  }

  @Get('api/v1/admin/health')
  @Scope('admin')
  @ApiOkResponse({ type: AdminHealthView })
  async health(): Promise<AdminHealthView> {
    return this.service.full();
  }
}
