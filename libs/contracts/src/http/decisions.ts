import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { WORK_KINDS, type WorkKindName } from './works.js';

const MOST_ID = 2 ** 31 - 1;
const MOST_AT_ONCE = 200;
const IS_ID = /^\d{1,18}$/;

/** Exactly one of `tmdbId`, `imdbId`, `tvdbId`, `reject`, `skip` and `undo`. */
export class Decision {
  @ApiPropertyOptional({ description: 'The work it is, by its TMDb id' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_ID)
  tmdbId?: number;

  @ApiPropertyOptional({ description: 'The work it is, by its IMDb id: `tt0133093`' })
  @IsOptional()
  @Matches(/^tt\d{1,12}$/, { message: 'imdbId must be like tt0133093' })
  imdbId?: string;

  @ApiPropertyOptional({ description: 'The work it is, by its TVDB id' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_ID)
  tvdbId?: number;

  @ApiPropertyOptional({
    enum: WORK_KINDS,
    description: 'Film or series, beside an id; when left out, the kind that was read',
  })
  @IsOptional()
  @IsIn(WORK_KINDS)
  kind?: WorkKindName;

  @ApiPropertyOptional({ enum: [true], description: 'None of the candidates is right: keep asking no more' })
  @IsOptional()
  @Equals(true)
  reject?: boolean;

  @ApiPropertyOptional({ enum: [true], description: 'Not now: it goes to the end of the list, undecided' })
  @IsOptional()
  @Equals(true)
  skip?: boolean;

  @ApiPropertyOptional({
    enum: [true],
    description: 'Takes back any decision, yours or an automatic one, with those that followed it',
  })
  @IsOptional()
  @Equals(true)
  undo?: boolean;
}

export class DecisionResult {
  @ApiProperty()
  id: string;

  @ApiProperty({ enum: ['identified', 'rejected', 'review', 'unmatched', 'ready', 'waiting'] })
  state: string;

  @ApiProperty({ description: 'Files that the decision is about, those of `alsoDecided` among them' })
  files: number;

  @ApiProperty({ description: 'Of these, episodes that the series does not have: they stay in review' })
  unplaced: number;

  @ApiProperty({ type: [String], description: 'Other clusters that were settled, or taken back, with it' })
  alsoDecided: readonly string[];
}

/** At least one of `minScore` and `ids`. */
export class BulkDecisionRequest {
  @ApiPropertyOptional({ minimum: 0, maximum: 1, description: 'Accept only candidates as good as this' })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  minScore?: number;

  @ApiPropertyOptional({ type: [String], maxItems: MOST_AT_ONCE, description: 'Only these clusters' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_AT_ONCE)
  @Matches(IS_ID, { each: true, message: 'ids must be ids of clusters' })
  ids?: string[];

  @ApiPropertyOptional({ enum: WORK_KINDS })
  @IsOptional()
  @IsIn(WORK_KINDS)
  kind?: WorkKindName;

  @ApiPropertyOptional({ default: false, description: 'Only say what would be decided' })
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;

  @ApiPropertyOptional({ description: '`nextCursor` of the call before' })
  @IsOptional()
  @Matches(IS_ID, { message: 'cursor must be the nextCursor of the call before' })
  cursor?: string;
}

export class BulkDecisionView {
  @ApiProperty()
  id: string;

  @ApiProperty({ enum: WORK_KINDS })
  kind: string;

  @ApiProperty()
  tmdbId: number;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: Number, nullable: true })
  year: number | null;

  @ApiProperty()
  score: number;
}

export class BulkRefusalView {
  @ApiProperty()
  id: string;

  @ApiProperty({ description: 'A stable code, as `review.tied` or `provider.unavailable`' })
  code: string;

  @ApiProperty()
  reason: string;
}

export class BulkDecisionResult {
  @ApiProperty({ description: 'How many were decided' })
  accepted: number;

  @ApiProperty({ type: [BulkDecisionView] })
  decisions: readonly BulkDecisionView[];

  @ApiProperty({ type: [BulkRefusalView], description: 'What was left as it is, and why' })
  skipped: readonly BulkRefusalView[];

  @ApiProperty({ description: 'Whether clusters are left that this call did not look at' })
  more: boolean;

  @ApiProperty({ type: String, nullable: true, description: '`cursor` of the next call' })
  nextCursor: string | null;
}
