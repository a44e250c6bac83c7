import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ProvidersView } from '#contracts/http';
import { Scope } from '../access/scopes.js';
import { ProvidersService } from './providers.service.js';

@ApiTags('admin')
@Controller('api/v1/admin/providers')
@Scope('admin')
export class ProvidersController {
  constructor(@Inject(ProvidersService) private readonly providers: ProvidersService) {}

  /** Health and budget of the services that know films and series, and what is cached of their answers. */
  @Get()
  @ApiOkResponse({ type: ProvidersView })
  async overview(): Promise<ProvidersView> {
    return this.providers.overview();
  }
}
