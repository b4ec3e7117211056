import { ApiProperty } from '@nestjs/swagger';
import { CalledFunctionDto } from './called-function.dto';
import { CALL_OUTCOMES, type CallOutcome } from './logged-function';
import type { RetellCall } from './retell-call.entity';

const INSTANT = { type: String, nullable: true, example: '2026-12-01T09:00:00.000Z' } as const;

export class CallDto {
  @ApiProperty({ example: 'call_8d3f' })
  call_id: string;

  @ApiProperty({ example: 'agent_51c2e0f3', description: 'As Retell names it' })
  agent_id: string;

  @ApiProperty({ type: Number, nullable: true, example: 5 })
  team_id: number | null;

  @ApiProperty({ type: String, nullable: true, enum: ['inbound', 'outbound', null], description: 'null: in a browser' })
  direction: string | null;

  @ApiProperty({ type: String, nullable: true, example: '+49••••••••67', description: 'Of the other side, masked' })
  number: string | null;

  @ApiProperty(INSTANT)
  started_at: string | null;

  @ApiProperty(INSTANT)
  ended_at: string | null;

  @ApiProperty({ enum: CALL_OUTCOMES, example: 'booked' })
  outcome: CallOutcome;

  @ApiProperty({ type: [Number], example: [12] })
  booking_ids: number[];

  @ApiProperty({ type: [CalledFunctionDto], description: 'In their order' })
  functions: CalledFunctionDto[];
}

export class WholeCallDto extends CallDto {
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Where the company has it kept' })
  transcript: string | null;
}

export const toCallDto = (call: RetellCall): CallDto => ({
  call_id: call.callId,
  agent_id: call.agentId,
  team_id: call.teamId ?? null,
  direction: call.direction ?? null,
  number: call.number ?? null,
  started_at: call.startedAt?.toISOString() ?? null,
  ended_at: call.endedAt?.toISOString() ?? null,
  outcome: call.outcome,
  booking_ids: call.bookingIds,
  functions: call.functions.toSorted((one, other) => one.at.localeCompare(other.at)),
});
