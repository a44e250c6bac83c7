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
  'trashed',
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

  @ApiPropertyOptional({ enum: ['failed'], description: 'Only files whose headers could not be read' })
  @IsOptional()
  @IsIn(['failed'])
  probe?: string;
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

export class VideoTrackView {
  @ApiProperty({ type: String, nullable: true })
  codec: string | null;

  @ApiProperty({ type: Number, nullable: true })
  width: number | null;

  @ApiProperty({ type: Number, nullable: true })
  height: number | null;

  @ApiProperty({ type: Number, nullable: true })
  framesPerSecond: number | null;

  @ApiProperty({ type: Number, nullable: true })
  bitDepth: number | null;

  @ApiProperty({ type: String, nullable: true })
  hdr: string | null;

  @ApiProperty({ type: String, nullable: true })
  scanType: string | null;
}

export class AudioTrackView {
  @ApiProperty({ type: String, nullable: true })
  codec: string | null;

  @ApiProperty({ type: Number, nullable: true })
  channels: number | null;

  @ApiProperty({ type: String, nullable: true })
  language: string | null;

  @ApiProperty({ type: String, nullable: true })
  title: string | null;

  @ApiProperty()
  isDefault: boolean;
}

export class SubtitleTrackView {
  @ApiProperty({ type: String, nullable: true })
  codec: string | null;

  @ApiProperty({ type: String, nullable: true })
  language: string | null;

  @ApiProperty({ type: String, nullable: true })
  title: string | null;

  @ApiProperty()
  isForced: boolean;
}

export class MediaView {
  @ApiProperty()
  container: string;

  @ApiProperty({ type: Number, nullable: true })
  durationMs: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Bits a second, of all streams together' })
  bitRate: number | null;

  @ApiProperty({ type: [VideoTrackView] })
  video: readonly VideoTrackView[];

  @ApiProperty({ type: [AudioTrackView] })
  audio: readonly AudioTrackView[];

  @ApiProperty({ type: [SubtitleTrackView] })
  subtitles: readonly SubtitleTrackView[];
}

export class VideoDetailView extends VideoView {
  @ApiProperty({
    type: MediaView,
    nullable: true,
    description: 'What the file’s headers say, once they were read',
  })
  media: MediaView | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why its headers could not be read' })
  mediaProblem: string | null;
}

export class VideoPage {
  @ApiProperty({ type: [VideoView] })
  items: readonly VideoView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
