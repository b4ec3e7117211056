import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator';

export class EventTypesQuery {
  @IsOptional()
  @IsString()
  eventSlug?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  hostsLimit?: number;

  @IsOptional()
  @IsIn(['asc', 'desc'])
  sortCreatedAt?: 'asc' | 'desc';
}
