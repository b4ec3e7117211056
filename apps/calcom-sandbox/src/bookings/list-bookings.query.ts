import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsNumber, IsOptional, IsString, Max, Min } from 'class-validator';
import { IsSkip, IsTake } from '../http/offset-page';

const STATUSES = ['upcoming', 'recurring', 'past', 'cancelled', 'unconfirmed'] as const;
export type StatusFilter = (typeof STATUSES)[number];
type Direction = 'asc' | 'desc';

const split = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value);
const splitNumbers = ({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.split(',').map(Number) : value;

/** The filters that all versions share. */
export class BookingFilters {
  @IsOptional()
  @IsString()
  attendeeEmail?: string;

  @IsOptional()
  @IsString()
  attendeeName?: string;

  @IsOptional()
  @IsString()
  bookingUid?: string;

  @IsOptional()
  @Transform(splitNumbers)
  @IsNumber({}, { each: true })
  eventTypeIds?: number[];

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  eventTypeId?: number;

  @IsOptional()
  @Transform(splitNumbers)
  @IsNumber({}, { each: true })
  teamsIds?: number[];

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  teamId?: number;

  @IsOptional()
  @IsISO8601()
  afterStart?: string;

  @IsOptional()
  @IsISO8601()
  beforeEnd?: string;

  @IsOptional()
  @IsISO8601()
  afterCreatedAt?: string;

  @IsOptional()
  @IsISO8601()
  beforeCreatedAt?: string;

  @IsOptional()
  @IsISO8601()
  afterUpdatedAt?: string;

  @IsOptional()
  @IsISO8601()
  beforeUpdatedAt?: string;

  @IsOptional()
  @IsIn(['asc', 'desc'])
  sortStart?: Direction;

  @IsOptional()
  @IsIn(['asc', 'desc'])
  sortEnd?: Direction;

  @IsOptional()
  @IsIn(['asc', 'desc'])
  sortCreated?: Direction;

  @IsOptional()
  @IsIn(['asc', 'desc'])
  sortUpdatedAt?: Direction;
}

/** Version 2026-05-01: a single status, paging by cursor. */
export class CursorQuery extends BookingFilters {
  @IsOptional()
  @IsIn(STATUSES)
  status?: StatusFilter;

  @IsOptional()
  @IsString()
  cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

/** Older versions: a list of statuses, paging by offset. */
export class OffsetQuery extends BookingFilters {
  @IsOptional()
  @Transform(split)
  @IsIn(STATUSES, { each: true })
  status?: StatusFilter[];

  @IsTake()
  take?: number;

  @IsSkip()
  skip?: number;
}
