import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';
import { IsId, MayBeLeftOut, PageQuery } from './common.js';

const STATES = ['held', 'kept', 'purging', 'purged', 'lost', 'restored'] as const;

export class TrashQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATES, description: 'What is in the trash (held and kept) when left out' })
  @MayBeLeftOut()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}

export class TrashItem {
  @ApiProperty({ description: 'The operation that put it away' })
  id: string;

  @ApiProperty()
  planId: string;

  @ApiProperty({ description: 'Where it lay' })
  source: string;

  @ApiPropertyOptional({ description: 'The same in base64, when the path is not UTF-8' })
  sourceBytes?: string;

  @ApiProperty({ description: 'Where it lies' })
  place: string;

  @ApiPropertyOptional({ description: 'The same in base64, when the path is not UTF-8' })
  placeBytes?: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where its copy lies, when it is the original of a file that was moved to another disk',
  })
  copy: string | null;

  @ApiProperty({ description: 'Bytes' })
  size: number;

  @ApiProperty({
    enum: STATES,
    description: 'kept: its time is over, but it was not removed for the reason given',
  })
  state: string;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ format: 'date-time' })
  putAwayAt: string;
}

export class TrashPage {
  @ApiProperty({ type: [TrashItem] })
  items: readonly TrashItem[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class EmptyTrash {
  @ApiPropertyOptional({
    description: 'What was put away at least so many days ago; 0 takes all',
    minimum: 0,
  })
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(36_500)
  olderThanDays?: number;

  @ApiPropertyOptional({
    type: [String],
    description: 'These instead; also those that were kept for a reason',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(1_000)
  @IsId({ each: true })
  ids?: string[];
}

export class EmptiedTrash {
  @ApiProperty({ description: 'Files that are being removed for good' })
  purging: number;
}
