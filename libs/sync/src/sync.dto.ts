import { ApiProperty } from '@nestjs/swagger';
import type { AppError } from '@app/common';
import type { SyncRun } from './sync-run.entity';

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

  @ApiProperty({ example: [], type: [String] })
  errors: string[];

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

/** The answer for a run that has succeeded. */
export const toSyncReport = (run: SyncRun): SyncReportDto => ({
  success: true,
  synced: run.created + run.updated,
  total: run.total,
  created: run.created,
  updated: run.updated,
  deactivated: run.deactivated,
  errors: run.errors,
  sync_run_id: run.id,
});
