import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsHash,
  IsIn,
  IsInt,
  IsNumberString,
  IsObject,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from './common.js';

/** The longest path of Linux, in bytes; an honest limit for characters too. */
const LONGEST_PATH = 4_096;
/** Ids that one request may name. */
const MOST_IDS = 10_000;

/** The part of a library that a plan is for: what fits all that is given. */
export class PlanFilter {
  @ApiPropertyOptional({ enum: ['movie', 'episode'] })
  @IsOptional()
  @IsIn(['movie', 'episode'])
  kind?: 'movie' | 'episode';

  @ApiPropertyOptional({ description: 'A folder or file as it was scanned, as an absolute path' })
  @IsOptional()
  @Matches(/^\/\P{Cc}*$/u, { message: 'path must be absolute, without control characters' })
  @MaxLength(LONGEST_PATH)
  path?: string;

  @ApiPropertyOptional({ description: 'Files that this scan was the last to see' })
  @IsOptional()
  @IsNumberString({ no_symbols: true })
  scanId?: string;

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_IDS)
  @IsNumberString({ no_symbols: true }, { each: true })
  titleIds?: readonly string[];

  @ApiPropertyOptional({ type: [String], description: 'Videos' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_IDS)
  @IsNumberString({ no_symbols: true }, { each: true })
  fileIds?: readonly string[];
}

export class RequestPlan {
  @ApiPropertyOptional({ description: 'The default library when left out' })
  @IsOptional()
  @IsNumberString({ no_symbols: true })
  libraryId?: string;

  @ApiPropertyOptional({ type: PlanFilter, description: 'Everything that is identified when left out' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PlanFilter)
  filter?: PlanFilter;
}

export class PlanHash {
  @ApiProperty({ description: 'The hash of the plan that was looked at' })
  @IsHash('sha256')
  hash: string;
}

export class UndoPlan extends PlanHash {
  @ApiPropertyOptional({
    type: [String],
    description:
      'Operations to take back, each with the whole of its group: a video with its companions and links. All when left out',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_IDS)
  @IsNumberString({ no_symbols: true }, { each: true })
  operations?: readonly string[];

  @ApiPropertyOptional({ type: [String], description: 'As `operations`, by the files they are about' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_IDS)
  @IsNumberString({ no_symbols: true }, { each: true })
  files?: readonly string[];
}

const KINDS = ['move', 'link', 'copy', 'symlink', 'relink', 'unlink', 'trash'];

const OPERATION_STATES = ['planned', 'acting', 'done', 'undone', 'conflict', 'needs-attention', 'skipped'];

/** Which operations of a plan a page is to hold. */
export class OperationQuery extends PageQuery {
  @ApiPropertyOptional({ enum: OPERATION_STATES })
  @IsOptional()
  @IsIn(OPERATION_STATES)
  state?: string;

  @ApiPropertyOptional({ enum: KINDS })
  @IsOptional()
  @IsIn(KINDS)
  kind?: string;

  @ApiPropertyOptional({ description: 'One video with its companions and links' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  group?: number;
}

const STATES = [
  'building',
  'ready',
  'applying',
  'paused',
  'applied',
  'partly-applied',
  'undoing',
  'undone',
  'stale',
  'failed',
];

export class OperationCount {
  @ApiProperty({ enum: KINDS })
  kind: string;

  @ApiProperty({ enum: OPERATION_STATES })
  state: string;

  @ApiProperty()
  operations: number;

  @ApiProperty({ description: 'Those of them that have a reason' })
  refused: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Of files that are copied' })
  bytes: number | null;
}

export class PlanWaiting {
  @ApiProperty({ description: 'Videos whose headers are read first, since their names say what is in them' })
  probes: number;
}

export class PlanView {
  @ApiProperty()
  id: string;

  @ApiProperty()
  libraryId: string;

  @ApiProperty({ type: PlanFilter, nullable: true, description: 'The part of the library that it is for' })
  filter: PlanFilter | null;

  @ApiProperty({ type: String, nullable: true })
  hash: string | null;

  @ApiProperty({ enum: STATES })
  state: string;

  @ApiProperty({ type: String, nullable: true })
  error: string | null;

  @ApiProperty({ description: 'File operations planned' })
  operations: number;

  @ApiProperty({ description: 'Videos left out for a conflict' })
  conflicts: number;

  @ApiProperty()
  done: number;

  @ApiProperty({ description: 'Operations refused while applying or undoing' })
  refused: number;

  @ApiProperty({ type: [OperationCount], description: 'Operations by kind and state' })
  counts: readonly OperationCount[];

  @ApiProperty({ type: PlanWaiting, nullable: true, description: 'What making the plan waits for' })
  waitingFor: PlanWaiting | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When applying began' })
  appliedAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When its last undo began' })
  undoneAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt: string | null;
}

export class PlanPage {
  @ApiProperty({ type: [PlanView] })
  items: readonly PlanView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class OperationView {
  @ApiProperty()
  id: string;

  @ApiProperty({ description: 'Operations of one video share it' })
  group: number;

  @ApiProperty({ description: 'The row of the file that it is about' })
  fileId: string;

  @ApiProperty({ enum: KINDS })
  kind: string;

  @ApiProperty()
  source: string;

  @ApiProperty()
  target: string;

  @ApiProperty({ enum: OPERATION_STATES })
  state: string;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

export class OperationPage {
  @ApiProperty({ type: [OperationView] })
  items: readonly OperationView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
