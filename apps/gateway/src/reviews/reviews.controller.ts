import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  Decision,
  DecisionResult,
  PageQuery,
  ReviewPage,
  ReviewView,
  WorkList,
  WorkQuery,
} from '#contracts/http';
import { DomainError, IdentifyClusters, MetadataProvider } from '#domain';
import { ReviewQueries } from '#infrastructure/database';
import { Scope } from '../access/scopes.js';
import { IdPipe } from '../id.pipe.js';

@ApiTags('reviews')
@Controller('api/v1/reviews')
export class ReviewsController {
  constructor(
    @Inject(ReviewQueries) private readonly reviews: ReviewQueries,
    @Inject(IdentifyClusters) private readonly identify: IdentifyClusters,
    @Inject(MetadataProvider) private readonly provider: MetadataProvider,
  ) {}

  @Get()
  @Scope('read')
  @ApiOkResponse({ type: ReviewPage })
  async list(@Query() { limit, cursor }: PageQuery): Promise<ReviewPage> {
    return this.reviews.list({ limit, cursor: cursor ?? null });
  }

  /** Free search at the provider, to find what a cluster is. */
  @Get('search')
  @Scope('read')
  @ApiOkResponse({ type: WorkList })
  async search(@Query() { q, kind }: WorkQuery): Promise<WorkList> {
    return { items: await this.provider.search(kind ?? 'movie', q, null) };
  }

  @Get(':id')
  @Scope('read')
  @ApiOkResponse({ type: ReviewView })
  async one(@Param('id', IdPipe) id: string): Promise<ReviewView> {
    const review = await this.reviews.one(id);
    if (review === null)
      throw new DomainError('review.unknown-cluster', `Nothing of cluster ${id} is to be decided`);
    return review;
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Scope('organize')
  @ApiOkResponse({ type: DecisionResult })
  async decide(@Param('id', IdPipe) id: string, @Body() decision: Decision): Promise<DecisionResult> {
    const { tmdbId, reject } = decision;
    if ((tmdbId === undefined) === (reject !== true)) {
      throw new DomainError('review.invalid-decision', 'Give either "tmdbId" or "reject": true');
    }
    const kind = decision.kind ?? (await this.reviews.kindOf(id)) ?? 'movie';
    const state = await this.identify.choose(id, tmdbId === undefined ? null : { kind, tmdbId });
    return { id, state };
  }
}
