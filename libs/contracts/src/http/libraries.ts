import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { NamingChange, NamingView } from './naming.js';

export class LibraryView {
  @ApiProperty()
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: [String] })
  sources: readonly string[];

  @ApiProperty({ type: String, nullable: true })
  storageDir: string | null;

  @ApiProperty({ type: String, nullable: true })
  viewDir: string | null;

  @ApiProperty()
  mode: string;

  @ApiProperty({ type: NamingView })
  naming: NamingView;
}

export class LibraryPage {
  @ApiProperty({ type: [LibraryView] })
  items: readonly LibraryView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class LibraryChange {
  @ApiPropertyOptional({
    type: NamingChange,
    nullable: true,
    description: 'Null makes all naming usual again',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => NamingChange)
  naming?: NamingChange | null;
}
