import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

export class ToolsQueryDto {
  @ApiProperty({ example: 'agent_51c2e0f3', description: 'As Retell names it' })
  @Matches(/^[\x21-\x7e]{1,200}$/, { message: '$property must be 1 to 200 printable characters without blanks' })
  agent_id: string;
}

export class ToolDto {
  @ApiProperty({ enum: ['custom'], description: 'A function of this service' })
  type: 'custom';

  @ApiProperty({ example: 'check_availability' })
  name: string;

  @ApiProperty({ example: 'Free times of a service on a day or in a range of days' })
  description: string;

  @ApiProperty({ example: 'https://api.example.com/api/retell/check-availability?agent_id=agent_51c2e0f3' })
  url: string;

  @ApiProperty({ enum: ['POST'], description: 'A signature covers a body alone' })
  method: 'POST';

  @ApiProperty({ enum: [false], description: 'Retell sends the whole call' })
  args_at_root: false;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'JSON Schema of the arguments' })
  parameters: object;

  @ApiProperty({ example: 10_000 })
  timeout_ms: number;

  @ApiProperty({ example: 0 })
  max_retry: number;

  @ApiProperty({ example: false })
  speak_during_execution: boolean;

  @ApiProperty({ example: true })
  speak_after_execution: boolean;
}
