import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** The body of a call that Retell signs. */
export class AgentCallDto {
  @ApiProperty({ example: 'check_availability', description: 'The function; must be the one that the route serves' })
  name: string;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { event_type_id: 2563193, date: '2026-12-01' } })
  args: Record<string, unknown>;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { call_id: 'call_1', agent_id: 'agent_1' } })
  call: Record<string, unknown>;
}

/** An agent's answer: the outcome as flat data beside a sentence to read out. Further fields depend on the function. */
export class AgentAnswerDto {
  @ApiProperty({ example: true, description: 'False: it could not be done; `reason` says why' })
  ok: boolean;

  @ApiProperty({ example: 'Frei wäre Dienstag um 10 Uhr.', description: "In the company's language" })
  say: string;

  @ApiPropertyOptional({
    example: 'Montag, 7. Dezember um 15:00 Uhr',
    description: "The caller's words about the time, as they were understood: to be read back",
  })
  understood?: string;

  @ApiPropertyOptional({ example: 'needs_info' })
  reason?: string;

  @ApiPropertyOptional({ example: ['date'], type: [String], description: 'Arguments that are missing or unusable' })
  needs?: string[];

  @ApiPropertyOptional({
    example: 'date must be an existing calendar day, YYYY-MM-DD',
    description: 'For the model: what is wrong with each of them, and the form that is wanted',
  })
  why?: string;

  @ApiPropertyOptional({
    example: ['gesetzlich', 'privat'],
    type: [String],
    description: 'What the one of them can be',
  })
  choices?: string[];

  @ApiPropertyOptional({ example: true, description: 'Whether anything, or the time that was wished, is free' })
  available?: boolean;

  @ApiPropertyOptional({
    type: 'array',
    description: 'Free times to offer',
    items: {
      type: 'object',
      properties: {
        slot_id: { type: 'string' },
        start: { type: 'string' },
        spoken: { type: 'string' },
        team_id: { type: 'integer' },
      },
    },
  })
  slots?: { slot_id: string; start: string; spoken: string; team_id?: number }[];

  @ApiPropertyOptional({ example: 13, description: 'How many more there are than the answer holds' })
  more?: number;

  @ApiPropertyOptional({ example: true, description: 'Cal.com does not answer, and this is what it said last' })
  stale?: boolean;

  @ApiPropertyOptional({
    type: 'array',
    description: 'Other times, where another time helps',
    items: {
      type: 'object',
      properties: { slot_id: { type: 'string' }, start: { type: 'string' }, spoken: { type: 'string' } },
    },
  })
  alternatives?: { slot_id: string; start: string; spoken: string }[];
}

export const agentExample = (name: string, args: object): AgentCallDto => ({
  name,
  args: { ...args },
  call: {
    call_id: 'call_8d3f',
    agent_id: 'agent_51c2',
    direction: 'inbound',
    from_number: '+4930901820',
    to_number: '+49301234567',
  },
});
