import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  CollectionPage,
  EnrichmentView,
  EnrichRequest,
  PageQuery,
  TitleDetailView,
  TitlePage,
  TitleQuery,
} from '#contracts/http';
import { DomainError } from '#domain';
import { Scope } from '../access/scopes.js';
import { IdPipe } from '../id.pipe.js';
import { TitlesService } from './titles.service.js';

@ApiTags('titles')
@Controller('api/v1')
export class TitlesController {
  constructor(@Inject(TitlesService) private readonly titles: TitlesService) {}

  /** Films and series of the library, with what is known of them. */
  @Get('titles')
  @Scope('read')
  @ApiOkResponse({ type: TitlePage })
  async list(@Query() query: TitleQuery): Promise<TitlePage> {
    const { q = null, kind = null, limit, cursor = null } = query;
    return this.titles.queries.list({ q, kind }, { limit, cursor });
  }

  /** How many titles wait for their facts. */
  @Get('titles/enrichment')
  @Scope('read')
  @ApiOkResponse({ type: EnrichmentView })
  async enrichment(): Promise<EnrichmentView> {
    return this.titles.enrichment();
  }

  /** Fetches facts that are missing, and with `refresh` those that the provider changed. */
  @Post('titles/enrichment')
  @HttpCode(202)
  @Scope('organize')
  @ApiAcceptedResponse({ type: EnrichmentView })
  async enrich(@Body() { refresh = false }: EnrichRequest): Promise<EnrichmentView> {
    return this.titles.enrich(refresh);
  }

  @Get('titles/:id')
  @Scope('read')
  @ApiOkResponse({ type: TitleDetailView })
  async one(@Param('id', IdPipe) id: string): Promise<TitleDetailView> {
    const title = await this.titles.queries.one(id);
    if (title === null) throw new DomainError('title.not-found', `No title of the library has the id ${id}`);
    return title;
  }

  /** Sagas of which a film is in the library. */
  @Get('collections')
  @Scope('read')
  @ApiOkResponse({ type: CollectionPage })
  async collections(@Query() { limit, cursor }: PageQuery): Promise<CollectionPage> {
    return this.titles.queries.collections({ limit, cursor: cursor ?? null });
  }
}
