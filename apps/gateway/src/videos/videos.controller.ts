import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { VideoDetailView, VideoPage, VideoQuery } from '#contracts/http';
import { DomainError } from '#domain';
import { VideoQueries } from '#infrastructure/database';
import { Scope } from '../access/scopes.js';
import { IdPipe } from '../id.pipe.js';

@ApiTags('videos')
@Controller('api/v1/videos')
@Scope('read')
export class VideosController {
  constructor(@Inject(VideoQueries) private readonly videos: VideoQueries) {}

  @Get()
  @ApiOkResponse({ type: VideoPage })
  async list(@Query() query: VideoQuery): Promise<VideoPage> {
    const { q = null, state = null, kind = null, include, probe, limit, cursor = null } = query;
    const filter = { q, state, kind, damaged: probe === 'failed', everything: include === 'everything' };
    return this.videos.list(filter, { limit, cursor });
  }

  @Get(':id')
  @ApiOkResponse({ type: VideoDetailView })
  async one(@Param('id', IdPipe) id: string): Promise<VideoDetailView> {
    const video = await this.videos.one(id);
    if (video === null) throw new DomainError('video.not-found', `There is no file ${id}`);
    return video;
  }
}
