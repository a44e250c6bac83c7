import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsId, MayBeLeftOut } from './common.js';

const PRESETS = ['cineorg', 'jellyfin', 'plex', 'kodi'] as const;
const WORDS = ['fr', 'en'] as const;
const COLONS = ['delete', 'dash', 'space-dash', 'space-dash-space', 'smart'] as const;
const ILLEGAL = ['remove', 'replace'] as const;

/** Longer ones are refused by what reads templates, which says why. */
const LONGEST_TEMPLATE = 10_000;
const MOST_GENRES = 100;
const MOST_VIDEOS = 50;

/** Null takes a template away, so that the preset's is used again. */
export class TreeTemplatesChange {
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TEMPLATE)
  movie?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TEMPLATE)
  episode?: string | null;
}

export class TemplatesChange {
  @ApiPropertyOptional({ type: TreeTemplatesChange, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => TreeTemplatesChange)
  storage?: TreeTemplatesChange | null;

  @ApiPropertyOptional({ type: TreeTemplatesChange, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => TreeTemplatesChange)
  view?: TreeTemplatesChange | null;
}

/** What is left out stays; null makes a setting usual again. */
export class NamingChange {
  @ApiPropertyOptional({ enum: PRESETS, nullable: true })
  @IsOptional()
  @IsIn(PRESETS)
  preset?: (typeof PRESETS)[number] | null;

  @ApiPropertyOptional({ enum: WORDS, nullable: true, description: 'Language of folders and genres' })
  @IsOptional()
  @IsIn(WORDS)
  words?: (typeof WORDS)[number] | null;

  @ApiPropertyOptional({ enum: COLONS, nullable: true, description: 'What becomes of a colon' })
  @IsOptional()
  @IsIn(COLONS)
  colon?: (typeof COLONS)[number] | null;

  @ApiPropertyOptional({ enum: ILLEGAL, nullable: true, description: 'What becomes of other illegal signs' })
  @IsOptional()
  @IsIn(ILLEGAL)
  illegal?: (typeof ILLEGAL)[number] | null;

  @ApiPropertyOptional({
    type: [String],
    nullable: true,
    description: 'Genres that films are filed under, as GET /naming lists them; the first that fits is taken',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_GENRES)
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  genres?: string[] | null;

  @ApiPropertyOptional({ type: TemplatesChange, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => TemplatesChange)
  templates?: TemplatesChange | null;
}

export class PreviewRequest extends NamingChange {
  @ApiPropertyOptional({ description: 'The library whose way of naming is changed' })
  @MayBeLeftOut()
  @IsId()
  libraryId?: string;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: MOST_VIDEOS,
    default: 0,
    description: 'Videos of the library shown',
  })
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(MOST_VIDEOS)
  videos?: number;
}

export class NamingProblemView {
  @ApiProperty({ enum: ['storage.movie', 'storage.episode', 'view.movie', 'view.episode'] })
  template: string;

  @ApiProperty({ type: Number, nullable: true, description: 'The character, from 1' })
  at: number | null;

  @ApiProperty()
  message: string;
}

export class TreeTemplates {
  @ApiProperty()
  movie: string;

  @ApiProperty()
  episode: string;
}

export class TemplatesView {
  @ApiProperty({ type: TreeTemplates })
  storage: TreeTemplates;

  @ApiProperty({ type: TreeTemplates })
  view: TreeTemplates;
}

export class NamingView {
  @ApiProperty({ enum: PRESETS })
  preset: string;

  @ApiProperty({ enum: WORDS })
  words: string;

  @ApiProperty({ enum: COLONS })
  colon: string;

  @ApiProperty({ enum: ILLEGAL })
  illegal: string;

  @ApiProperty({ type: [String] })
  genres: readonly string[];

  @ApiProperty({ type: TemplatesView, description: 'The templates in force' })
  templates: TemplatesView;

  @ApiProperty({ type: [String], description: 'What was chosen for this library, as `preset`, `view.movie`' })
  own: readonly string[];

  @ApiProperty({ type: [String], description: 'What the configuration sets, and is changed there only' })
  configured: readonly string[];
}

export class TreeNames {
  @ApiProperty({ type: String, nullable: true, description: 'Null when the template has a problem' })
  storage: string | null;

  @ApiProperty({ type: String, nullable: true })
  view: string | null;
}

export class NamesView {
  @ApiProperty({ type: String, nullable: true, description: 'The case that it shows' })
  about: string | null;

  @ApiProperty()
  source: string;

  @ApiProperty({ type: TreeNames })
  before: TreeNames;

  @ApiProperty({ type: TreeNames })
  after: TreeNames;
}

export class PreviewView {
  @ApiProperty({ type: [NamingProblemView] })
  problems: readonly NamingProblemView[];

  @ApiProperty({ type: [NamesView] })
  samples: readonly NamesView[];

  @ApiProperty({ type: [NamesView], description: 'The latest of the library' })
  videos: readonly NamesView[];
}

class InWords {
  @ApiProperty()
  fr: string;

  @ApiProperty()
  en: string;
}

class TemplatesInWords {
  @ApiProperty({ type: TemplatesView })
  fr: TemplatesView;

  @ApiProperty({ type: TemplatesView })
  en: TemplatesView;
}

export class PresetView {
  @ApiProperty({ enum: PRESETS })
  preset: string;

  @ApiProperty({ type: TemplatesInWords })
  templates: TemplatesInWords;
}

export class FieldView {
  @ApiProperty()
  field: string;

  @ApiProperty()
  meaning: string;
}

export class FormView {
  @ApiProperty()
  form: string;

  @ApiProperty()
  meaning: string;

  @ApiProperty()
  example: string;

  @ApiProperty()
  gives: string;
}

export class StyleView {
  @ApiProperty()
  style: string;

  @ApiProperty()
  example: string;

  @ApiProperty()
  gives: string;
}

export class ShelfView {
  @ApiProperty()
  key: string;

  @ApiProperty({ type: InWords })
  names: InWords;
}

export class NamingReferenceView {
  @ApiProperty({ type: [PresetView] })
  presets: readonly PresetView[];

  @ApiProperty({ type: [FieldView] })
  fields: readonly FieldView[];

  @ApiProperty({ type: [FormView] })
  conditions: readonly FormView[];

  @ApiProperty({ type: [FormView] })
  modifiers: readonly FormView[];

  @ApiProperty({ type: [StyleView] })
  episodeStyles: readonly StyleView[];

  @ApiProperty({ type: [StyleView] })
  colonStyles: readonly StyleView[];

  @ApiProperty({ type: [StyleView] })
  illegalStyles: readonly StyleView[];

  @ApiProperty({ type: [ShelfView], description: 'Genres that films are filed under, in the usual order' })
  genres: readonly ShelfView[];

  @ApiProperty({ type: [ShelfView], description: 'What series are filed under' })
  types: readonly ShelfView[];
}
