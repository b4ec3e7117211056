/** The JSON Schema of one argument. */
export interface ParameterSchema {
  type: 'string' | 'integer' | 'object';
  description: string;
  enum?: readonly string[];
  example?: unknown;
  format?: string;
  additionalProperties?: true;
}

/** The JSON Schema of a function's arguments. */
export interface ParametersSchema {
  type: 'object';
  properties: Readonly<Record<string, ParameterSchema>>;
  required?: readonly string[];
}

/** Arguments that several functions have. */
export const PARAMETERS = {
  event_type_id: { type: 'integer', example: 2563193, description: "Cal.com's id of the service, if it is known" },
  service: { type: 'string', example: 'Herrenhaarschnitt', description: "The service, in the caller's own words" },
  team_id: { type: 'integer', example: 5, description: 'The id of the team or branch, if it is known' },
  team: { type: 'string', example: 'Berlin', description: "The team or branch, in the caller's own words" },
  when: {
    type: 'string',
    example: 'morgen um halb neun',
    description: "The caller's words about the time, verbatim: not calculated, not translated. Better than a date",
  },
  date: { type: 'string', example: '2026-12-01', description: 'The first day, YYYY-MM-DD' },
  end_date: { type: 'string', example: '2026-12-03', description: 'The last day, YYYY-MM-DD, inclusive' },
  from: { type: 'string', example: '14:00', description: 'The earliest time of day, HH:MM' },
  to: { type: 'string', example: '18:00', description: 'Times before this time of day, HH:MM' },
  part_of_day: {
    type: 'string',
    enum: ['morning', 'noon', 'afternoon', 'evening'],
    example: 'afternoon',
    description: 'The part of the day that suits the caller',
  },
  duration: { type: 'integer', example: 45, description: 'Minutes; one of the lengths that the service offers' },
  timezone: {
    type: 'string',
    example: 'Europe/Berlin',
    description: 'IANA; only where the caller is in another time zone than the branch',
  },
  slot_id: {
    type: 'string',
    example: '5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e',
    description: 'The id of the time that the caller has chosen among those offered, unchanged',
  },
  start: {
    type: 'string',
    example: '2026-12-01T10:00:00+01:00',
    description: 'ISO 8601; where there is no slot_id',
  },
} as const satisfies Record<string, ParameterSchema>;
