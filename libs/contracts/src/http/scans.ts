import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsId } from './common.js';

/** The longest path of Linux, in bytes; an honest limit for characters too. */
const LONGEST_PATH = 4_096;

export class RequestScan {
  @ApiPropertyOptional({ description: 'An absolute path; without it, `libraryId` and its sources' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_PATH)
  path?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsId()
  libraryId?: string;

  @ApiPropertyOptional({
    description: 'Read every folder, also where its times say that nothing has changed since the last scan',
  })
  @IsOptional()
  @IsBoolean()
  full?: boolean;
}

export class WaitingForView {
  @ApiProperty()
  provider: string;

  @ApiProperty({ enum: ['provider.unavailable', 'provider.refused-key', 'provider.no-key'] })
  problem: string;

  @ApiProperty()
  message: string;

  @ApiProperty({ format: 'date-time' })
  since: string;
}

export class ScanView {
  @ApiProperty()
  id: string;

  @ApiProperty()
  libraryId: string;

  @ApiProperty()
  path: string;

  @ApiProperty({ enum: ['pending', 'running', 'needs-confirmation', 'completed', 'failed', 'cancelled'] })
  state: string;

  @ApiProperty({ description: 'No video below the path waits for its identity any more' })
  settled: boolean;

  @ApiProperty({ type: String, nullable: true })
  error: string | null;

  @ApiProperty({ description: 'Whether every folder is read, also where its times are the same' })
  full: boolean;

  @ApiProperty({
    enum: ['user', 'watch', 'schedule'],
    description: 'A user, a change in a folder, or the clock',
  })
  askedBy: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description:
      'Files per state, and what the walk added, updated, found renamed or moved, left unchanged, missed, ignored and failed to read',
  })
  counts: Readonly<Record<string, number>>;

  @ApiProperty({ type: WaitingForView, nullable: true })
  waitingFor: WaitingForView | null;

  @ApiProperty({ format: 'date-time' })
  requestedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt: string | null;
}

export class ScanPage {
  @ApiProperty({ type: [ScanView] })
  items: readonly ScanView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
