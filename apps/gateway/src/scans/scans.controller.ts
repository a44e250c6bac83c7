import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PageQuery, RequestScan, ScanPage, ScanView } from '#contracts/http';
import { Scope } from '../access/scopes.js';
import { IdPipe } from '../id.pipe.js';
import { ScansService } from './scans.service.js';

@ApiTags('scans')
@Controller('api/v1/scans')
export class ScansController {
  constructor(private readonly scans: ScansService) {}

  @Post()
  @HttpCode(202)
  @Scope('organize')
  @ApiAcceptedResponse({ type: ScanView })
  async request(@Body() body: RequestScan): Promise<ScanView> {
    return this.scans.request(body);
  }

  @Get()
  @Scope('read')
  @ApiOkResponse({ type: ScanPage })
  async list(@Query() page: PageQuery): Promise<ScanPage> {
    return this.scans.list(page);
  }

  @Get(':id')
  @Scope('read')
  @ApiOkResponse({ type: ScanView })
  async one(@Param('id', IdPipe) id: string): Promise<ScanView> {
    return this.scans.one(id);
  }

  @Delete(':id')
  @Scope('organize')
  @ApiOkResponse({ type: ScanView })
  async cancel(@Param('id', IdPipe) id: string): Promise<ScanView> {
    return this.scans.cancel(id);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Scope('organize')
  @ApiOkResponse({ type: ScanView })
  async confirm(@Param('id', IdPipe) id: string): Promise<ScanView> {
    return this.scans.confirm(id);
  }
}
