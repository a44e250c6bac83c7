import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  DuplicateDecision,
  DuplicateDecisionResult,
  DuplicatePage,
  DuplicateQuery,
  DuplicateSelection,
  DuplicateView,
  PlanView,
} from '#contracts/http';
import { Scope } from '../access/scopes.js';
import { DuplicatesService } from './duplicates.service.js';

@ApiTags('duplicates')
@Controller('api/v1/duplicates')
export class DuplicatesController {
  constructor(@Inject(DuplicatesService) private readonly duplicates: DuplicatesService) {}

  /** Copies of one work and edition, or of one content, that are to be decided about. */
  @Get()
  @Scope('read')
  @ApiOkResponse({ type: DuplicatePage })
  async list(@Query() query: DuplicateQuery): Promise<DuplicatePage> {
    return this.duplicates.list(query);
  }

  /** Makes one plan that puts away every copy that another is clearly better than, or the same as. */
  @Post('decisions')
  @HttpCode(202)
  @Scope('organize')
  @ApiAcceptedResponse({ type: PlanView })
  async decideAll(@Body() selection: DuplicateSelection): Promise<PlanView> {
    return this.duplicates.decideAll(selection);
  }

  @Get(':id')
  @Scope('read')
  @ApiOkResponse({ type: DuplicateView })
  async one(@Param('id') id: string): Promise<DuplicateView> {
    return this.duplicates.one(id);
  }

  /** Keeps some copies; the others are put into a plan that moves them to the trash. Nothing is deleted. */
  @Post(':id/decision')
  @HttpCode(202)
  @Scope('organize')
  @ApiAcceptedResponse({ type: DuplicateDecisionResult })
  async decide(
    @Param('id') id: string,
    @Body() decision: DuplicateDecision,
  ): Promise<DuplicateDecisionResult> {
    return this.duplicates.decide(id, decision);
  }
}
