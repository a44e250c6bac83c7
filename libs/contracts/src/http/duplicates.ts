import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, Matches, MaxLength } from 'class-validator';
import { IsId, LimitQuery, MayBeLeftOut } from './common.js';
import { PlanView } from './plans.js';

const KINDS = ['movie', 'episode'] as const;
const REASONS = ['title', 'content'] as const;
const FEATURES = [
  ...['damage', 'release', 'resolution', 'source', 'hdr', 'sound', 'channels', 'languages', 'proper'],
  ...['video', 'bit-rate', 'size'],
];
const MOST_FILES = 1_000;
const IS_ID = /^\d{1,18}$/;
const LONGEST_CURSOR = 1_200;

export class DuplicateSelection {
  @ApiPropertyOptional({ enum: KINDS, description: 'Only films or only episodes' })
  @MayBeLeftOut()
  @IsIn(KINDS)
  kind?: (typeof KINDS)[number];

  @ApiPropertyOptional({
    enum: REASONS,
    description: 'Only copies of one work, or only files of one content',
  })
  @MayBeLeftOut()
  @IsIn(REASONS)
  reason?: (typeof REASONS)[number];

  @ApiPropertyOptional({ description: 'Only those of this library' })
  @MayBeLeftOut()
  @IsId()
  libraryId?: string;
}

export class DuplicateQuery extends IntersectionType(DuplicateSelection, LimitQuery) {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before' })
  @MayBeLeftOut()
  @Matches(/^[tc][0-9a-fsxz.-]+$/, { message: 'cursor must be the nextCursor of the page before' })
  @MaxLength(LONGEST_CURSOR)
  cursor?: string;
}

export class CopyQualityView {
  @ApiProperty({ enum: FEATURES })
  feature: string;

  @ApiProperty({ description: 'For people; empty when it is not known' })
  value: string;
}

export class CopyFeatureView extends CopyQualityView {
  @ApiProperty({ description: 'The same of the best copy' })
  best: string;

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether this copy is better in it; null: neither is',
  })
  better: boolean | null;
}

export class DuplicateFileView {
  @ApiProperty()
  id: string;

  @ApiProperty({ description: 'Where it is now' })
  path: string;

  @ApiPropertyOptional({ description: 'The same in base64, when the path is not UTF-8' })
  pathBytes?: string;

  @ApiProperty({ enum: ['identified', 'planned', 'organized'] })
  state: string;

  @ApiProperty({ description: 'Bytes; 0 for a disc' })
  size: number;

  @ApiProperty({ description: 'Files that travel with it' })
  companions: number;

  @ApiProperty({ type: [CopyQualityView], description: 'What is known of it, the weightiest first' })
  quality: readonly CopyQualityView[];

  @ApiProperty({
    type: [CopyFeatureView],
    description: 'Where it differs from the best; empty for the best itself',
  })
  differences: readonly CopyFeatureView[];

  @ApiProperty({ description: 'The best one is clearly better than it, or holds the same' })
  worse: boolean;

  @ApiProperty({
    description: 'Why the best one is better than it, or why that is not clear; empty for the best',
  })
  why: string;
}

export class DuplicateView {
  @ApiProperty({ description: 'The same as long as there are such copies' })
  id: string;

  @ApiProperty({ enum: REASONS })
  reason: string;

  @ApiProperty()
  libraryId: string;

  @ApiProperty({ enum: KINDS })
  kind: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: Number, nullable: true })
  year: number | null;

  @ApiProperty({ type: Number, nullable: true })
  tmdbId: number | null;

  @ApiProperty({ type: Number, nullable: true })
  season: number | null;

  @ApiProperty({ type: [Number] })
  episodes: readonly number[];

  @ApiProperty({ type: Number, nullable: true })
  part: number | null;

  @ApiProperty({ type: [String] })
  editions: readonly string[];

  @ApiProperty({ description: 'All copies have been read, and hold the same' })
  sameContent: boolean;

  @ApiProperty({ description: 'The file to keep first: the best, or of equal ones that which is in place' })
  best: string;

  @ApiProperty({ description: 'The best is clearly better than every other, or holds the same' })
  clear: boolean;

  @ApiProperty({ type: [DuplicateFileView], description: 'The best first' })
  files: readonly DuplicateFileView[];
}

export class DuplicatePage {
  @ApiProperty({ type: [DuplicateView] })
  items: readonly DuplicateView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** Files that neither list names are kept. */
export class DuplicateDecision {
  @ApiPropertyOptional({ type: [String], maxItems: MOST_FILES, description: 'Files to keep' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MOST_FILES)
  @Matches(IS_ID, { each: true, message: 'keep must hold ids of files' })
  keep?: string[];

  @ApiPropertyOptional({ type: [String], maxItems: MOST_FILES, description: 'Files to put into the trash' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MOST_FILES)
  @Matches(IS_ID, { each: true, message: 'trash must hold ids of files' })
  trash?: string[];
}

export class DuplicateDecisionResult {
  @ApiProperty()
  id: string;

  @ApiProperty({
    type: PlanView,
    nullable: true,
    description: 'What puts the other files away, once it is applied; null when all are kept',
  })
  plan: PlanView | null;
}
