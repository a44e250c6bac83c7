import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';

/** What a video may be: a film, or an episode of a series. */
export const WORK_KINDS = ['movie', 'episode'] as const;
export type WorkKindName = (typeof WORK_KINDS)[number];

export class WorkQuery {
  @ApiProperty({ description: 'A title, or an id as `tt0133093`, `tmdb:603` or `tvdb:81189`' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  q: string;

  @ApiPropertyOptional({ enum: WORK_KINDS, description: 'When left out: films by title, either kind by id' })
  @IsOptional()
  @IsIn(WORK_KINDS)
  kind?: WorkKindName;

  @ApiPropertyOptional({ description: 'Of the first release or first air date; no use beside an id' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1800)
  @Max(2200)
  year?: number;
}

export class WorkView {
  @ApiProperty({ enum: WORK_KINDS })
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

  @ApiProperty({ type: String, nullable: true, description: "The poster at TMDb's image host" })
  posterUrl: string | null;
}

export class WorkList {
  @ApiProperty({ type: [WorkView] })
  items: readonly WorkView[];
}
