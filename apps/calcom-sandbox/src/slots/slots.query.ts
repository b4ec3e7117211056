import { Transform, Type } from 'class-transformer';
import { ArrayMinSize, IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsTimeZone } from 'class-validator';

class SlotsQuery {
  @IsISO8601({ strict: true })
  start: string;

  @IsISO8601({ strict: true })
  end: string;

  @IsOptional()
  @IsTimeZone()
  timeZone?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  duration?: number;

  @IsOptional()
  @IsIn(['time', 'range'])
  format?: 'time' | 'range';

  @IsOptional()
  @IsString()
  bookingUidToReschedule?: string;
}

export class SlotsByIdQuery extends SlotsQuery {
  @Type(() => Number)
  @IsInt()
  eventTypeId: number;
}

export class SlotsByTeamSlugQuery extends SlotsQuery {
  @IsString()
  eventTypeSlug: string;

  @IsString()
  teamSlug: string;

  @IsOptional()
  @IsString()
  organizationSlug?: string;
}

export class SlotsByUsernameQuery extends SlotsQuery {
  @IsString()
  eventTypeSlug: string;

  @IsString()
  username: string;

  @IsOptional()
  @IsString()
  organizationSlug?: string;
}

export class SlotsByUsernamesQuery extends SlotsQuery {
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMinSize(2)
  @IsString({ each: true })
  usernames: string[];

  @IsOptional()
  @IsString()
  organizationSlug?: string;
}
