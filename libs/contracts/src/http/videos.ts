import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from './common.js';

const STATES = [
  'discovered',
  'identified',
  'review',
  'unmatched',
  'planned',
  'organized',
  'missing',
  'failed',
  'attached',
  'ignored',
];
const KINDS = ['movie', 'episode', 'extra', 'sample', 'subtitle', 'other'];

export class VideoQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of the title or file name' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({ enum: STATES })
  @IsOptional()
  @IsIn(STATES)
  state?: string;

  @ApiPropertyOptional({ enum: KINDS })
  @IsOptional()
  @IsIn(KINDS)
  kind?: string;

  @ApiPropertyOptional({ enum: ['videos', 'everything'], default: 'videos' })
  @IsOptional()
  @IsIn(['videos', 'everything'])
  include?: string;
}

export class VideoView {
  @ApiProperty()
  id: string;

  @ApiProperty({ type: String, nullable: true })
  clusterId: string | null;

  @ApiProperty({ description: 'Where the scan found it' })
  path: string;

  @ApiPropertyOptional({ description: 'The path in base64, when it is not UTF-8' })
  pathBytes?: string;

  @ApiProperty({ description: 'Where it is now' })
  currentPath: string;

  @ApiPropertyOptional()
  currentPathBytes?: string;

  @ApiProperty({ enum: KINDS })
  kind: string;

  @ApiProperty({ enum: STATES })
  state: string;

  @ApiProperty({ type: String, nullable: true })
  title: string | null;

  @ApiProperty({ type: Number, nullable: true })
  tmdbId: number | null;

  @ApiProperty({ type: Number, nullable: true })
  season: number | null;

  @ApiProperty({ type: [Number] })
  episodes: readonly number[];

  @ApiProperty({ type: Number, nullable: true })
  part: number | null;

  @ApiProperty({ type: Number, nullable: true, minimum: 0, maximum: 1 })
  score: number | null;

  @ApiProperty({ type: String, enum: ['auto', 'user'], nullable: true })
  decidedBy: string | null;

  @ApiProperty({ type: [String] })
  reasons: readonly string[];
}

export class VideoPage {
  @ApiProperty({ type: [VideoView] })
  items: readonly VideoView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
