import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';

const KINDS = ['movie', 'episode'] as const;
type Kind = (typeof KINDS)[number];
const MOST_ID = 2 ** 31 - 1;

export class Decision {
  @ApiPropertyOptional({ description: 'The work it is, by its TMDb id' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_ID)
  tmdbId?: number;

  @ApiPropertyOptional({ enum: KINDS, description: 'Film or series; the kind that was read when left out' })
  @IsOptional()
  @IsIn(KINDS)
  kind?: Kind;

  @ApiPropertyOptional({ description: 'None of the candidates is right: keep asking no more' })
  @IsOptional()
  @IsBoolean()
  reject?: boolean;
}

export class DecisionResult {
  @ApiProperty()
  id: string;

  @ApiProperty({ enum: ['identified', 'rejected'] })
  state: string;
}

export class WorkQuery {
  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  q: string;

  @ApiPropertyOptional({ enum: KINDS, default: 'movie' })
  @IsOptional()
  @IsIn(KINDS)
  kind?: Kind;
}

export class WorkView {
  @ApiProperty({ enum: KINDS })
  kind: string;

  @ApiProperty()
  tmdbId: number;

  @ApiProperty()
  title: string;

  @ApiProperty()
  originalTitle: string;

  @ApiProperty({ type: [String], nullable: true })
  alternativeTitles: readonly string[] | null;

  @ApiProperty({ type: Number, nullable: true })
  year: number | null;

  @ApiProperty()
  popularity: number;

  @ApiProperty({ type: [Number] })
  genreIds: readonly number[];

  @ApiProperty()
  overview: string;

  @ApiProperty({ type: String, nullable: true })
  posterPath: string | null;
}

export class WorkList {
  @ApiProperty({ type: [WorkView] })
  items: readonly WorkView[];
}

export class FeatureView {
  @ApiProperty()
  feature: string;

  @ApiProperty()
  score: number;

  @ApiProperty()
  detail: string;
}

export class CandidateView {
  @ApiProperty({ type: WorkView })
  work: WorkView;

  @ApiProperty()
  score: number;

  @ApiProperty({ type: [FeatureView] })
  features: readonly FeatureView[];
}

export class ReviewView {
  @ApiProperty({ description: 'The cluster' })
  id: string;

  @ApiProperty()
  state: string;

  @ApiProperty({ enum: KINDS })
  kind: string;

  @ApiProperty({ description: 'As the names were read' })
  title: string;

  @ApiProperty({ type: Number, nullable: true })
  year: number | null;

  @ApiProperty({ description: 'Files that the decision is about' })
  files: number;

  @ApiProperty({ description: 'The path of one of them' })
  example: string;

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
