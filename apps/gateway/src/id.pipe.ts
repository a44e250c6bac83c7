import { Injectable, NotFoundException, type PipeTransform } from '@nestjs/common';

/** Ids are texts of digits that PostgreSQL's bigint holds; anything else names nothing. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^\d{1,18}$/.test(value)) return value;
    throw new NotFoundException('There is nothing of that id');
  }
}
