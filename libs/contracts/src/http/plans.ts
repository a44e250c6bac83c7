import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsHash,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsId, MayBeLeftOut, PageQuery } from './common.js';

/** The longest path of Linux, in bytes; an honest limit for characters too. */
const LONGEST_PATH = 4_096;
/** Ids that one request may name. */
const MOST_IDS = 10_000;

/** The part of a library that a plan is for: what fits all that is given. */
export class PlanFilter {
  @ApiPropertyOptional({ enum: ['movie', 'episode'] })
  @MayBeLeftOut()
  @IsIn(['movie', 'episode'])
  kind?: 'movie' | 'episode';

  @ApiPropertyOptional({ description: 'A folder or file as it was scanned, as an absolute path' })
  @MayBeLeftOut()
  @Matches(/^\/[^\p{Cc}\p{Cs}]*$/u, {
    message: 'path must be absolute, without control characters and halves of surrogates',
  })
  @MaxLength(LONGEST_PATH)
  path?: string;

  @ApiPropertyOptional({ description: 'Files that this scan was the last to see' })
  @MayBeLeftOut()
  @IsId()
  scanId?: string;

  @ApiPropertyOptional({ type: [String] })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MOST_IDS)
  @IsId({ each: true })
  titleIds?: readonly string[];

  @ApiPropertyOptional({ type: [String], description: 'Videos' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MOST_IDS)
  @IsId({ each: true })
  fileIds?: readonly string[];
}

export class RequestPlan {
  @ApiPropertyOptional({ description: 'The default library when left out' })
  @IsOptional()
  @IsId()
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
  @MayBeLeftOut()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_IDS)
  @IsId({ each: true })
  operations?: readonly string[];

  @ApiPropertyOptional({ type: [String], description: 'As `operations`, by the files they are about' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_IDS)
  @IsId({ each: true })
  files?: readonly string[];
}

const KINDS = ['move', 'link', 'copy', 'symlink', 'relink', 'unlink', 'trash'];

const OPERATION_STATES = ['planned', 'acting', 'done', 'undone', 'conflict', 'needs-attention', 'skipped'];

/** Which operations of a plan a page is to hold. */
export class OperationQuery extends PageQuery {
  @ApiPropertyOptional({ enum: OPERATION_STATES })
  @MayBeLeftOut()
  @IsIn(OPERATION_STATES)
  state?: string;

  @ApiPropertyOptional({ enum: KINDS })
  @MayBeLeftOut()
  @IsIn(KINDS)
  kind?: string;

  @ApiPropertyOptional({ description: 'One video with its companions and links' })
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  group?: number;

  @ApiPropertyOptional({ enum: ['true'], description: 'Only those that have a reason' })
  @MayBeLeftOut()
  @IsIn(['true'])
  refused?: 'true';
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

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why it stands still while it is applied or undone: a disk that is not mounted',
  })
  disk: string | null;
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

  @ApiProperty({
    description: 'Videos that have their names already: they count as organized once it is applied',
  })
  settles: number;

  @ApiProperty({ type: PlanWaiting, nullable: true, description: 'What the plan waits for' })
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

  @ApiPropertyOptional({ description: 'The same in base64, when the path is not UTF-8' })
  sourceBytes?: string;

  @ApiProperty()
  target: string;

  @ApiPropertyOptional({ description: 'The same in base64, when the path is not UTF-8' })
  targetBytes?: string;

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
