import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class InboundAnswerDto {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: {
      company_name: 'Salon Lindgrün',
      timezone: 'Europe/Berlin',
      locale: 'de',
      greeting: 'Guten Tag, hier ist Salon Lindgrün. Wie kann ich Ihnen helfen?',
      known_caller: 'true',
      caller_name: '',
    },
    description: 'For the prompt of the agent; each is always set',
  })
  dynamic_variables?: Record<string, string>;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { company_id: 1 } })
  metadata?: { company_id: number };
}

export class InboundDto {
  @ApiProperty({ type: InboundAnswerDto })
  call_inbound: InboundAnswerDto;
}
