import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsNumber, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { LimitQuery } from './common.js';
import { WORK_KINDS, type WorkKindName, WorkView } from './works.js';

export class ReviewQuery extends LimitQuery {
  @ApiPropertyOptional({ enum: WORK_KINDS, description: 'As the names were read' })
  @IsOptional()
  @IsIn(WORK_KINDS)
  kind?: WorkKindName;

  @ApiPropertyOptional({ description: 'Part of the title that was read, or of its folder' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({ minimum: 0, maximum: 1, description: 'Only with a candidate as good as this' })
  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(1)
  minScore?: number;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before' })
  @IsOptional()
  @Matches(/^[0-2]-\d{1,18}-\d{1,18}$/, { message: 'cursor must be the nextCursor of the page before' })
  cursor?: string;
}

export class FeatureView {
  @ApiProperty()
  feature: string;

  @ApiProperty({ description: '0 (speaks against it) to 1 (speaks for it)' })
  score: number;

  @ApiProperty()
  detail: string;
}

export class CandidateView {
  @ApiProperty({ type: WorkView })
  work: WorkView;

  @ApiProperty()
  score: number;

  @ApiProperty({ type: [FeatureView], description: 'What speaks for and against it' })
  features: readonly FeatureView[];

  @ApiProperty({ type: Number, nullable: true, description: 'Minutes; null when not known yet' })
  runtime: number | null;
}

export class ReviewFileView {
  @ApiProperty()
  id: string;

  @ApiProperty({ description: 'Where it is now' })
  path: string;

  @ApiProperty({ description: 'Bytes' })
  size: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Minutes; null when not known yet' })
  duration: number | null;

  @ApiProperty()
  state: string;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ description: 'What its name says about its place in a series, as `S01E02`' })
  numbers: string;
}

export class ReviewChoiceView {
  @ApiProperty({ enum: WORK_KINDS })
  kind: string;

  @ApiProperty()
  tmdbId: number;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: Number, nullable: true })
  year: number | null;
}

export class ReviewView {
  @ApiProperty({ description: 'The cluster' })
  id: string;

  @ApiProperty({ enum: ['waiting', 'ready', 'identified', 'review', 'unmatched', 'rejected'] })
  state: string;

  @ApiProperty({ description: 'Whether it was put off' })
  skipped: boolean;

  @ApiProperty({ type: String, enum: ['auto', 'user'], nullable: true })
  decidedBy: string | null;

  @ApiProperty({ type: ReviewChoiceView, nullable: true, description: 'What it is decided to be' })
  chosen: ReviewChoiceView | null;

  @ApiProperty({ enum: WORK_KINDS })
  kind: string;

  @ApiProperty({ description: 'As the names were read' })
  title: string;

  @ApiProperty({ type: Number, nullable: true })
  year: number | null;

  @ApiProperty({ description: 'Files that the decision is about; in a list, those that wait for it' })
  files: number;

  @ApiProperty({ description: 'The path of one of them' })
  example: string;

  @ApiProperty({ type: [ReviewFileView], description: 'The first 20 of them' })
  firstFiles: readonly ReviewFileView[];

  @ApiProperty({ type: Number, nullable: true })
  score: number | null;

  @ApiProperty({ type: [String] })
  reasons: readonly string[];

  @ApiProperty({ type: [CandidateView] })
  candidates: readonly CandidateView[];
}

export class ReviewPage {
  @ApiProperty({ type: [ReviewView] })
  items: readonly ReviewView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
