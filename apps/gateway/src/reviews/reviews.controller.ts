import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  BulkDecisionRequest,
  BulkDecisionResult,
  Decision,
  DecisionResult,
  ReviewPage,
  ReviewQuery,
  ReviewView,
  WorkList,
  WorkQuery,
} from '#contracts/http';
import { Scope } from '../access/scopes.js';
import { IdPipe } from '../id.pipe.js';
import { ReviewsService } from './reviews.service.js';

@ApiTags('reviews')
@Controller('api/v1/reviews')
export class ReviewsController {
  constructor(@Inject(ReviewsService) private readonly reviews: ReviewsService) {}

  /** What waits for the user; what was put off comes last. */
  @Get()
  @Scope('read')
  @ApiOkResponse({ type: ReviewPage })
  async list(@Query() query: ReviewQuery): Promise<ReviewPage> {
    return this.reviews.list(query);
  }

  /** Free search at the provider, to find what a cluster is. */
  @Get('search')
  @Scope('read')
  @ApiOkResponse({ type: WorkList })
  async search(@Query() query: WorkQuery): Promise<WorkList> {
    return this.reviews.search(query);
  }

  /** One cluster, decided or not. */
  @Get(':id')
  @Scope('read')
  @ApiOkResponse({ type: ReviewView })
  async one(@Param('id', IdPipe) id: string): Promise<ReviewView> {
    return this.reviews.one(id);
  }

  /** Gives clusters in review their best candidate, where it is good enough and alone at the top. */
  @Post('decisions')
  @HttpCode(200)
  @Scope('organize')
  @ApiOkResponse({ type: BulkDecisionResult })
  async acceptMany(@Body() request: BulkDecisionRequest): Promise<BulkDecisionResult> {
    return this.reviews.acceptMany(request);
  }

  /** Decides a cluster, and for a series the other undecided clusters of it in the same folder. */
  @Post(':id/decision')
  @HttpCode(200)
  @Scope('organize')
  @ApiOkResponse({ type: DecisionResult })
  async decide(@Param('id', IdPipe) id: string, @Body() decision: Decision): Promise<DecisionResult> {
    return this.reviews.makeDecision(id, decision);
  }
}
