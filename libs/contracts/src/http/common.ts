import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Matches, Max, Min, ValidateIf, type ValidationOptions } from 'class-validator';

const MOST_ITEMS = 1_000;

/** What need not be said. Null says something, and is refused where it means nothing: `IsOptional` lets it pass. */
export const MayBeLeftOut = (): PropertyDecorator => ValidateIf((_, value: unknown) => value !== undefined);

/** Ids are texts of digits that PostgreSQL's bigint holds. */
export const IsId = (options: ValidationOptions = {}): PropertyDecorator =>
  Matches(/^\d{1,18}$/, { message: '$property must be ids: texts of digits', ...options });

/** `?limit=` of every list. */
export class LimitQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: MOST_ITEMS, default: 50 })
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_ITEMS)
  limit: number = 50;
}

/** `?limit=&cursor=` of lists in the order of their ids. */
export class PageQuery extends LimitQuery {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before' })
  @MayBeLeftOut()
  @IsId()
  cursor?: string;
}

/** An error as RFC 9457 has it. */
export class ProblemDocument {
  @ApiProperty({ description: 'A stable code, as `urn:cineorg:scan.outside-roots`' })
  type: string;

  @ApiProperty()
  title: string;

  @ApiProperty()
  status: number;

  @ApiProperty({ description: 'What is wrong, and what to do' })
  detail: string;

  @ApiPropertyOptional({
    type: [Object],
    description: 'Each of several problems by itself, where their places are known',
  })
  errors?: readonly object[];
}
