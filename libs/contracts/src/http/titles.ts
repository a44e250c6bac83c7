import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from './common.js';

const KINDS = ['movie', 'episode'] as const;

export class TitleQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of a title' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({ enum: KINDS, description: 'Films, or series (episode)' })
  @IsOptional()
  @IsIn(KINDS)
  kind?: (typeof KINDS)[number];
}

export class CollectionRef {
  @ApiProperty()
  id: string;

  @ApiProperty()
  name: string;
}

export class TitleView {
  @ApiProperty()
  id: string;

  @ApiProperty({ enum: KINDS })
  kind: string;

  @ApiProperty()
  tmdbId: number;

  @ApiProperty({ type: String, nullable: true })
  imdbId: string | null;

  @ApiProperty({ type: Number, nullable: true })
  tvdbId: number | null;

  @ApiProperty()
  title: string;

  @ApiProperty()
  originalTitle: string;

  @ApiProperty({ type: Number, nullable: true })
  year: number | null;

  @ApiProperty({ type: [String] })
  genres: readonly string[];

  @ApiProperty({ type: Number, nullable: true, description: '0 to 10' })
  rating: number | null;

  @ApiProperty({ type: Number, nullable: true })
  votes: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Minutes' })
  runtime: number | null;

  @ApiProperty()
  overview: string;

  @ApiProperty({ type: String, nullable: true })
  posterUrl: string | null;

  @ApiProperty({ type: String, nullable: true })
  backdropUrl: string | null;

  @ApiProperty({ type: String, nullable: true })
  logoUrl: string | null;

  @ApiProperty({ type: CollectionRef, nullable: true })
  collection: CollectionRef | null;

  @ApiProperty({ description: 'Videos in the library' })
  files: number;

  @ApiProperty({ type: String, nullable: true, description: 'When its facts were fetched' })
  enrichedAt: string | null;
}

export class TitlePage {
  @ApiProperty({ type: [TitleView] })
  items: readonly TitleView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class CastView {
  @ApiProperty()
  name: string;

  @ApiProperty()
  character: string;
}

export class TitleEpisodeView {
  @ApiProperty()
  season: number;

  @ApiProperty()
  number: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  airDate: string | null;

  @ApiProperty({ description: 'Whether a video of it is in the library' })
  present: boolean;
}

export class TitleDetailView extends TitleView {
  @ApiProperty({ type: [CastView] })
  cast: readonly CastView[];

  @ApiProperty({ type: [TitleEpisodeView], description: 'Empty for films' })
  episodes: readonly TitleEpisodeView[];
}

export class CollectionView extends CollectionRef {
  @ApiProperty()
  tmdbId: number;

  @ApiProperty({ type: String, nullable: true })
  posterUrl: string | null;

  @ApiProperty({ type: [TitleView], description: 'Its films in the library, by year' })
  titles: readonly TitleView[];
}

export class CollectionPage {
  @ApiProperty({ type: [CollectionView] })
  items: readonly CollectionView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class EnrichRequest {
  @ApiPropertyOptional({ description: "Read the provider's lists of changes now, not once a day" })
  @IsOptional()
  @IsBoolean()
  refresh?: boolean;
}

export class EnrichmentView {
  @ApiProperty({ description: 'Whether titles are enriched at all (CINEORG_ENRICH)' })
  enabled: boolean;

  @ApiProperty()
  waiting: number;

  @ApiProperty()
  done: number;

  @ApiProperty({ description: 'Titles that the provider no longer knows' })
  gone: number;
}
