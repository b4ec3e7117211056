import { ApiProperty } from '@nestjs/swagger';
import type { AppError } from '@app/common';
import type { RunStatus, SyncKind, SyncPhase, SyncRun } from '../runs/sync-run.entity';
import { SyncProblemDto, toSyncProblem } from '../sync.dto';

class SyncProgressDto {
  @ApiProperty({ example: 12 })
  done: number;

  @ApiProperty({ example: 20 })
  total: number;

  @ApiProperty({ example: 'event_types', enum: ['teams', 'event_types'] satisfies SyncPhase[] })
  phase: SyncPhase;
}

class SyncFailureDto {
  @ApiProperty({ example: 'calcom_unavailable', type: String })
  code: AppError['code'];

  @ApiProperty({ example: 'Cal.com temporarily unavailable' })
  message: string;
}

export class SyncRunDto {
  @ApiProperty({ example: 12 })
  id: number;

  @ApiProperty({
    example: 'teams',
    enum: ['teams', 'event_types'] satisfies SyncKind[],
    description: 'All teams with their event types, or the event types of one team',
  })
  kind: SyncKind;

  @ApiProperty({ example: null, nullable: true, type: Number })
  team_id: number | null;

  @ApiProperty({ example: 3, nullable: true, type: Number, description: 'null: the schedule, or an operator' })
  user_id: number | null;

  @ApiProperty({ example: 'succeeded', enum: ['running', 'succeeded', 'failed'] satisfies RunStatus[] })
  status: RunStatus;

  @ApiProperty()
  progress: SyncProgressDto;

  @ApiProperty({ example: 3, description: 'How many Cal.com listed' })
  total: number;

  @ApiProperty({ example: 1 })
  created: number;

  @ApiProperty({ example: 2 })
  updated: number;

  @ApiProperty({ example: 0 })
  deactivated: number;

  @ApiProperty({ type: [SyncProblemDto], description: 'What could not be stored, or not as it was listed' })
  errors: SyncProblemDto[];

  @ApiProperty({ nullable: true, type: SyncFailureDto, description: 'Why it failed; null: it did not' })
  failure: SyncFailureDto | null;

  @ApiProperty({ example: '2026-11-22T09:00:00.000Z', format: 'date-time' })
  started_at: string;

  @ApiProperty({ example: '2026-11-22T09:00:07.000Z', format: 'date-time', nullable: true, type: String })
  finished_at: string | null;
}

export const progressOf = ({ done, steps, phase }: SyncRun): SyncProgressDto => ({ done, total: steps, phase });

export const toSyncRunDto = (run: SyncRun): SyncRunDto => ({
  id: run.id,
  kind: run.kind,
  team_id: run.teamId ?? null,
  user_id: run.userId ?? null,
  status: run.status,
  progress: progressOf(run),
  total: run.total,
  created: run.created,
  updated: run.updated,
  deactivated: run.deactivated,
  errors: run.errors.map(toSyncProblem),
  failure: run.failure ? { code: run.failure.code, message: run.failure.message } : null,
  started_at: run.createdAt.toISOString(),
  finished_at: run.finishedAt?.toISOString() ?? null,
});
