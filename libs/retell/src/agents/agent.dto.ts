import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Clock, IsId, MayBeMissing } from '@app/common';
import type { RetellAgent } from './retell-agent.entity';

const KEY_FIELD = {
  example: 'key_of_your_workspace',
  writeOnly: true,
  description: 'The API key with the webhook badge of the workspace at Retell',
};
const NUMBER_FIELD = {
  type: String,
  example: '+4930901820',
  nullable: true,
  description: 'The number that it answers; calls to and from other numbers are not its own. null: any',
};
const TEAM_FIELD = {
  type: Number,
  example: 5,
  nullable: true,
  description: 'The team that it books with where a call names none; null: the default team',
};

const IsKey = (): PropertyDecorator =>
  Matches(/^[\x21-\x7e]{8,200}$/, { message: '$property must be 8 to 200 printable characters without blanks' });
/** `null` means something, so only a missing field is optional. */
const IsNumber = (): PropertyDecorator => applyDecorators(IsOptional(), IsString(), MaxLength(100));
const IsTeam = (): PropertyDecorator => applyDecorators(IsOptional(), IsId());

export class NewAgentDto {
  @ApiProperty({ example: 'agent_51c2e0f3', description: 'As Retell names it' })
  @Matches(/^[\x21-\x7e]{1,200}$/, { message: '$property must be 1 to 200 printable characters without blanks' })
  agent_id: string;

  @ApiProperty(KEY_FIELD)
  @IsKey()
  api_key: string;

  @ApiPropertyOptional(NUMBER_FIELD)
  @IsNumber()
  phone_number?: string | null;

  @ApiPropertyOptional(TEAM_FIELD)
  @IsTeam()
  team_id?: number | null;
}

export class AgentPatchDto {
  @ApiPropertyOptional({ ...KEY_FIELD, description: `${KEY_FIELD.description}; the former one counts for 24 h more` })
  @MayBeMissing()
  @IsKey()
  api_key?: string;

  @ApiPropertyOptional(NUMBER_FIELD)
  @IsNumber()
  phone_number?: string | null;

  @ApiPropertyOptional(TEAM_FIELD)
  @IsTeam()
  team_id?: number | null;
}

export class AgentDto {
  @ApiProperty({ example: 3 })
  id: number;

  @ApiProperty({ example: 'agent_51c2e0f3' })
  agent_id: string;

  @ApiProperty(NUMBER_FIELD)
  phone_number: string | null;

  @ApiProperty(TEAM_FIELD)
  team_id: number | null;

  @ApiProperty({ example: 1, enum: [1, 2], description: 'How many keys count: 2 for a day after one was replaced' })
  keys: 1 | 2;
}

export const toAgentDto = (row: RetellAgent, clock: Clock): AgentDto => ({
  id: row.id,
  agent_id: row.agentId,
  phone_number: row.phoneNumber ?? null,
  team_id: row.teamId ?? null,
  keys: row.formerKeyUntil != null && row.formerKeyUntil > clock.now() ? 2 : 1,
});
