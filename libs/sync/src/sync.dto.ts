import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import type { ItemProblem } from '@app/calcom-client';
import { type AppError, MayBeMissing } from '@app/common';
import type { SyncReport } from './runs/report';

/** What was wrong with one item of Cal.com's list, or with the run. */
export class SyncProblemDto {
  @ApiProperty({ example: 'team', enum: ['team', 'event_type'] satisfies ItemProblem['object'][] })
  object: ItemProblem['object'];

  @ApiProperty({ example: 34209, nullable: true, type: Number, description: 'Null where Cal.com sent no id' })
  calcom_id: number | null;

  @ApiProperty({ example: 'timeZone', description: "Cal.com's name of the field; empty where it is about the whole" })
  field: string;

  @ApiProperty({ example: 'is no time zone; the one of the company is used' })
  message: string;
}

export class SyncWishDto {
  @ApiPropertyOptional({
    example: false,
    description: 'Believe a list that is empty, or that would switch off more than half',
  })
  @MayBeMissing()
  @IsBoolean()
  force?: boolean;
}

/** The answer of a sync. Bare: its counts stand beside `success`, not in `data`. */
export class SyncReportDto {
  @ApiProperty({ example: true, enum: [true] })
  success: true;

  @ApiProperty({ example: 3, description: 'How many are up to date now: created and updated' })
  synced: number;

  @ApiProperty({ example: 3, description: 'How many Cal.com lists' })
  total: number;

  @ApiProperty({ example: 1 })
  created: number;

  @ApiProperty({ example: 2 })
  updated: number;

  @ApiProperty({ example: 0, description: 'How many Cal.com no longer lists; they are kept, but switched off' })
  deactivated: number;

  @ApiProperty({
    type: [SyncProblemDto],
    description: 'Odd items. Their rows stay as they are, or lack the named field',
  })
  errors: SyncProblemDto[];

  @ApiProperty({ example: 12 })
  sync_run_id: number;
}

/** The answer while Cal.com cannot be reached: the rows as they were before. */
export class DegradedSyncDto {
  @ApiProperty({ example: false, enum: [false] })
  success: false;

  @ApiProperty({ example: true, enum: [true] })
  degraded: true;

  @ApiProperty({ example: 503 })
  statusCode: number;

  @ApiProperty({
    example: 'calcom_unavailable',
    enum: ['calcom_unavailable', 'overloaded'] satisfies AppError['code'][],
  })
  code: AppError['code'];

  @ApiProperty({ example: 'Cal.com temporarily unavailable' })
  message: string;

  @ApiProperty({ example: '0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53' })
  request_id: string;

  @ApiProperty({ type: 'array', items: { type: 'object' }, description: 'The last known state' })
  data: object[];
}

export const toSyncProblem = ({ object, calcomId, field, message }: ItemProblem): SyncProblemDto => ({
  object,
  calcom_id: calcomId,
  field,
  message,
});

export const toSyncReport = (report: SyncReport): SyncReportDto => ({
  success: true,
  synced: report.created + report.updated,
  total: report.total,
  created: report.created,
  updated: report.updated,
  deactivated: report.deactivated,
  errors: report.errors.map(toSyncProblem),
  sync_run_id: report.runId,
});
