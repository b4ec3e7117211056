import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, Length } from 'class-validator';
import { MayBeMissing, PageQueryDto } from '@app/common';
import type { Callback } from './callback.entity';

export class CallbackDto {
  @ApiProperty({ example: 7 })
  id: number;

  @ApiProperty({ example: 'Erika Mustermann', nullable: true, type: String })
  name: string | null;

  @ApiProperty({ example: '+4930901820', description: 'E.164' })
  phone: string;

  @ApiProperty({
    example: 'morgen Vormittag',
    nullable: true,
    type: String,
    description: "When it suits, in the caller's own words",
  })
  wanted: string | null;

  @ApiProperty({ example: 'Wants to move her appointment', nullable: true, type: String })
  notes: string | null;

  @ApiProperty({ example: 'call_8d3f', nullable: true, type: String })
  call_id: string | null;

  @ApiProperty({ example: false })
  done: boolean;

  @ApiProperty({ example: '2026-11-24T09:12:44.120Z' })
  created_at: string;
}

export class CallbackPatchDto {
  @ApiProperty({ example: true })
  @IsBoolean()
  done: boolean;
}

export class CallbacksQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ example: 'false', enum: ['true', 'false'], description: 'Absent: both' })
  @MayBeMissing()
  @IsIn(['true', 'false'])
  done?: 'true' | 'false';

  @ApiPropertyOptional({ example: 'call_8d3f', description: 'Asked for in this call' })
  @MayBeMissing()
  @IsString()
  @Length(1, 200)
  call_id?: string;
}

/** A request in the shape of the API and of the events for the company's endpoints. */
export const toCallbackDto = (callback: Callback): CallbackDto => ({
  id: callback.id,
  name: callback.name ?? null,
  phone: callback.phone,
  wanted: callback.wanted ?? null,
  notes: callback.notes ?? null,
  call_id: callback.callId ?? null,
  done: callback.isDone,
  created_at: callback.createdAt.toISOString(),
});
