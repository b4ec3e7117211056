import { ApiProperty } from '@nestjs/swagger';

export class CalledFunctionDto {
  @ApiProperty({ example: 'check_availability' })
  name: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { service: 'Haarschnitt', when: 'morgen um zehn', name: '•••' },
    description: 'What says something of a person is masked',
  })
  args: Record<string, unknown>;

  @ApiProperty({ type: String, nullable: true, example: 'Frei wäre Dienstag um 10 Uhr.' })
  say: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'slot_taken' })
  reason: string | null;

  @ApiProperty({ example: 12, description: 'Milliseconds until the answer' })
  ms: number;

  @ApiProperty({ example: '2026-12-01T09:00:00.000Z', format: 'date-time' })
  at: string;
}
